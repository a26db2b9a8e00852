import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { matches } from '../../utils/platforms/hosts.ts';
import { fetchFrom } from '../stage/ask.ts';
import { until } from '../stage/browsers/until.ts';
import type { Mastodon } from '../stage/mastodon/index.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press as city, librarian } from '../stage/stage.ts';
import {
  arm,
  attach,
  connectAccount,
  found,
  panel,
  press,
  publish,
  signInAt,
  typeServer,
} from '../stage/steps.ts';
import { requests, showOfFile, someOf } from './fixture.ts';
import { click, confirm, says, stored } from './own-pages.ts';

const show = showOfFile({
  signedIn: false,
  // What is typed, and where that leads while it is looked for without a token.
  named: [
    ...['website.example', 'leer.example', 'api.example', 'krefeld.example', 'www.social.krefeld.example'],
    ...['hinter.example', 'sso.example', 'geprueft.example', 'weg.example'],
  ],
});

const failure = '.add-error .problem';

/** Types the server's name and gives the server's own window. */
async function beginSignIn(server: Mastodon, typed = server.host): Promise<{ options: Page; window: Page }> {
  await show.browser.grantHost(`https://${server.host}`);
  const options = await show.browser.openExtensionPage('/options.html');
  await typeServer(options, typed);
  const window = await show.browser.nextPage((url) => url.includes(server.host));
  return { options, window };
}

/** The tokens that the extension holds. */
async function tokens(options: Page): Promise<string[]> {
  const { json } = await stored(options);
  return Array.from(json.matchAll(/"token":"([^"]+)"/g), ([, token = '']) => token);
}

/** The origins that the extension may reach, in one string. */
function origins(options: Page): Promise<string> {
  return options.evaluate(async () => {
    // The pages of an extension have it, the types of a page do not.
    const { permissions } = Reflect.get(globalThis, 'chrome');
    return (await permissions.getAll()).origins.join(' ');
  });
}

const account = (server: Mastodon) => `.account[aria-label$="@${server.host}"]`;

async function signOut(options: Page, server: Mastodon): Promise<void> {
  await confirm(options, `${account(server)} .actions > :last-child`);
  await options.waitForFunction((card) => !document.querySelector(card), {}, account(server));
  await until('the revocation', async () => requests(server, 'POST', '/oauth/revoke')[0]);
  await until(
    'the permission given back',
    async () => !(await origins(options)).includes(server.host) || undefined,
  );
}

async function isAccepted(token: string): Promise<boolean> {
  const authorization = `Bearer ${token}`;
  const path = '/api/v1/accounts/verify_credentials';
  return (await fetchFrom(show, show.mastodon.host, path, { authorization })).ok;
}

test.each(
  someOf(2, [
    ['a name', 'social.krefeld.example'],
    ['an address', 'https://social.krefeld.example/@stadt'],
    ['a handle', '@stadt@social.krefeld.example'],
    ['an address without encryption', 'http://social.krefeld.example/'],
    ['a name with blanks and capitals', ' Social.Krefeld.Example '],
  ]),
)('%s leads to the server, and signing out takes the token back there', async (_what, typed) => {
  const options = await connectAccount(show.browser, show.mastodon, city, typed);
  const [token = '', ...others] = await tokens(options);
  expect(others).toEqual([]);
  expect(await isAccepted(token)).toBe(true);

  await signOut(options, show.mastodon);
  expect(await isAccepted(token)).toBe(false);
  expect(await tokens(options)).toEqual([]);
  await options.close();
});

test('two accounts, one of a server with an umlaut, stand with their limits and rules', async () => {
  const options = await connectAccount(show.browser, show.library, librarian, 'bücher.example');
  await says(options, '.account', 'options.accounts.noRules');
  const text = await options.$eval('.account', ({ textContent }) => textContent ?? '');
  expect(text).toContain('Bücher Social');
  expect(text).toContain('@mediothek@xn--bcher-kva.example');
  expect(text).toMatch(/\b300\b.*\b2\b.*1[.,]500\b/);

  const second = await connectAccount(show.browser, show.mastodon, city);
  expect(await second.$$('.account')).toHaveLength(2);
  const rules = await second.$eval(account(show.mastodon), (card) => card.textContent);
  expect(rules).toMatch(/\b500\b.*\b4\b/);
  expect(rules).toContain('Bleiben Sie sachlich.');
  expect(rules).toContain('Keine Werbung.');
  for (const server of [show.library, show.mastodon]) await signOut(second, server);
  await options.close();
  await second.close();
});

test('a person who denies is told, and nothing is stored', async () => {
  const { options, window } = await beginSignIn(show.mastodon);
  await signInAt(window, city);
  await press(window, '#deny');
  await says(options, failure, 'problem.signInDenied.what');
  expect(await options.$(`[href="https://${show.mastodon.host}/@${city.username}"]`)).toBeNull();
  expect(requests(show.mastodon, 'POST', '/oauth/token')).toEqual([]);
  await options.close();
});

test('a window that is closed counts as denied, and the next try works', async () => {
  const { options, window } = await beginSignIn(show.mastodon);
  await found(window, '#authorize');
  await window.close();
  await says(options, failure, 'problem.signInDenied.what');

  await typeServer(options, show.mastodon.host);
  await press(await show.browser.nextPage((url) => url.includes(show.mastodon.host)), '#authorize');
  await found(options, `[href="https://${show.mastodon.host}/@${city.username}"]`);
  await signOut(options, show.mastodon);
  await options.close();
});

test("an answer with another state than ours is not taken, and its code isn't used", async () => {
  show.mastodon.faults.wrongState = true;
  const { options, window } = await beginSignIn(show.mastodon);
  await press(window, '#authorize');
  await says(options, failure, 'problem.signInMismatch.what');
  expect(requests(show.mastodon, 'POST', '/oauth/token')).toEqual([]);
  await options.close();
});

test.each(
  someOf(1, [
    ['words', 'kein Server'],
    ['a name without a dot', 'localhost'],
    ['an address of a computer', '127.0.0.1'],
  ]),
)('%s are no server, and nobody is asked', async (_what, typed) => {
  const options = await show.browser.openExtensionPage('/options.html');
  await typeServer(options, typed);
  await says(options, failure, 'problem.notAServer.what');
  expect(show.mastodon.log).toEqual([]);
  await options.close();
});

test.each(
  someOf(1, [
    ['a website', 'website.example', 200, '<!doctype html><title>Stadt</title>'],
    ['something that knows no such page', 'leer.example', 404, 'Not Found'],
    ['an API of something else', 'api.example', 200, '{"hello":"world"}'],
  ]),
)('%s is no Mastodon', async (_what, host, status, body) => {
  show.front.add({
    hosts: [host],
    listener: (_request, response) => {
      const type = body.startsWith('{') ? 'application/json' : 'text/html';
      response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body);
    },
  });
  await show.browser.grantHost(`https://${host}`);
  const options = await show.browser.openExtensionPage('/options.html');
  await typeServer(options, host);
  await says(options, failure, 'problem.notMastodon.what');
  await options.close();
});

/** What the city has under names that are not its Mastodon server's. */
function site(
  host: string,
  answer: (path: string) => { led: string } | { page: string; status?: number },
): void {
  show.front.add({
    hosts: [host],
    listener: (request, response) => {
      const said = answer(request.url ?? '/');
      if ('led' in said) return void response.writeHead(301, { location: said.led }).end();
      response.writeHead(said.status ?? 200, { 'content-type': 'text/html' }).end(said.page);
    },
  });
}

/** Signs in at what was typed, where no other host may be asked by permission. Gives the options. */
async function signInBy(typed: string, host: string): Promise<Page> {
  await show.browser.grantHost(`https://${host}`);
  const options = await show.browser.openExtensionPage('/options.html');
  await typeServer(options, typed);
  const window = await show.browser.nextPage((url) => url.includes(show.mastodon.host));
  await signInAt(window, city);
  await press(window, '#authorize');
  await found(options, `[href="https://${show.mastodon.host}/@${city.username}"]`);
  return options;
}

test('a handle whose host is only the site of the city leads to the server, and is the name of the account', async () => {
  show.mastodon.change({ domain: 'krefeld.example' });
  site('krefeld.example', (path) =>
    path.startsWith('/.well-known/')
      ? { led: `https://${show.mastodon.host}${path}` }
      : { page: '<h1>Stadt Krefeld</h1>' },
  );
  const options = await signInBy('@stadt@krefeld.example', 'krefeld.example');
  const card = await options.$eval('.account', ({ ariaLabel, textContent }) => `${ariaLabel} ${textContent}`);
  expect(card).toContain('@stadt@krefeld.example');
  expect(card).not.toContain('@stadt@social.krefeld.example');
  // What was typed is not the server, and is no more asked for anything.
  expect(await origins(options)).not.toContain('https://krefeld.example/');
  await confirm(options, '.account .actions > :last-child');
  await until('the revocation', async () => requests(show.mastodon, 'POST', '/oauth/revoke')[0]);
  await options.close();
});

test('an address that leads to the server is followed', async () => {
  const host = `www.${show.mastodon.host}`;
  site(host, (path) => ({ led: `https://${show.mastodon.host}${path}` }));
  const options = await signInBy(host, host);
  await signOut(options, show.mastodon);
  await options.close();
});

test('a server that says nothing before the sign-in is asked after it', async () => {
  show.mastodon.change({ limitedFederation: true, version: '4.3.23', maxCharacters: 777 });
  const options = await signInBy(show.mastodon.host, show.mastodon.host);
  expect(await options.$eval('.account', ({ textContent }) => textContent)).toMatch(/\b777\b/);
  await signOut(options, show.mastodon);
  await options.close();
});

test('a second factor does not block the way back, even where the permission was given before', async () => {
  const amt = { username: 'amt', password: 'ein Kennwort', code: '123456' };
  show.mastodon.addUser({ ...amt, displayName: 'Amt', oneTimeCode: amt.code });
  const signInWithCode = async (window: Page) => {
    await (await found(window, '#user_email')).type(amt.username);
    await (await found(window, '#user_password')).type(amt.password);
    await press(window, 'button[type="submit"]');
    await (await found(window, '#user_otp_attempt')).type(amt.code);
    await press(window, 'button[type="submit"]');
    await press(window, '#authorize');
  };
  show.mastodon.endSessions();
  const { options, window } = await beginSignIn(show.mastodon);
  await signInWithCode(window);
  await found(options, `[href="https://${show.mastodon.host}/@amt"]`);

  show.mastodon.endSessions();
  const tokensAsked = () => requests(show.mastodon, 'POST', '/oauth/token').length;
  const before = tokensAsked();
  await press(options, '.account .actions > :first-child');
  await signInWithCode(await show.browser.nextPage((url) => url.includes(show.mastodon.host)));
  await until('the token', async () => tokensAsked() > before || undefined);
  await says(options, '.add-status', 'options.add.connectedAgain', `@amt@${show.mastodon.host}`);
  expect(await options.$(failure)).toBeNull();
  show.mastodon.endSessions();
  await signOut(options, show.mastodon);
  await options.close();
});

test.each(
  someOf(1, [
    ['disabled', 'accountDisabled'],
    ['pending', 'accountPending'],
    ['unconfirmed', 'accountUnconfirmed'],
  ] as const),
)('an account that is %s is told what to do', async (state, key) => {
  const { options, window } = await beginSignIn(show.mastodon);
  await signInAt(window, city);
  show.mastodon.faults.loginState = state;
  await press(window, '#authorize');
  await says(options, failure, `problem.${key}.what`);
  await options.close();
});

test.each([
  ['to a sign-in of another kind', 'hinter.example', 302, 'problem.redirected.what'],
  ['nowhere, before a check for browsers', 'geprueft.example', 403, 'problem.challenged.what'],
] as const)('an address that leads %s is said to', async (_what, host, status, key) => {
  site('sso.example', () => ({ page: '<h1>Anmelden</h1>' }));
  site(host, () =>
    status === 302 ? { led: 'https://sso.example/login' } : { page: '<h1>Just a moment</h1>', status },
  );
  await show.browser.grantHost(`https://${host}`);
  const options = await show.browser.openExtensionPage('/options.html');
  await typeServer(options, host);
  await says(options, failure, key);
  await options.close();
});

test('a server that does not answer is said to be out of reach', async () => {
  show.front.add({ hosts: ['weg.example'], listener: (request) => request.socket.destroy() });
  await show.browser.grantHost('https://weg.example');
  const options = await show.browser.openExtensionPage('/options.html');
  await typeServer(options, 'weg.example');
  await says(options, failure, 'problem.noNetwork.what');
  await options.close();
});

test('to delete everything leaves nothing behind and takes the tokens back', async () => {
  const options = await connectAccount(show.browser, show.mastodon, city);
  const token = (await tokens(options)).at(-1) ?? '';
  const mirrored = await show.write('Eines ist angekommen');
  await arm(mirrored);
  await publish(mirrored);
  await found(mirrored, panel.done);
  show.mastodon.faults.failNext = [{ method: 'POST', path: /statuses/, status: 503, times: 99 }];
  const waiting = await show.write('Eines wartet');
  await attach(waiting, await pictureFiles(1));
  await arm(waiting);
  await publish(waiting);
  await found(waiting, panel.waiting);
  const armed = await show.write('Eines ist noch nicht veröffentlicht');
  await arm(armed);
  expect((await stored(options)).keys.length).toBeGreaterThan(4);

  await options.bringToFront();
  await click(options, '#privacy .box > .button-bad');
  await press(options, 'dialog .button-bad');
  await options.waitForFunction(() => !document.querySelector('.account'));
  await until('the revocation', async () => requests(show.mastodon, 'POST', '/oauth/revoke')[0]);
  expect(await isAccepted(token)).toBe(false);
  await until('empty databases', async () => (await stored(options)).keys.length === 0 || undefined);
  const left = await options.evaluate(async () => {
    // The pages of an extension have it, the types of a page do not.
    const { storage } = Reflect.get(globalThis, 'chrome');
    return { local: await storage.local.get(null), session: await storage.session.get(null) };
  });
  expect(left).toEqual({ local: {}, session: {} });
  // Without it the tokens could not be ended at their server: it is given back after that.
  await until(
    'the permissions of the platforms alone',
    async () => (await origins(options)).split(' ').length === matches.length || undefined,
  );
  expect((await origins(options)).split(' ').toSorted()).toEqual(matches.toSorted());
  await options.close();
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});

import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { bodyOf } from '../stage/http.ts';
import { press as city } from '../stage/stage.ts';
import {
  arm,
  found,
  isThere,
  panel,
  panelReady,
  press,
  pressPost,
  publish,
  questionOf,
  steady,
  takeOffer,
} from '../stage/steps.ts';
import { addZoo, cityStatuses, cityTexts, isLong, kind, showOfFile, zoo } from './fixture.ts';
import { says, stored } from './own-pages.ts';

/** A host that says yes to everything, as a page's script would need one to make a claim. */
const forger = 'forger.example';
const foreign = 'fremd.example';

const show = showOfFile();
const reached: string[] = [];
beforeAll(async () => {
  show.front.add({
    hosts: [forger],
    listener: async (request, response) => {
      const { results } = JSON.parse((await bodyOf(request)).toString() || '{}');
      const allowed = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
      response.writeHead(200, { 'content-type': 'application/json', ...allowed });
      response.end(JSON.stringify({ results }));
    },
  });
  show.front.add({
    hosts: [foreign, 'localhost'],
    listener: (request, response) => {
      reached.push(`${request.headers.host}${request.url}`);
      response.writeHead(404).end();
    },
  });
  await addZoo(show);
});

interface Forged {
  uri: string;
  cid: string;
  /** Whose repository the request names; the record's own if left out. */
  repo?: string;
}

/** What a script in the page can do: a request that looks as if the platform had just published this record. */
async function forge(page: Page, { uri, cid, repo }: Forged): Promise<void> {
  await page.evaluate(
    async (host, profile, result) => {
      const collection = 'app.bsky.feed.post';
      const value = { $type: collection, text: 'Gefälscht', createdAt: new Date().toISOString() };
      const write = { $type: 'com.atproto.repo.applyWrites#create', collection, value };
      const body = JSON.stringify({ repo: profile, writes: [write], results: [result] });
      const answer = await fetch(`https://${host}/xrpc/com.atproto.repo.applyWrites`, {
        method: 'POST',
        body,
      });
      await answer.text();
    },
    forger,
    repo ?? uri.split('/')[2] ?? '',
    { uri, cid },
  );
}

const texts = () => cityTexts(show);

/** After a claim that was passed over: the post that is really published is the one that is mirrored. */
async function stillArmed(page: Page, text: string): Promise<void> {
  await found(page, panel.on);
  await publish(page);
  await found(page, panel.done);
  expect(await texts()).toEqual([text]);
}

/** A claim that nobody's press made is offered at most; taken by a person, it comes to nothing. */
async function offeredAndRefused(page: Page, reason: string): Promise<void> {
  await found(page, panel.offer);
  expect(await cityStatuses(show)).toEqual([]);
  await takeOffer(page);
  await refused(page, reason);
}

/** The switch of a profile that is new: the window that asks says why it is not who it claims to be, and offers no yes. */
async function notProved(page: Page, reason: string): Promise<void> {
  await panelReady(page);
  await steady(page, panel.switch);
  await press(page, panel.switch);
  const asked = await until('the window that asks', () => questionOf(page));
  await says(asked, '.problem-what', `problem.${reason}.what`);
  expect(await isThere(asked, '.button-main')).toBe(false);
  await asked.close();
  await page.bringToFront();
  expect(await isThere(page, panel.on)).toBe(false);
}

/** After a claim that was taken and came to nothing. */
async function refused(page: Page, reason: string): Promise<void> {
  await found(page, panel.failed);
  const own = await show.browser.openExtensionPage('/popup.html');
  await says(own, '.item-failed .problem-what', `problem.${reason}.what`);
  await press(own, '.item-failed .actions > :last-child');
  await press(own, '.confirm .button-bad');
  await own.waitForFunction(() => !document.querySelector('.item-failed'));
  await own.close();
  expect(await cityStatuses(show)).toEqual([]);
}

test.runIf(isLong)("somebody else's real record is passed over", async () => {
  const agent = await show.bluesky.agentFor(zoo);
  const page = await show.write('Echt');
  await arm(page);
  const record = await agent.post({ text: 'Vom Zoo' });
  await forge(page, record);
  await forge(page, { ...record, repo: show.did });
  await stillArmed(page, 'Echt');
});

test('a claim for a profile on a foreign host is passed over, and the host is not asked', async () => {
  const page = await show.write('Echt und nah');
  await arm(page);
  await forge(page, { uri: `at://did:web:${foreign}/app.bsky.feed.post/3mabcdefghijk`, cid: 'bafyreia' });
  await stillArmed(page, 'Echt und nah');
  expect(reached).toEqual([]);
});

test.runIf(isLong)('an old own record is refused', async () => {
  const agent = await show.bluesky.agentFor(city.handle);
  const record = await agent.post({ text: 'Von früher' });
  const page = await show.write('Von heute');
  await arm(page);
  await forge(page, record);
  await offeredAndRefused(page, 'recordOlder');
});

test.runIf(isLong)('a record that does not exist is refused', async () => {
  const page = await show.write('Gibt es');
  await arm(page);
  await forge(page, { uri: `at://${show.did}/app.bsky.feed.post/3mabcdefghijk`, cid: 'bafyreia' });
  await offeredAndRefused(page, 'recordMissing');
});

test.runIf(isLong)('a record that is another version than was claimed is refused', async () => {
  const agent = await show.bluesky.agentFor(city.handle);
  const page = await show.write('Diese Fassung');
  await arm(page);
  const { uri } = await agent.post({ text: 'Eine andere' });
  await forge(page, { uri, cid: 'bafyreia' });
  await offeredAndRefused(page, 'recordDiffers');
});

test.each(['did:web:localhost', 'did:web:10.0.0.7', 'did:web:nas.local'])(
  'a profile that says it lives at %s is refused, and nobody is asked',
  async (did) => {
    const page = await show.write('');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.ProseMirror'));
    await page.evaluate((profile) => {
      const stored = JSON.parse(localStorage.getItem('BSKY_STORAGE') ?? '');
      stored.session.currentAccount = { did: profile, handle: 'rathaus.example' };
      localStorage.setItem('BSKY_STORAGE', JSON.stringify(stored));
    }, did);
    await page.keyboard.press('n');
    await found(page, '.ProseMirror-focused');
    await page.keyboard.type('Harmlos');
    await notProved(page, 'sourceForbidden');
    await forge(page, { uri: `at://${did}/app.bsky.feed.post/3mabcdefghijk`, cid: 'bafyreia' });
    await found(page, panel.offer);
    expect(await cityStatuses(show)).toEqual([]);
    expect(reached).toEqual([]);
    await page.evaluate(() => localStorage.removeItem('BSKY_STORAGE'));
  },
);

test("the city's handle with a stranger's DID is refused", async () => {
  const agent = await show.bluesky.agentFor('zoo.bsky.test');
  const page = await show.write('');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.ProseMirror'));
  await page.evaluate((did) => {
    const stored = JSON.parse(localStorage.getItem('BSKY_STORAGE') ?? '');
    stored.session.currentAccount.did = did;
    localStorage.setItem('BSKY_STORAGE', JSON.stringify(stored));
  }, agent.assertDid);
  await page.keyboard.press('n');
  await found(page, '.ProseMirror-focused');
  await page.keyboard.type('Vom Rathaus');
  await notProved(page, 'handleDiffers');
  await forge(page, await agent.post({ text: 'Vom Zoo' }));
  await found(page, panel.offer);
  expect(await cityStatuses(show)).toEqual([]);
  await page.evaluate(() => localStorage.removeItem('BSKY_STORAGE'));
});

test('a record whose words are not those of its CID is refused', async () => {
  const page = await show.write('Echt und wahr');
  await arm(page);
  show.bluesky.faults.alterRecord = (record) => ({ ...record, value: { ...record.value, text: 'Gelogen' } });
  await publish(page);
  await refused(page, 'recordDiffers');
});

test('one arming is good for one publication: a second claim is offered at most', async () => {
  const agent = await show.bluesky.agentFor(city.handle);
  const page = await show.write('Die eine');
  await arm(page);
  const record = await agent.post({ text: 'Die andere' });
  await pressPost(page, '[data-testid="composerPublishBtn"]');
  await found(page, panel.blocked);
  await forge(page, record);
  await found(page, panel.offer);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Die eine']);
});

test('a click made by script switches nothing on', async () => {
  const page = await show.write('Kein Klick');
  await panelReady(page);
  await page.$eval(panel.switch, (element) => {
    const button = element as HTMLElement;
    button.click();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    button.focus();
    for (const type of ['keydown', 'keypress', 'keyup']) {
      button.dispatchEvent(new KeyboardEvent(type, { key: ' ', bubbles: true, composed: true }));
    }
  });
  // Had one of them counted, this would switch it off.
  await steady(page, panel.switch);
  await press(page, panel.switch);
  await found(page, panel.on);
});

test('a click made by script on an offer mirrors nothing', async () => {
  const page = await show.write('Kein Klick auf das Angebot');
  await panelReady(page);
  await publish(page);
  await found(page, panel.offer);
  const button = await found(page, panel.takeOffer);
  await button.evaluate((element) => (element as HTMLElement).click());
  expect(await isThere(page, panel.offer)).toBe(true);
  const next = await show.write('Ein richtiger Klick');
  await arm(next);
  await publish(next);
  await found(next, panel.done);
  expect(await texts()).toEqual(['Ein richtiger Klick']);
});

test("the page's message listeners hear nothing of the line between tap and watch", async () => {
  const page = await show.write('Unter uns');
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    for (const target of [window, document]) {
      for (const type of ['message', 'mitposten:port']) {
        target.addEventListener(type, (event) => heard.push(event), true);
      }
    }
  });
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  expect(await page.evaluate('heard.length')).toBe(0);
});

// Puppeteer reaches the world of content scripts in Chromium only.
test.runIf(kind === 'chromium')(
  'a content script gets no token, and no word of what only our pages may ask',
  async () => {
    const own = await show.browser.openExtensionPage('/options.html');
    const [, token = ''] = /"token":"([^"]+)"/.exec((await stored(own)).json) ?? [];
    expect(token).not.toBe('');
    const page = await show.write('Kein Token');
    await arm(page);
    const realm = await until('the content scripts', async () => page.extensionRealms()[0]);
    const told = await realm.evaluate(async (did) => {
      // The world of a content script has it, the types of a page do not.
      const { runtime, storage } = Reflect.get(globalThis, 'chrome');
      const profile = { platform: 'bluesky', id: did, name: 'x' };
      const asked = [
        { type: 'composer', composer: 'x', profile, openedAt: 0, sighted: true },
        { type: 'wipe' },
        { type: 'retry', id: 'x' },
        { type: 'discard', id: 'x' },
        { type: 'signed-in', account: 'x' },
      ];
      const answers: unknown[] = [];
      for (const message of asked) answers.push((await runtime.sendMessage(message)) ?? null);
      return JSON.stringify([answers, await storage.local.get(null)]);
    }, show.did);
    const [[composer, ...refused]] = JSON.parse(told);
    expect(composer).toMatchObject({ receivers: ['Stadt Krefeld'] });
    expect(told).not.toContain(token);
    expect(refused.map(Object.keys)).toEqual(Array(4).fill(['mitpostenRefused']));
    expect((await stored(own)).json).toContain(token);
    await own.close();
  },
);

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});

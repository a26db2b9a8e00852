import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '../../../utils/mastodon/accounts.ts';
import type * as FindAccount from '../../../utils/mastodon/find-account.ts';
import { handleOf } from '../../../utils/mastodon/typed-address.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { accountOf } from '../outbox/world.ts';
import { always, hangUp, serve } from './network.ts';

const host = 'social.example';
const mastodon = createMastodon({ host });
mastodon.addUser({ username: 'Stadt', password: '', displayName: 'Stadt Krefeld' });
mastodon.addUser({ username: 'stadtarchiv', password: '', displayName: '' });
mastodon.addRemote({ username: 'zoo', host: 'xn--bcher-kva.example', displayName: 'Zoo' });
const asker: SignedIn = {
  ...accountOf(`stadt@${host}`),
  token: mastodon.issueToken('stadt', 'read:accounts'),
};

let findAccount: typeof FindAccount.findAccount;
beforeAll(async () => {
  ({ findAccount } = await import('../../../utils/mastodon/find-account.ts'));
});
beforeEach(() => serve(host, mastodon.listener));
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

const list = (...accounts: object[]) => always(200, 'application/json', JSON.stringify(accounts));
const account = (acct: string, url: string) => ({
  acct,
  username: acct.split('@')[0],
  display_name: acct,
  url,
});

describe('an account is found', () => {
  test('on the own server, whose accounts come without host', async () => {
    expect(await findAccount(asker, '@stadt@social.example')).toEqual({
      ...{ handle: 'Stadt@social.example', name: 'Stadt Krefeld' },
      url: 'https://social.example/@Stadt',
    });
  });

  test('by its user name where it gives itself no other', async () => {
    expect(await findAccount(asker, 'stadtarchiv@social.example')).toMatchObject({ name: 'stadtarchiv' });
  });

  test('by a name without what turns it round or goes on for ever', async () => {
    const found = account('zoo@a.example', 'https://a.example/@zoo');
    await serve(host, list({ ...found, display_name: `Zoo\u202e ${'o'.repeat(1000)}` }));
    expect((await findAccount(asker, 'zoo@a.example'))?.name).toMatch(/^Zoo o{95}…$/);
  });

  test.each(['@zoo@bücher.example', 'Zoo@xn--bcher-kva.example', 'https://bücher.example/@zoo'])(
    'on another server by %s, its host in ASCII',
    async (typed) => {
      expect(await findAccount(asker, typed)).toMatchObject({
        handle: 'zoo@xn--bcher-kva.example',
        name: 'Zoo',
      });
    },
  );

  test('behind others that the server also finds', async () => {
    const [other, meant] = ['zoo2@a.example', 'zoo@a.example'].map((acct) => account(acct, ''));
    await serve(host, list(other ?? {}, meant ?? {}));
    expect(await findAccount(asker, 'zoo@a.example')).toMatchObject({ handle: 'zoo@a.example' });
  });

  test('by the address of its page, where its handle has another host', async () => {
    await serve(host, list(account('zoo@krefeld.example', 'https://social.krefeld.example/@zoo')));
    expect(await findAccount(asker, 'https://social.krefeld.example/@Zoo')).toMatchObject({
      handle: 'zoo@krefeld.example',
    });
  });
});

describe('nobody is found', () => {
  test.each(['niemand@social.example', 'stad@social.example', 'affe@xn--bcher-kva.example'])(
    'by %s',
    async (typed) => {
      expect(await findAccount(asker, typed)).toBeUndefined();
    },
  );

  test.each(['zoo\u202e', '<b>', 'a b', 'zoo@', 'zoo@b@c.example', 'zoo@localhost'])(
    'by the address of a page whose account calls itself %j',
    async (acct) => {
      await serve(host, list(account(acct, 'https://a.example/@zoo')));
      expect(await findAccount(asker, 'zoo@a.example')).toBeUndefined();
    },
  );

  test('where the server finds only others', async () => {
    await serve(host, list(account('zoo2@a.example', 'https://a.example/@zoo2'), account('zoo', '')));
    expect(await findAccount(asker, 'zoo@a.example')).toBeUndefined();
  });
});

describe('the own server whose handles have another host', () => {
  const own = { ...asker, handle: 'stadt@krefeld.example' };

  test('gives its accounts with that one', async () => {
    await serve(host, list(account('zoo', `https://${host}/@zoo`)));
    for (const typed of ['zoo@krefeld.example', `https://${host}/@zoo`])
      expect(await findAccount(own, typed)).toMatchObject({ handle: 'zoo@krefeld.example' });
  });
});

describe('what hinders', () => {
  const reportOf = (work: Promise<unknown>) =>
    work.then(
      () => 'nothing was thrown',
      (thrown) => thrown.report ?? thrown,
    );

  test('is no fault of the own server where the other does not answer', async () => {
    expect(await reportOf(findAccount(asker, 'zoo@other.example'))).toEqual({
      ...{ kind: 'unreachable', reason: 'account-host-silent', detail: 'other.example' },
    });
  });

  test('is asked of no server where it is no account', async () => {
    expect(await reportOf(findAccount(asker, 'zoo'))).toMatchObject({
      reason: 'not-a-handle',
      detail: 'zoo',
    });
    expect(mastodon.log).toEqual([]);
  });

  test.each([
    [401, 'needs-login', 'signed-out'],
    [403, 'refused', 'account-unchecked'],
    [404, 'refused', 'account-unchecked'],
    [429, 'unreachable', 'rate-limited'],
    [503, 'unreachable', 'server-down'],
  ] as const)('is told for %i', async (status, kind, reason) => {
    mastodon.faults.failNext = [{ path: /search/, status }];
    expect(await reportOf(findAccount(asker, 'zoo@a.example'))).toMatchObject({ kind, reason });
  });

  test('is told by a server that does not even find who asks, unless it is a Mastodon', async () => {
    const snac = { ...asker, server: { ...asker.server, software: 'snac' } };
    await serve(host, list());
    expect(await reportOf(findAccount(snac, 'zoo@a.example'))).toMatchObject({
      ...{ kind: 'refused', reason: 'account-unchecked' },
    });
    expect(await findAccount(asker, 'zoo@a.example')).toBeUndefined();
    await serve(host, list(account('stadt', `https://${host}/@stadt`)));
    expect(await findAccount(snac, 'zoo@a.example')).toBeUndefined();
  });

  test('is told where nobody answers', async () => {
    await serve(host);
    expect(await reportOf(findAccount(asker, 'zoo@a.example'))).toMatchObject({ reason: 'no-network' });
  });
});

describe('an account is meant', () => {
  test.each([
    ['@zoo@a.example', 'zoo@a.example'],
    ['  zoo@a.example ', 'zoo@a.example'],
    ['acct:zoo@a.example', 'zoo@a.example'],
    ['Zoo.Krefeld-x_1@A.Example', 'Zoo.Krefeld-x_1@a.example'],
    ['zoo@bücher.example', 'zoo@xn--bcher-kva.example'],
    ['https://a.example/@zoo', 'zoo@a.example'],
    ['https://a.example/@zoo/', 'zoo@a.example'],
    ['https://a.example/@zoo?lang=de#x', 'zoo@a.example'],
    ['https://a.example/users/zoo', 'zoo@a.example'],
    ['a.example/@zoo', 'zoo@a.example'],
    ['https://a.example/@zoo@b.example', 'zoo@b.example'],
  ])('by %j', (typed, handle) => {
    expect(handleOf(typed)).toBe(handle);
  });

  test.each([
    ...[
      '',
      'zoo',
      '@zoo',
      '@zoo@',
      'zoo@localhost',
      'zoo@10.0.0.1',
      'zoo@a.example:8080',
      'zoo krefeld@a.example',
    ],
    ...[
      'zoo@a.example@b.example',
      'https://a.example/zoo',
      'https://a.example/@zoo/123',
      'http://a.example/@zoo',
    ],
    ...['zöo@a.example', '-zoo@a.example', 'https://a:b@c.example/@zoo', 'javascript://a.example/@zoo'],
  ])('by %j nobody is', (typed) => {
    expect(() => handleOf(typed)).toThrow('not-a-handle');
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';
import { offered, stadt } from './around.ts';

const {
  addNotice,
  addOutcome,
  closeNotice,
  forgetAccount,
  listNotices,
  noticesOf,
  putBack,
  readNotice,
  removeNotice,
  removeNotices,
  takeOffer,
  tellTwice,
} = await import('../../../utils/intake/notices.ts');

beforeEach(() => fakeBrowser.storage.resetState());

const museum = 'museum@kultur.example';
const done = { account: stadt, state: 'done', url: 'https://krefeld.example/1' } as const;
const problem = { kind: 'unreachable', reason: 'no-network', detail: '' } as const;
const waiting = { account: stadt, state: 'waiting', problem } as const;

describe('what is told in a tab', () => {
  test('is its own, oldest first', async () => {
    await addNotice(offered('a'));
    await addNotice(offered('b', { tab: 8 }));
    await addNotice(offered('c'));
    expect((await noticesOf(7)).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('is told once of each publication, the last word last', async () => {
    await addNotice(offered('a'));
    await addNotice(offered('b'));
    await addNotice(offered('a', { offered: 'text-differs' }));
    expect((await noticesOf(7)).map(({ id, offered: why }) => [id, why])).toEqual([
      ['b', 'not-armed'],
      ['a', 'text-differs'],
    ]);
  });

  test('is thirty at most, the newest; other tabs lose none', async () => {
    await addNotice(offered('other', { tab: 8 }));
    for (let index = 0; index < 33; index += 1) await addNotice(offered(String(index)));
    const all = await noticesOf(7);
    expect([all.length, all[0]?.id, all.at(-1)?.id]).toEqual([30, '3', '32']);
    expect(await noticesOf(8)).toHaveLength(1);
  });

  test('is kept where it was read and stands on Mastodon, and told again where something is asked', async () => {
    const stands = { offer: undefined, offered: undefined, outcomes: [done] };
    await addNotice(offered('a', { ...stands, changed: 'edited' }));
    await addNotice(offered('b'));
    for (const id of ['a', 'b']) await closeNotice(7, id);
    expect([await noticesOf(7), (await listNotices()).map(({ id }) => id)]).toEqual([[], ['a']]);
    const twice = { links: ['https://krefeld.example/2'] };
    expect(await tellTwice('a', museum, twice)).toEqual([]);
    expect(await tellTwice('a', stadt, twice)).toEqual([7]);
    expect(await noticesOf(7)).toMatchObject([{ id: 'a', outcomes: [{ ...done, twice }] }]);
    // Whether it is to be changed too was answered when it was closed.
    expect((await noticesOf(7))[0]).not.toHaveProperty('changed');
    expect(await tellTwice('a', stadt, undefined, 'https://krefeld.example/2')).toEqual([7]);
    expect((await readNotice(7, 'a'))?.outcomes).toEqual([{ ...done, url: 'https://krefeld.example/2' }]);
  });

  test('what was read takes the place of nothing that is to be read', async () => {
    await addNotice(offered('open'));
    const stands = { offer: undefined, offered: undefined, outcomes: [done] };
    for (let index = 0; index < 40; index += 1) {
      await addNotice(offered(String(index), stands));
      await closeNotice(7, String(index));
    }
    expect((await noticesOf(7)).map(({ id }) => id)).toEqual(['open']);
    expect((await listNotices()).length).toBeLessThan(40);
  });

  test('goes by itself alone, or with its tab', async () => {
    for (const id of ['a', 'b']) await addNotice(offered(id));
    await addNotice(offered('a', { tab: 8 }));
    await removeNotice(7, 'a');
    expect((await listNotices()).map(({ tab, id }) => [tab, id])).toEqual([
      [7, 'b'],
      [8, 'a'],
    ]);
    await removeNotices(7);
    expect((await listNotices()).map(({ tab }) => tab)).toEqual([8]);
  });
});

describe('an offer', () => {
  test('is taken once, and is none any more', async () => {
    await addNotice(offered());
    const taken = await Promise.all([takeOffer(7, 'p'), takeOffer(7, 'p')]);
    expect(taken).toEqual([offered().offer, undefined]);
    // The browser's storage has no undefined.
    expect(await readNotice(7, 'p')).not.toHaveProperty('offer');
    expect((await readNotice(7, 'p'))?.offered).toBeUndefined();
  });

  test('is of its tab', async () => {
    await addNotice(offered());
    expect(await takeOffer(8, 'p')).toBeUndefined();
    expect((await readNotice(7, 'p'))?.offered).toBe('not-armed');
  });

  test('that could not be taken after all stands there again, with its reason', async () => {
    await addNotice(offered('p', { offered: 'text-differs' }));
    const offer = await takeOffer(7, 'p');
    if (offer) await putBack(7, 'p', offer, 'text-differs');
    expect(await readNotice(7, 'p')).toEqual(offered('p', { offered: 'text-differs' }));
  });
});

describe('an outcome', () => {
  test('is told in every tab that tells of the publication, which are named', async () => {
    for (const tab of [7, 8]) await addNotice(offered('p', { tab }));
    await addNotice(offered('other', { tab: 9 }));
    expect(await addOutcome('p', done)).toEqual([7, 8]);
    expect((await listNotices()).map(({ outcomes }) => outcomes)).toEqual([[done], [done], []]);
  });

  test('is the last of each account', async () => {
    await addNotice(offered());
    for (const outcome of [waiting, { ...waiting, account: museum }, done]) await addOutcome('p', outcome);
    expect((await readNotice(7, 'p'))?.outcomes).toEqual([{ ...waiting, account: museum }, done]);
  });

  test('ends the offer: it is on its way', async () => {
    await addNotice(offered());
    await addOutcome('p', waiting);
    expect(await takeOffer(7, 'p')).toBeUndefined();
  });

  test('of what nobody reads of is told nowhere', async () => {
    expect(await addOutcome('p', done)).toEqual([]);
  });
});

describe('what a person has given up', () => {
  const both = [stadt, museum].map((id) => ({ id, name: id }));

  test('on one account is told of the other alone', async () => {
    await addNotice(offered('a', { accounts: both, offered: undefined, offer: undefined }));
    await addOutcome('a', { account: stadt, state: 'failed', problem });
    await addOutcome('a', { ...done, account: museum });
    expect(await forgetAccount('a', stadt)).toEqual([7]);
    expect(await noticesOf(7)).toMatchObject([
      { accounts: [{ id: museum }], outcomes: [{ account: museum, state: 'done' }] },
    ]);
  });

  test('on all, or on the last one, is told nowhere any more', async () => {
    await addNotice(offered('a', { accounts: both }));
    await addNotice(offered('b', { accounts: both.slice(0, 1), tab: 8 }));
    await addNotice(offered('c'));
    expect(await forgetAccount('a', undefined)).toEqual([7]);
    expect(await forgetAccount('b', stadt)).toEqual([8]);
    expect((await listNotices()).map(({ id }) => id)).toEqual(['c']);
  });
});

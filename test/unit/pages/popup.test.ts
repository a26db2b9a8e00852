import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Unwritten } from '../../../utils/intake/unwritten.ts';
import type { FromOwnPages } from '../../../utils/protocol/from-own-pages.ts';
import { calls, fakeBrowser } from '../background/browser.ts';
import { offered, record } from '../intake/around.ts';
import { accountOf, createWorld, stadt } from '../outbox/world.ts';

const { openComposer } = await import('../../../utils/intake/composers.ts');
const { addNotice } = await import('../../../utils/intake/notices.ts');
const { addUnwritten } = await import('../../../utils/intake/unwritten.ts');
const { wipeOutbox } = await import('../../../utils/outbox/store.ts');
const { addTrouble } = await import('../../../utils/intake/troubles.ts');
const { createPopup } = await import('../../../utils/pages/popup.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { writeHealth } = await import('../../../utils/settings/health.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { writeRule } = await import('../../../utils/settings/rules.ts');

const person = { platform: 'facebook', id: '100', name: 'Petra Presse', isPrivate: true } as const;
const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;

// The words themselves are the components' business.
Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });

beforeEach(async () => {
  fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: 'Mitposten', version: '0.3.0' });
  await writeAccount({ ...accountOf(stadt), token: 't', remoteId: '1' });
  calls.query.mockResolvedValue([{ id: 7 }]);
});
afterEach(async () => {
  await wipeAccounts();
  fakeBrowser.storage.resetState();
  vi.resetAllMocks();
});

const tell = vi.fn(async (_: FromOwnPages): Promise<unknown> => ({ taken: true }));

async function opened() {
  const popup = createPopup({ tell, changed: () => {} });
  await popup.read();
  return popup;
}

describe('the private profile of the tab beside the popup', () => {
  // Two composers of the same profile.
  beforeEach(async () => {
    await openComposer(record({ profile: person }));
    await openComposer(record({ profile: person, id: 'c2' }));
  });

  test('is named once', async () => {
    expect((await opened()).state().privateProfiles).toEqual([person]);
  });

  test('is offered from now on by one of its composers', async () => {
    const popup = await opened();
    await popup.offerProfile(person.id);
    expect(tell).toHaveBeenCalledWith({ type: 'offer-profile', tab: 7, composer: 'c2' });
  });

  test('is not named once a rule names it', async () => {
    await writeRule(newRule(person, []));
    expect((await opened()).state().privateProfiles).toEqual([]);
  });

  test('is not asked about where a person has said "never" of it', async () => {
    await writeRule({ ...newRule(person, []), mode: 'never' });
    const popup = await opened();
    expect(popup.state().privateProfiles).toEqual([]);
    await popup.offerProfile(person.id);
    expect(tell).not.toHaveBeenCalled();
  });

  test('of another tab is not named, nor a profile that is none', async () => {
    calls.query.mockResolvedValue([{ id: 8 }]);
    await openComposer(record({ tab: 8 }));
    expect((await opened()).state()).toMatchObject({ privateProfiles: [], offers: [] });
  });

  test('is unknown where there is no tab', async () => {
    calls.query.mockResolvedValue([]);
    expect((await opened()).state()).toMatchObject({ privateProfiles: [], offers: [], troubles: [] });
  });
});

test('a platform that has changed is told with its file, which keeps its address', async () => {
  await writeHealth('instagram', { state: 'ok', missing: undefined, shapes: [], at: 1 });
  await writeHealth('facebook', { state: 'changed', missing: 'answer', shapes: [], at: Date.now() });
  const popup = await opened();
  const [changed, ...others] = popup.state().changed;
  expect([changed?.platform, others]).toEqual(['facebook', []]);
  expect(await (await fetch(changed?.file.url ?? '')).text()).toBe(changed?.file.text);
  expect(changed?.missing).toBe('answer');
  expect(changed?.file.text).toContain('"extension": "Mitposten 0.3.0"');
  await popup.read();
  expect(popup.state().changed).toEqual([changed]);
});

describe('what the tab beside the popup offers', () => {
  test('is shown with its reason, and what is no offer any more is not', async () => {
    await addNotice(offered('a', { offered: 'unseen' }));
    await addNotice(offered('b', { offered: undefined, offer: undefined }));
    await addNotice(offered('c', { tab: 8 }));
    const shown = (await opened()).state().offers;
    expect(shown).toMatchObject([{ id: 'a', reason: 'unseen', platform: 'facebook', excerpt: 'Hallo' }]);
    expect(shown).toHaveLength(1);
  });

  test('is taken by the background, which has the rest of it', async () => {
    await addNotice(offered('a'));
    await (await opened()).mirror('a', 'tab');
    expect(tell).toHaveBeenCalledWith({ type: 'take-offer', tab: 7, publication: 'a' });
  });
});

test('what takes the mirror away in this tab is told', async () => {
  await addTrouble({ tab: 7, platform: 'facebook', trouble: 'tap-lost', at: 1 });
  await addTrouble({ tab: 8, platform: 'facebook', trouble: 'frame-failed', at: 1 });
  expect((await opened()).state().troubles).toEqual([{ platform: 'facebook', trouble: 'tap-lost' }]);
});

test('only profiles whose posts can be read by anybody have latest posts', async () => {
  await writeRule(newRule(profile, [stadt]));
  await writeRule(newRule({ platform: 'facebook', id: '200', name: 'Stadt' }, [stadt]));
  expect((await opened()).state().profiles).toEqual(['stadt.example']);
});

describe('where the disk is full', () => {
  const problem = { kind: 'unreachable', reason: 'disk-full', detail: '' } as const;
  const told: Unwritten = {
    ...{ id: 'at://1', problem, nextTryAt: 9 },
    claim: {
      ...{ accounts: [stadt], platform: 'bluesky', profileName: 'stadt.example' },
      ...{ address: 'https://bsky.app/1', time: 1, excerpt: 'Das Freibad' },
    },
  };
  const rows = async () =>
    (await opened()).state().deliveries.map((row) => [row.excerpt, row.state, row.problem?.reason]);

  test('a post that could not even be stored is there, and says so', async () => {
    await addUnwritten(told);
    expect(await rows()).toEqual([['Das Freibad', 'waiting', 'disk-full']]);
  });

  test('one that is stored says so once, in place of being sent', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['x'] });
    await addUnwritten(told);
    expect(await rows()).toEqual([['at://1', 'waiting', 'disk-full']]);
    await wipeOutbox();
  });
});

test('what cannot be read takes nothing else with it, and is said', async () => {
  await fakeBrowser.storage.local.set({ rules$: { v: 99 }, rules: {} });
  const { unread, hasAccounts } = (await opened()).state();
  expect(unread).toEqual([{ kind: 'refused', reason: 'stored-by-newer', detail: 'local:rules' }]);
  expect(hasAccounts).toBe(true);
});

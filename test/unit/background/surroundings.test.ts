import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { offered, published, record, stadt, surroundings as watched } from '../intake/around.ts';
import { accountOf, createWorld, type World, stadt as worldAccount } from '../outbox/world.ts';
import { calls, fakeBrowser } from './browser.ts';

const { surroundings, tellOutcomes } = await import('../../../entrypoints/background/surroundings.ts');
const { openComposer } = await import('../../../utils/intake/composers.ts');
const { addNotice, closeNotice, noticesOf } = await import('../../../utils/intake/notices.ts');
const { listUnwritten } = await import('../../../utils/intake/unwritten.ts');
const { writeRecord } = await import('../../../utils/ledger/records.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { createOutbox } = await import('../../../utils/outbox/outbox.ts');

const idle = vi.fn();
const none = async () => {};
const around = surroundings(
  { drain: none, accept: none, write: none, forget: () => {} },
  idle,
  watched().ledger,
);
const badges = () => calls.setBadgeText.mock.calls.map(([{ tabId, text }]) => [tabId, text]);

beforeEach(() => fakeBrowser.storage.resetState());
afterEach(async () => {
  await wipeAccounts();
  vi.clearAllMocks();
});

describe('what is told in a tab has changed:', () => {
  test('watch hears that a frame is needed', async () => {
    await addNotice(offered());
    await addNotice(offered('p', { tab: 8 }));
    await around.changed(7);
    expect(calls.sendMessage.mock.calls).toEqual([[7, { type: 'told', isAnything: true }, { frameId: 0 }]]);
  });

  test('with nothing to tell a frame that is there hears of it, and none is made', async () => {
    await around.changed(7);
    expect(calls.sendMessage.mock.calls).toEqual([[7, { type: 'told', isAnything: false }, { frameId: 0 }]]);
  });

  test('its badge says what it has published that nobody took', async () => {
    await addNotice(offered('a'));
    await around.changed(7);
    await around.changed(8);
    expect(badges()).toEqual([
      [7, '1!'],
      [8, null],
    ]);
  });

  test('that the tab is gone is no fault', async () => {
    await addNotice(offered());
    calls.setBadgeText.mockRejectedValueOnce(new Error('No tab with id: 7'));
    calls.sendMessage.mockRejectedValueOnce(new Error('Could not establish connection'));
    calls.tellPages.mockRejectedValueOnce(new Error('Receiving end does not exist'));
    await expect(around.changed(7)).resolves.toBeUndefined();
  });
});

describe('what was decided for a composer has changed:', () => {
  test('its pill is told, and by way of it the preview', async () => {
    await writeAccount(accountOf(stadt));
    await openComposer(record({ edits: { warning: 'Achtung' } }));
    await around.composerChanged(7, 'c1');
    expect(calls.sendMessage).toHaveBeenCalledWith(
      ...[
        7,
        { type: 'view', composer: 'c1', view: expect.objectContaining({ edited: true }) },
        { frameId: 0 },
      ],
    );
  });

  test('nobody is told of one that is gone', async () => {
    await around.composerChanged(7, 'c1');
    expect([calls.sendMessage.mock.calls, calls.tellPages.mock.calls]).toEqual([[], []]);
  });

  test('its page learns neither what was written for Mastodon nor more of an account than its name', async () => {
    await writeAccount({ ...accountOf(stadt), token: 'SEHR-GEHEIM' });
    await openComposer(record({ edits: { warning: 'Achtung' } }));
    await around.composerChanged(7, 'c1');
    const told = JSON.stringify(calls.sendMessage.mock.calls);
    for (const secret of ['SEHR-GEHEIM', 'Achtung', stadt]) expect(told).not.toContain(secret);
  });
});

describe('what became of a publication is told in the tabs that tell of it:', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
    await addNotice(offered('at://1', { offered: undefined, offer: undefined }));
  });
  /** The outbox, whose events go the real way. */
  async function run(): Promise<void> {
    const telling: Promise<void>[] = [];
    await createOutbox({ ...world.io, tell: (event) => void telling.push(tellOutcomes(event)) }).drain();
    await Promise.all(telling);
  }
  const outcomes = async () => (await noticesOf(7)).flatMap((each) => each.outcomes);

  test('that the post stands, and where', async () => {
    await world.publish('at://1', { texts: ['Eins', 'Zwei'] });
    await run();
    expect(await outcomes()).toEqual([
      { account: worldAccount, state: 'done', url: 'https://krefeld.example/@stadt/status-0' },
    ]);
    expect(calls.sendMessage.mock.calls).toContainEqual([
      7,
      { type: 'told', isAnything: true },
      { frameId: 0 },
    ]);
  });

  test.each([
    ['waiting', 'limited', 'rate-limited'],
    ['failed', 'refused', 'server-refused'],
  ] as const)('that it is %s', async (state, fate, reason) => {
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push(fate);
    await run();
    expect(await outcomes()).toMatchObject([{ state, problem: { reason } }]);
  });

  test('and nowhere where nobody reads of it', async () => {
    await world.publish('at://2', { texts: ['Eins'] }, { tab: undefined });
    await run();
    expect(world.server.texts()).toEqual(['Eins']);
    expect(calls.sendMessage).not.toHaveBeenCalled();
  });
});

test('that it stands twice is told where its message was read already, and that it does no longer', async () => {
  const url = (name: string) => `https://krefeld.example/${name}`;
  const outcomes = [{ account: stadt, state: 'done', url: url('2') } as const];
  await addNotice(offered('p', { offer: undefined, offered: undefined, outcomes }));
  await closeNotice(7, 'p');
  const of = { kind: 'double', publication: 'p', account: stadt } as const;
  const twice = { links: [url('1')] };
  await tellOutcomes({ ...of, isDouble: true, twice });
  expect(await noticesOf(7)).toMatchObject([{ outcomes: [{ state: 'done', twice }] }]);
  expect(calls.sendMessage).toHaveBeenCalledWith(7, { type: 'told', isAnything: true }, { frameId: 0 });
  // Ours was the second.
  await writeRecord({
    ...{ id: `p → ${stadt}`, account: stadt, platform: 'facebook', profile: '1', publication: 'p' },
    ...{ profileName: 'x', address: '', publishedAt: 5, at: 9, outcome: 'mirrored' },
    statuses: [{ id: '1', url: url('1') }],
  });
  await tellOutcomes({ ...of, isDouble: false });
  expect((await noticesOf(7))[0]?.outcomes).toEqual([{ account: stadt, state: 'done', url: url('1') }]);
});

describe('who a profile is', () => {
  test('can be proved on Bluesky, and nowhere else', () => {
    const all = (['bluesky', 'facebook', 'instagram'] as const).map(around.canProve);
    expect(all).toEqual([true, false, false]);
  });

  test('is asked of its own directory, and not believed without an answer', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    const stranger = { platform: 'bluesky', id: 'did:plc:fremd', name: 'stadt.example' } as const;
    await expect(around.prove(stranger)).rejects.toThrow();
    vi.unstubAllGlobals();
  });
});

test('where nothing is known of a platform’s names, nothing of a shape is kept', () => {
  const shape = { method: 'POST', path: '/', name: 'x', status: 200, request: {}, answer: [] };
  expect(around.knownShape('bluesky', shape)).toBeUndefined();
});

test('something has ended: what waited for it goes on', () => {
  around.idle();
  expect(idle).toHaveBeenCalled();
});

test('an offer’s files are asked for in its own tab', async () => {
  calls.sendMessage.mockResolvedValueOnce({ sure: true, publication: published() });
  const message = { type: 'take', publication: 'p', ticket: 't' } as const;
  expect(await around.askTab(7, message)).toEqual({ sure: true, publication: published() });
  expect(calls.sendMessage).toHaveBeenCalledWith(7, message, { frameId: 0 });
});

describe('a full disk', () => {
  const problem = { kind: 'unreachable', reason: 'disk-full', detail: '' } as const;
  const state = { kind: 'waiting', attempts: 1, nextTryAt: 9, problem } as const;
  const accounts = [worldAccount];

  test('is remembered where it needs no room, until the publication has gone on', async () => {
    const world = await createWorld();
    const unwritten = await world.written('at://1', { texts: ['Das Freibad'] });
    const about = { kind: 'problem', publication: 'at://1', tab: 7, accounts } as const;
    await tellOutcomes({ ...about, state, unwritten });
    expect(await listUnwritten()).toEqual([
      {
        ...{ id: 'at://1', problem, nextTryAt: 9 },
        claim: {
          ...{ accounts, platform: 'bluesky', profileName: 'stadt.example', excerpt: 'at://1' },
          ...{ address: 'https://bsky.app/at://1', time: unwritten.publication.time },
        },
      },
    ]);
    await tellOutcomes({ ...about, state: { ...state, problem: { ...problem, reason: 'server-down' } } });
    expect(await listUnwritten()).toEqual([]);
  });

  test('is forgotten with everything else', async () => {
    const forget = vi.fn();
    await surroundings({ drain: none, accept: none, write: none, forget }, idle, watched().ledger).wipe();
    expect(forget).toHaveBeenCalledWith();
  });
});

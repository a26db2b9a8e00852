import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newRule } from '../../../utils/post/rule.ts';
import type { FromOwnPages } from '../../../utils/protocol/from-own-pages.ts';
import { calls, fakeBrowser } from '../background/browser.ts';
import { hangUp, serve } from '../mastodon/network.ts';
import { accountOf } from '../outbox/world.ts';

const { apart, createCatchUp } = await import('../../../utils/pages/catch-up/catch-up.ts');
const { listManuscripts } = await import('../../../utils/composer/store.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { writeRecord, wipeLedger } = await import('../../../utils/ledger/records.ts');
const { writeRule } = await import('../../../utils/settings/rules.ts');

const now = Date.UTC(2026, 10, 29, 14);
const stadt = 'stadt@krefeld.example';
const profile = { platform: 'facebook', id: '615', name: 'Stadt Krefeld' } as const;
const address = 'https://www.facebook.com/stadt.krefeld';
const textOf = (at: number) =>
  `Meldung ${at}: In der ${at}. Straße wird heute gebaut, bitte fahren Sie langsam.`;

/** What the reader in the page gives: the newest first. */
const shownPost = (at: number, part: object = {}) => ({
  ...{
    platform: 'facebook',
    profile: '615',
    id: `pfbid0nr${at}`,
    time: now - at * 60_000,
    links: [],
    media: [],
    lacks: [],
  },
  address: `${address}/posts/pfbid0nr${at}`,
  segments: [{ kind: 'text', text: textOf(at) }],
  ...part,
});
let shown: unknown;
let asked: { args?: unknown[] }[] = [];
let statuses: { id: string; content: string; created_at: string; media_attachments?: object[] }[] = [];
const told: FromOwnPages[] = [];
const opened: string[] = [];

beforeEach(async () => {
  fakeBrowser.reset();
  await wipeAccounts();
  await wipeLedger();
  [told.length, opened.length, asked, statuses] = [0, 0, [], []];
  await writeAccount(accountOf(stadt));
  await writeRule(newRule(profile, [stadt]));
  Object.assign(fakeBrowser.tabs, { get: async () => ({ id: 7, url: address }) });
  // The second call asks what the first has put there.
  calls.executeScript.mockImplementation((async (call: { args?: unknown[] }) => {
    asked.push(call);
    return [{ result: call.args ? shown : undefined }];
  }) as never);
  await serve('krefeld.example', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(statuses));
    // There is one page of them.
    statuses = [];
  });
});
afterAll(hangUp);

async function open(files: Record<string, string> = {}) {
  const fetch = vi.fn(async (from: RequestInfo | URL) => {
    const file = files[String(from)];
    return file ? new Response(file) : new Response('', { status: 404 });
  });
  const tell = async (message: FromOwnPages) => {
    told.push(message);
    return message.type === 'mirror' ? { taken: true } : undefined;
  };
  const io = {
    tell,
    changed: () => {},
    open: async (id: string) => void opened.push(id),
    io: { fetch: fetch as never },
    // What is in a file stands for what the picture shows.
    print: async (file: Blob) => [{ shape: 1, hash: '0', lights: [Number(await file.text())] }],
    now: () => now,
  };
  const catchUp = createCatchUp(io, 7);
  await catchUp.read();
  return { catchUp, fetch };
}
const missing = ({ state }: { state(): { missing: { id: string }[] } }) =>
  state().missing.map(({ id }) => id);

describe('looking at the page beside', () => {
  test('of ten posts exactly those are missing that neither ledger nor account knows, and the ledger hears of them', async () => {
    shown = { posts: Array.from({ length: 10 }, (_, at) => shownPost(at)) };
    const record = {
      platform: 'facebook',
      profile: '615',
      profileName: '',
      publication: 'pfbid0nr3',
      address: '',
      account: stadt,
    } as const;
    await writeRecord({ ...record, id: 'r', publishedAt: now, outcome: 'mirrored', statuses: [], at: now });
    const elsewhere = [0, 2, 5, 7, 8];
    statuses = elsewhere.map((at) => ({
      id: `${at}`,
      content: `<p>${textOf(at)} <a href="https://krefeld.example/tags/x">#x</a></p>`,
      created_at: new Date(now).toISOString(),
    }));
    const { catchUp, fetch } = await open();
    await catchUp.search('page');
    expect(missing(catchUp)).toEqual(['pfbid0nr1', 'pfbid0nr4', 'pfbid0nr6', 'pfbid0nr9']);
    expect(catchUp.state().search).toEqual({ kind: 'done', of: 'page', settled: 6, older: 0 });
    const missed = told.flatMap((message) => (message.type === 'missed' ? message.post.id : []));
    expect(missed).toEqual(missing(catchUp));
    // Nothing of the platform is fetched for that.
    expect(fetch).not.toHaveBeenCalled();
  });

  describe('where words say little', () => {
    const [there, here] = ['https://krefeld.example/small/1.png', 'https://scontent.xx.fbcdn.net/v/1.jpg'];
    const greeting = () => {
      const media = [{ kind: 'image', src: here, description: '', machineMade: false }];
      shown = { posts: [shownPost(1, { media, segments: [{ kind: 'text', text: 'Guten Morgen' }] })] };
      const media_attachments = [{ type: 'image', preview_url: there }];
      const created_at = new Date(now).toISOString();
      statuses = [{ id: '1', content: '<p>Guten Morgen</p>', created_at, media_attachments }];
    };

    test('of a page nothing is loaded for that: it stays missing', async () => {
      greeting();
      const { catchUp, fetch } = await open({ [there]: '7', [here]: '7' });
      await catchUp.search('page');
      expect(missing(catchUp)).toEqual(['pfbid0nr1']);
      expect(fetch).not.toHaveBeenCalled();
    });
  });

  test('the page is told ids and names alone, and read once', async () => {
    shown = { posts: [shownPost(1)] };
    const { catchUp } = await open();
    expect(asked).toEqual([]);
    await catchUp.search('page');
    expect(asked.map(({ args }) => args)).toEqual([
      undefined,
      [[{ id: '615', ids: ['615'], name: 'Stadt Krefeld', names: [] }]],
    ]);
  });

  test('why nothing was read is said', async () => {
    shown = { posts: [], why: 'foreign' };
    const { catchUp } = await open();
    await catchUp.search('page');
    expect(catchUp.state().search).toEqual({ kind: 'none', platform: 'facebook', why: 'foreign' });
  });

  test('a server that does not answer is said, and nothing is taken for missing', async () => {
    shown = { posts: [shownPost(1)] };
    await serve('krefeld.example');
    const { catchUp } = await open();
    await catchUp.search('page');
    expect(catchUp.state()).toMatchObject({ search: { kind: 'failed' }, missing: [] });
  });
});

describe('what is missing', () => {
  async function found(...posts: object[]) {
    shown = { posts };
    const opening = await open();
    await opening.catchUp.search('page');
    told.length = 0;
    return opening.catchUp;
  }

  test('goes into the composer as what it mirrors', async () => {
    const catchUp = await found(shownPost(1));
    await catchUp.mirror('pfbid0nr1');
    const [manuscript] = await listManuscripts();
    expect(opened).toEqual([manuscript?.id]);
    expect(manuscript).toMatchObject({
      text: textOf(1),
      accounts: [stadt],
      mirrors: { publication: 'pfbid0nr1', profile: '615' },
    });
  });

  test('goes with others the oldest first, each some time after the one before', async () => {
    const catchUp = await found(shownPost(1), shownPost(2), shownPost(3), shownPost(4, { lacks: ['rest'] }));
    for (const at of [1, 2, 4]) catchUp.choose(`pfbid0nr${at}`, true);
    await catchUp.mirrorChosen();
    const mirrored = told.flatMap((message) =>
      message.type === 'mirror' ? [[message.publication.id, message.until]] : [],
    );
    expect(mirrored).toEqual([
      ['pfbid0nr2', undefined],
      ['pfbid0nr1', now + apart],
    ]);
    expect(missing(catchUp)).toEqual(['pfbid0nr3', 'pfbid0nr4']);
    expect(catchUp.state().handled).toEqual({ kind: 'queued', count: 2, at: now + apart });
  });

  test('does not go with others where a picture could not be loaded: a person sees that first', async () => {
    const media = [
      { kind: 'image', src: 'https://scontent.xx.fbcdn.net/v/1.jpg', description: '', machineMade: false },
    ];
    const catchUp = await found(shownPost(1, { media }));
    catchUp.choose('pfbid0nr1', true);
    await catchUp.mirrorChosen();
    expect(told).toEqual([]);
    expect(catchUp.state().missing).toMatchObject([{ state: 'failed' }]);
  });

  test('is decided against with a reason, and is gone', async () => {
    const catchUp = await found(shownPost(1), shownPost(2));
    await catchUp.decline('pfbid0nr1', 'raffle', '');
    expect(told).toMatchObject([
      { type: 'decline', post: { id: 'pfbid0nr1', profile, accounts: [stadt] }, reason: 'raffle' },
    ]);
    expect(missing(catchUp)).toEqual(['pfbid0nr2']);
  });
});

test('the way in from the popup stays beside the tab that it was opened at', async () => {
  const { catchUpEntrance } = await import('../../../utils/pages/catch-up/entrance.ts');
  let inFront: object[] = [{ id: 7, url: address }];
  Object.assign(fakeBrowser.tabs, { query: async () => inFront });
  const drawn: object[] = [];
  const entrance = catchUpEntrance(() => drawn.push(entrance.state()));
  await entrance.read();
  inFront = [{ id: 8, url: 'https://elsewhere.example/' }];
  await entrance.read();
  expect(drawn).toEqual(Array(2).fill({ page: 'profile', hasRules: true }));
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  blueskyProfile,
  offered,
  profile,
  published,
  record,
  stadt,
  surroundings,
} from '../intake/around.ts';
import { accountOf } from '../outbox/world.ts';
import { calls, fakeBrowser, home } from './browser.ts';

const { answer } = await import('../../../entrypoints/background/messages.ts');
const { surroundings: realSurroundings } = await import('../../../entrypoints/background/surroundings.ts');
const { isAnythingArmed, openComposer, readComposer } = await import('../../../utils/intake/composers.ts');
const { addNotice, listNotices } = await import('../../../utils/intake/notices.ts');
const { giveTicket } = await import('../../../utils/intake/tickets.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { listClaims, wipeOutbox } = await import('../../../utils/outbox/store.ts');
const { listRules } = await import('../../../utils/settings/rules.ts');

const token = 'SEHR-GEHEIMES-TOKEN';
const ticket = '00000000-0000-4000-8000-000000000001';
type Sender = Parameters<typeof answer>[1];

const page = { id: 'mitposten', url: 'https://www.facebook.com/', frameId: 0, tab: { id: 7 } };
const frame = { ...page, url: `${home}frame.html`, frameId: 3, documentId: 'document' };
const popup = { id: 'mitposten', url: `${home}popup.html` };
const optionsTab = { ...popup, url: `${home}options.html`, frameId: 0, tab: { id: 9 } };

let around: ReturnType<typeof surroundings>;
const [warn, error] = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];

// No more of a sender is read.
const say = (message: unknown, sender: object = page) => answer(message, sender as Sender, around);

beforeEach(async () => {
  around = surroundings();
  await writeAccount({ ...accountOf(stadt), token, remoteId: 'REMOTE-ID' });
  await openComposer(record());
  await giveTicket(ticket, { tab: 7, composer: 'c1' });
  // What is said is looked at, and not shown.
  for (const said of [warn, error]) said.mockReset().mockImplementation(() => {});
});
afterEach(async () => {
  await Promise.all([wipeAccounts(), wipeOutbox()]);
  fakeBrowser.storage.resetState();
  vi.clearAllMocks();
});

const arm = { type: 'arm', composer: 'c1', armed: true, sure: true, excerpt: '' };
const composer = { type: 'composer', composer: 'c1', profile, openedAt: 1, sighted: true };
const publish = {
  type: 'published',
  composer: 'c1',
  publication: published(),
  drafted: { key: null, parts: [] },
};
const mirror = { type: 'mirror', profile, accounts: [stadt], publication: published() };
const hello = { type: 'frame-hello', ticket };
const choose = { type: 'frame-choose', ticket, accounts: [] };

describe('a message is refused, answered so, and said in the console:', () => {
  test.each<[why: string, what: string, message: unknown, sender: object]>([
    ['not-ours', 'of another extension', arm, { ...page, id: 'another' }],
    ['not-ours', 'of a web page, which has no id', arm, { url: page.url, frameId: 0, tab: { id: 7 } }],
    ['not-allowed', 'of something framed in the page', arm, { ...page, frameId: 3 }],
    ['not-allowed', 'of no tab', arm, { id: 'mitposten', url: page.url, frameId: 0 }],
    ['not-understood', 'that only our own pages may send', { type: 'wipe' }, page],
    ['not-understood', 'to retry, of a page', { type: 'retry', id: 'x' }, page],
    ['not-understood', 'to discard, of a page', { type: 'discard', id: 'x' }, page],
    ['not-understood', 'to describe, of a page', { type: 'describe', id: 'x', descriptions: {} }, page],
    ['not-understood', 'to go on, of a page', { type: 'signed-in', account: stadt }, page],
    ['not-understood', 'to mirror, of a page', mirror, page],
    ['not-understood', 'to take an offer, of a page', { type: 'take-offer', tab: 7, publication: 'p' }, page],
    [
      'not-understood',
      'to answer a question, of a page',
      { type: 'answer', about: { tab: 7, composer: 'c1' }, yes: true },
      page,
    ],
    ['not-understood', 'that only a frame may send, of a page', choose, page],
    ['not-understood', 'that only a page may send, of the popup', arm, popup],
    ['not-understood', 'that only a frame may send, of the popup', choose, popup],
    ['not-understood', 'that only a page may send, of a frame', arm, frame],
    ['not-understood', 'that only our own pages may send, of a frame', { type: 'wipe' }, frame],
    ['not-understood', 'of a frame that is opened as a page', hello, { ...frame, frameId: 0 }],
    ['not-allowed', 'of a frame in another tab', hello, { ...frame, tab: { id: 8 } }],
    [
      'not-allowed',
      'of a frame with a ticket that was never given',
      { ...hello, ticket: ticket.replace('1', '2') },
      frame,
    ],
    ['not-understood', 'of a frame with a ticket that is none', { ...hello, ticket: 'ticket' }, frame],
    [
      'not-understood',
      'of the popup, where somebody else has framed it',
      { type: 'wipe' },
      { ...page, url: popup.url, frameId: 3 },
    ],
    [
      ...['not-understood', 'of an address that only looks like ours', { type: 'wipe' }],
      { ...page, url: 'chrome-extension://mitpostenx/popup.html' },
    ] as [string, string, unknown, object],
    ['not-understood', 'of no known type', { type: 'tokens' }, page],
    ['not-understood', 'that is nothing', null, page],
    ['not-understood', 'that is a text', 'arm', page],
    [
      'not-understood',
      'with a profile of another platform',
      { ...composer, profile: { ...profile, platform: 'x' } },
      page,
    ],
    ['not-understood', 'with a text that is far too long', { ...arm, composer: 'x'.repeat(10_001) }, page],
    [
      'not-understood',
      'with a publication without parts',
      { ...publish, publication: published('p', { parts: [] }) },
      page,
    ],
    [
      'not-understood',
      'with a picture that is none',
      {
        ...publish,
        publication: published('p', {
          parts: [
            {
              id: 'p',
              revision: '',
              text: '',
              content: {
                segments: [],
                links: [],
                media: [{ upload: 'u', kind: 'image', file: 'the market' as unknown as Blob }],
              },
            },
          ],
        }),
      },
      page,
    ],
    ['not-understood', 'with a time that is none', { ...composer, openedAt: 'now' }, page],
    [
      'not-understood',
      'with a reason that is none',
      {
        type: 'offer',
        composer: 'c1',
        publication: published(),
        drafted: { key: null, parts: [] },
        reason: 'because',
      },
      page,
    ],
    ['not-understood', 'with a secret that is none', { type: 'line', secret: 'mine' }, page],
  ])('%s: one %s', async (why, _, message, sender) => {
    expect(await say(message, sender)).toEqual({ mitpostenRefused: why });
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.[0]).toContain(why);
    expect([await isAnythingArmed(), await listClaims(), await listRules(), await listNotices()]).toEqual([
      ...[false, [], [], []],
    ]);
    expect(await readComposer(7, 'c1')).toEqual(record());
  });

  test('nothing that a person wrote is said there', async () => {
    await say({ type: 'published', text: 'Geheim' });
    await say('Geheim');
    expect(JSON.stringify(warn.mock.calls)).not.toContain('Geheim');
  });
});

describe('a message that fails', () => {
  test('is answered so, and said in the console', async () => {
    around.openOptions.mockRejectedValueOnce(new Error('no window'));
    expect(await say({ type: 'options' })).toEqual({ mitpostenRefused: 'failed' });
    expect(error).toHaveBeenCalledWith(...[expect.any(String), 'options', expect.any(Error)]);
  });
});

describe('by trust', () => {
  test('a page may arm what a person has pressed', async () => {
    expect(await say(arm)).toMatchObject({ armed: true });
  });

  test('a frame with its ticket may decide for its composer', async () => {
    expect(await say(hello, frame)).toMatchObject({ kind: 'composer', composer: 'c1' });
    await say(choose, frame);
    expect(await readComposer(7, 'c1')).toMatchObject({ chosen: [] });
  });

  test('a frame keeps its ticket: no other document gets in with it', async () => {
    await say(hello, frame);
    expect(await say(hello, { ...frame, documentId: 'another' })).toEqual({
      mitpostenRefused: 'not-allowed',
    });
    expect(await say(hello, frame)).toMatchObject({ composer: 'c1' });
  });

  test('where the browser names no document, the frame itself counts', async () => {
    const { documentId: _, ...firefox } = frame;
    await say(hello, firefox);
    expect(await say(hello, { ...firefox, frameId: 4 })).toEqual({ mitpostenRefused: 'not-allowed' });
    expect(await say(hello, firefox)).toMatchObject({ composer: 'c1' });
  });

  test.each([
    ['the popup', popup],
    ['settings in a tab', optionsTab],
  ])('%s may ask for the rest', async (_, sender) => {
    expect(await say(mirror, sender)).toEqual({ taken: true });
  });
});

test('no answer to anybody holds a token, or what leads to one', async () => {
  await addNotice(offered());
  await openComposer(record({ id: 'c2', profile: blueskyProfile, asks: 'profile' }));
  const about = { tab: 7, composer: 'c2' };
  const asked: [unknown, object][] = [
    [{ type: 'watch', platform: 'facebook' }, page],
    [{ type: 'line', secret: ticket }, page],
    [{ type: 'earlier-line' }, page],
    [composer, page],
    [arm, page],
    [publish, page],
    [
      {
        type: 'offer',
        composer: 'c1',
        publication: published('q'),
        drafted: { key: null, parts: [] },
        reason: 'not-armed',
      },
      page,
    ],
    [{ type: 'withdraw', publication: 'q' }, page],
    [{ type: 'frame', ticket, composer: 'c1' }, page],
    [{ type: 'trouble', trouble: 'frame-failed', platform: 'facebook', composer: 'c1' }, page],
    [{ type: 'probe', isOn: true }, page],
    [{ type: 'health', health: { platform: 'facebook', state: 'ok', shapes: [] } }, page],
    [{ type: 'options' }, page],
    [hello, frame],
    [{ type: 'frame-edit', ticket, edits: {} }, frame],
    [{ type: 'frame-mirror', ticket, publication: 'p' }, frame],
    [{ type: 'frame-dismiss', ticket, publication: 'p' }, frame],
    [{ type: 'frame-options', ticket }, frame],
    [choose, frame],
    [mirror, popup],
    [{ type: 'take-offer', tab: 7, publication: 'p' }, popup],
    [{ type: 'offer-profile', tab: 7, composer: 'c1' }, popup],
    [{ type: 'question', about }, popup],
    [{ type: 'answer', about, yes: true }, popup],
    [{ type: 'retry', id: 'p' }, popup],
    [{ type: 'signed-in', account: stadt }, popup],
    [{ type: 'describe', id: 'p', descriptions: { 0: 'x' } }, popup],
    [{ type: 'discard', id: 'p' }, popup],
    [{ type: 'gone', composers: ['c1'] }, page],
    [{ type: 'left' }, page],
    [{ type: 'wipe' }, popup],
  ];
  for (const [message, sender] of asked) {
    const answered = JSON.stringify(await say(message, sender)) ?? '';
    expect(answered).not.toContain('mitpostenRefused');
    expect(answered).not.toContain(token);
    expect(answered).not.toContain('REMOTE-ID');
  }
});

test('"delete everything" leaves nothing', async () => {
  const real = realSurroundings(around.outbox, () => {}, around.ledger);
  await say(arm);
  await addNotice(offered());
  await say(mirror, popup);
  await answer({ type: 'wipe' }, popup as Sender, real);
  expect([await listClaims(), await listRules(), await isAnythingArmed(), await listNotices()]).toEqual([
    ...[[], [], false, []],
  ]);
  expect(await say(composer)).toMatchObject({ accounts: 0 });
  expect(calls.reload).not.toHaveBeenCalled();
});

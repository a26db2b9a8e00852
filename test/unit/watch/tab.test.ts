// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ComposerAnswer } from '../../../utils/messages.ts';
import type { Page } from '../../../utils/platforms/contract.ts';
import type { Exchange, Publication } from '../../../utils/post/types.ts';
import { createTab } from '../../../utils/watch/tab.ts';

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
const stadt = 'stadt@krefeld.example';
const opened = 1000;

/** A page of one composer, which the test opens and closes. */
function open(answer: Partial<ComposerAnswer> = {}) {
  const element = document.body.appendChild(document.createElement('div'));
  const page: Page = {
    composerOf: (each) => (element.contains(each) ? { platform: 'bluesky', element } : undefined),
    anchorOf: () => undefined,
    publishButtonOf: ({ element: composer }) => composer.querySelector('button') ?? undefined,
    profile: () => profile,
    readDraft: () => ({ parts: [], language: undefined }),
    describes: () => undefined,
  };
  const account = {
    ...{ id: stadt, name: 'Stadt', handle: `@${stadt}`, avatar: '', signedIn: true, software: 'mastodon' },
    limits: { characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
  };
  const full = { accounts: [account], chosen: [stadt], mode: 'ask', visibility: 'public', ...answer };
  const later: (() => void)[] = [];
  const clock = { now: opened };
  let ids = 0;
  const send = vi.fn(async (message: { type: string }): Promise<unknown> => {
    if (message.type === 'composer') return full;
    return message.type === 'published' ? { taken: true } : undefined;
  });
  const tab = createTab({
    ...{ page, send, now: () => clock.now, newId: () => `c${ids++}`, later: (work) => void later.push(work) },
    address: 'https://bsky.app',
    // The exchange's body names the publication, so that a test says what was published.
    recogniser: {
      recognise: ({ responseBody, published }: Exchange & { published?: Publication }) => [
        published ?? (JSON.parse(responseBody) as Publication),
      ],
      understands: () => true,
    },
  });
  tab.setStale(false);
  const sent = (type: string) =>
    send.mock.calls.map(([message]) => message).filter((each) => each.type === type);
  return {
    tab,
    element,
    send,
    sent,
    clock,
    passGrace: () =>
      later.splice(0).forEach((work) => {
        work();
      }),
  };
}

const publication = (id: string, change: Partial<Publication> = {}): Publication => ({
  ...{ platform: 'bluesky', profile: profile.id, id, address: `https://bsky.app/${id}`, time: 2000 },
  parts: [{ id, revision: 'r', text: 'Hallo' }],
  ...change,
});
const exchange = (published: Publication): Exchange => ({
  ...{ url: '', method: 'POST', requestHeaders: {}, requestBody: '', files: [], status: 200 },
  responseBody: JSON.stringify(published),
});
/** As the browser makes it of a person's click. */
const click = { isTrusted: true } as Event;
const forged = new Event('click');

beforeEach(() => document.body.replaceChildren());

async function opening(answer: Partial<ComposerAnswer> = {}) {
  const world = open(answer);
  world.tab.notice(world.element);
  await vi.waitFor(() => expect(world.tab.state().composers[0]?.answer).toBeDefined());
  return world;
}

describe('a composer', () => {
  test('is noticed once, and asks for the panel and its accounts', async () => {
    const { tab, element, sent } = await opening();
    tab.notice(element);
    expect(tab.state().composers).toHaveLength(1);
    expect(sent('panel')).toHaveLength(1);
    expect(sent('composer')).toEqual([{ type: 'composer', profile }]);
  });

  test("is armed by a person's click alone", async () => {
    const { tab, sent } = await opening();
    tab.arm('c0', true, forged);
    expect([tab.state().composers[0]?.armed, sent('arm')]).toEqual([false, []]);
    tab.arm('c0', true, click);
    expect(tab.state().composers[0]?.armed).toBe(true);
    expect(sent('arm')).toMatchObject([{ composer: 'c0', profile, accounts: [stadt], openedAt: opened }]);
    tab.arm('c0', false, click);
    expect(sent('disarm')).toEqual([{ type: 'disarm', composer: 'c0' }]);
  });

  test('without an account cannot be armed', async () => {
    const { tab, sent } = await opening({ chosen: [] });
    tab.arm('c0', true, click);
    expect(sent('arm')).toEqual([]);
  });

  test('is armed from the start where the rule of its profile says so', async () => {
    const { sent } = await opening({ mode: 'armed' });
    expect(sent('arm')).toHaveLength(1);
  });

  test('of a page whose requests are not seen is not armed from the start', async () => {
    const { tab, element, sent, send } = open({ mode: 'armed' });
    tab.setStale(true);
    tab.notice(element);
    await vi.waitFor(() => expect(tab.state().composers[0]?.answer).toBeDefined());
    expect(send).toHaveBeenCalled();
    expect(sent('arm')).toEqual([]);
  });

  test('is disarmed when it is gone for good, and when the page goes', async () => {
    const first = await opening();
    first.tab.arm('c0', true, click);
    first.element.remove();
    first.tab.refresh();
    expect(first.sent('disarm')).toEqual([]);
    first.passGrace();
    expect(first.sent('disarm')).toHaveLength(1);
    const second = await opening();
    second.tab.arm('c0', true, click);
    second.tab.leave();
    expect(second.sent('disarm')).toHaveLength(1);
  });
});

describe('what an armed composer published', () => {
  test('is handed over, once', async () => {
    const { tab, sent } = await opening();
    tab.arm('c0', true, click);
    await tab.hear(exchange(publication('at://1')));
    await tab.hear(exchange(publication('at://1')));
    expect(sent('published')).toMatchObject([{ composer: 'c0', publication: publication('at://1') }]);
    expect(tab.state().mirrors).toMatchObject([{ phase: 'sending' }]);
  });

  test.each([
    ['lets its files go once they are taken', true, [undefined]],
    ['keeps its files where it was not taken', false, ['the market']],
  ])('%s', async (_, taken, expected) => {
    const { tab, send } = await opening();
    tab.arm('c0', true, click);
    const file = new Blob(['the market'], { type: 'image/png' });
    const media = [{ upload: 'u', kind: 'image' as const, file }];
    const parts = [{ id: 'p', revision: '', text: '', content: { segments: [], links: [], media } }];
    send.mockResolvedValue({ taken });
    await tab.hear({ ...exchange(publication('p')), published: publication('p', { parts }) });
    const [mirror] = tab.state().mirrors;
    const files = mirror?.publication.parts[0]?.content?.media.map((each) => each.file?.text());
    expect(await Promise.all(files ?? [])).toEqual(expected);
  });

  test('is one publication: whatever the page says next is only offered', async () => {
    const { tab, sent } = await opening();
    tab.arm('c0', true, click);
    await tab.hear(exchange(publication('at://1')));
    await tab.hear(exchange(publication('at://2')));
    expect(sent('published')).toHaveLength(1);
    expect(tab.state().mirrors.map(({ phase }) => phase)).toEqual(['sending', 'offered']);
  });

  test('still counts within the grace after it has closed, and no longer after that', async () => {
    const { tab, element, sent, passGrace } = await opening();
    tab.arm('c0', true, click);
    element.remove();
    tab.refresh();
    await tab.hear(exchange(publication('at://1')));
    expect(sent('published')).toHaveLength(1);
    passGrace();
    await tab.hear(exchange(publication('at://2')));
    expect(tab.state().mirrors).toHaveLength(1);
  });

  test('is offered where the background does not take it', async () => {
    const { tab, send } = await opening();
    tab.arm('c0', true, click);
    send.mockResolvedValueOnce({ taken: false });
    await tab.hear(exchange(publication('at://1')));
    expect(tab.state().mirrors).toMatchObject([{ phase: 'offered' }]);
  });
});

test('an answer that comes after the next composer was opened is of the one whose Post was pressed', async () => {
  const { tab, element, sent } = await opening();
  const button = element.appendChild(document.createElement('button'));
  tab.arm('c0', true, click);
  tab.edit('c0', { warning: 'des ersten' });
  button.addEventListener('click', (event) => tab.overhear(event));
  button.click();
  element.remove();
  tab.refresh();
  document.body.append(element);
  tab.notice(element);
  await vi.waitFor(() => expect(tab.state().composers[0]?.answer).toBeDefined());
  tab.arm('c1', true, click);
  await tab.hear(exchange(publication('at://1')));
  expect(sent('published')).toMatchObject([{ composer: 'c0', edits: { warning: 'des ersten' } }]);
  expect(tab.state().composers[0]).toMatchObject({ id: 'c1', armed: true });
});

describe('nothing is made of', () => {
  test.each([
    ['a post of another profile', publication('at://1', { profile: 'did:plc:somebody' })],
    ['a post that is older than the composer', publication('at://1', { time: opened - 1 })],
  ])('%s', async (_, published) => {
    const { tab, sent } = await opening();
    tab.arm('c0', true, click);
    await tab.hear(exchange(published));
    expect([sent('published'), tab.state().mirrors]).toEqual([[], []]);
    expect(tab.state().composers[0]?.armed).toBe(true);
  });

  test.each([null, 'text', {}, { ...exchange(publication('at://1')), status: '200' }])(
    'a message like %j',
    async (message) => {
      const { tab } = await opening();
      tab.arm('c0', true, click);
      await tab.hear(message);
      expect(tab.state().mirrors).toEqual([]);
    },
  );

  test('a post of a profile that is never to be offered', async () => {
    const { tab } = await opening({ mode: 'never' });
    await tab.hear(exchange(publication('at://1')));
    expect(tab.state().mirrors).toEqual([]);
  });
});

describe('an offer', () => {
  async function offered() {
    const world = await opening();
    await world.tab.hear(exchange(publication('at://1')));
    return world;
  }

  test('is told to the popup, and sends nothing by itself', async () => {
    const { tab, sent } = await offered();
    expect(await tab.answer({ type: 'offers' })).toMatchObject([
      { publication: { id: 'at://1' }, profile, accounts: [{ id: stadt, name: 'Stadt' }] },
    ]);
    expect([sent('published'), sent('mirror')]).toEqual([[], []]);
  });

  test("is taken by a person's click alone, and once", async () => {
    const { tab, sent } = await offered();
    tab.mirror('at://1', forged);
    expect(sent('mirror')).toEqual([]);
    tab.mirror('at://1', click);
    tab.mirror('at://1', click);
    expect(sent('mirror')).toMatchObject([
      { publication: { id: 'at://1' }, accounts: [stadt], openedAt: opened },
    ]);
  });

  test('that the background refuses is an offer again', async () => {
    const { tab, send } = await offered();
    send.mockResolvedValueOnce({ taken: false });
    tab.mirror('at://1', click);
    expect(tab.state().mirrors[0]?.phase).toBe('sending');
    await vi.waitFor(() => expect(tab.state().mirrors[0]?.phase).toBe('offered'));
  });

  test('takes along what a person changed for Mastodon alone, in the page and in the popup', async () => {
    const world = await opening();
    const edits = { warning: 'Achtung', descriptions: { 0: 'Der Markt' } };
    world.tab.edit('c0', edits);
    await world.tab.hear(exchange(publication('at://1')));
    expect(await world.tab.answer({ type: 'offers' })).toMatchObject([{ edits }]);
    world.tab.mirror('at://1', click);
    expect(world.sent('mirror')).toMatchObject([{ edits }]);
  });

  test('that was taken in the popup is none any more', async () => {
    const { tab, sent } = await offered();
    tab.answer({ type: 'taken', publication: 'at://1' });
    expect(await tab.answer({ type: 'offers' })).toEqual([]);
    tab.mirror('at://1', click);
    expect(sent('mirror')).toEqual([]);
  });

  test('is dismissed', async () => {
    const { tab } = await offered();
    tab.dismiss('at://1');
    expect(tab.state().mirrors).toEqual([]);
  });
});

test('the last outcome of each account is shown', async () => {
  const { tab } = await opening();
  tab.arm('c0', true, click);
  await tab.hear(exchange(publication('at://1')));
  const problem = { kind: 'unreachable', reason: 'no-network', detail: '' } as const;
  tab.answer({
    type: 'outcome',
    outcome: { account: stadt, publication: 'at://1', state: 'waiting', problem },
  });
  tab.answer({
    type: 'outcome',
    outcome: { account: stadt, publication: 'at://1', state: 'done', url: 'https://x' },
  });
  expect(tab.state().mirrors[0]?.outcomes).toEqual([
    { account: stadt, publication: 'at://1', state: 'done', url: 'https://x' },
  ]);
});

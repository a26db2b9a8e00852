import { describe, expect, test, vi } from 'vitest';
import type { Page } from '../../../utils/platforms/contract.ts';
import { shapeOf } from '../../../utils/platforms/meta/shape.ts';
import type { Exchange } from '../../../utils/post/types.ts';
import { createHealth, waits } from '../../../utils/watch/health.ts';
import { createStore, type OpenComposer, type TabIo } from '../../../utils/watch/state.ts';

const exchange = (requestBody: string): Exchange => ({
  ...{ url: 'https://www.facebook.com/api/graphql/', method: 'POST', requestHeaders: {}, files: [] },
  ...{ requestBody, status: 200, responseBody: '{"data":{}}' },
});

/** A composer that was open when its Post button was pressed, or not. */
const composer = (pressedAt: number | undefined, text = '', isLast = true) =>
  ({
    profile: { platform: 'facebook', id: '1', name: 'Stadt' },
    draft: { parts: [{ text, media: [] }], language: undefined },
    press: pressedAt === undefined ? undefined : { at: pressedAt, isLast },
  }) as unknown as OpenComposer; // as much as is looked at

function world() {
  const clock = { now: 1000 };
  const later: { work: () => void; delay: number }[] = [];
  const ask = vi.fn(async (_message: { type: string }) => undefined);
  const changed = vi.fn();
  const isOpen = vi.fn(() => true);
  const settled = vi.fn();
  const store = createStore();
  store.change({ sighted: true });
  const health = createHealth(
    {
      ...{ now: () => clock.now, newId: () => '', address: '' },
      ...{ isPillSeen: () => true, isSeen: () => true, isAimed: () => true },
      ask: ask as TabIo['ask'], // what is answered is not looked at
      later: (work, delay) => void later.push({ work, delay }),
      page: {} as Page, // not looked at
      recogniser: {
        recognise: () => [],
        unanswered: () => [],
        understands: ({ requestBody }) => requestBody === 'known',
        isText: () => true,
        shapeOf,
      },
    },
    store,
    { isOpen, offer: changed, settled },
  );
  const wait = () => {
    for (const { work } of later.splice(0)) work();
  };
  return {
    clock,
    health,
    ask,
    changed,
    isOpen,
    settled,
    store,
    wait,
    delays: () => later.map(({ delay }) => delay),
  };
}

test('Post was pressed, the composer closed, and nothing was understood: the page has changed', () => {
  const { health, ask, changed, wait } = world();
  health.hear(
    exchange('fb_api_req_friendly_name=ComposerStoryCreateWebMutation&variables={"text":"geheim"}'),
    'other',
  );
  health.hear(exchange('upload'), 'upload');
  health.gone(composer(900));
  wait();
  expect(changed).toHaveBeenCalledOnce();
  expect(ask.mock.calls).toEqual([
    [
      {
        type: 'health',
        health: {
          platform: 'facebook',
          state: 'changed',
          missing: 'request',
          shapes: [expect.objectContaining({ name: 'ComposerStoryCreateWebMutation' })],
        },
      },
    ],
  ]);
  expect(JSON.stringify(ask.mock.calls)).not.toContain('geheim');
});

test.each([
  ['the request was understood, for whomever it was', 'known', 900],
  ['Post was not pressed', 'other', undefined],
])('nothing is offered where %s', (_, body, pressedAt) => {
  const { health, changed, wait } = world();
  health.hear(exchange(body), 'other');
  health.gone(composer(pressedAt));
  wait();
  expect(changed).not.toHaveBeenCalled();
});

test('a publication that belongs to no composer is told at once, and is not understood: the ids may mean something else now', () => {
  const { health, ask, changed, wait } = world();
  health.hear(exchange('known'), 'stray');
  health.strayed('facebook');
  expect(ask.mock.calls).toMatchObject([[{ health: { state: 'changed', missing: 'composer' } }]]);
  health.gone(composer(900));
  wait();
  expect(changed).toHaveBeenCalledOnce();
});

test('a request with the words of the post that was not understood counts, whatever else was', () => {
  const { health, ask, changed, wait } = world();
  const words = 'Am Samstag öffnet der Wochenmarkt';
  health.hear(exchange(`variables=${encodeURIComponent(JSON.stringify({ body: words }))}`), 'unanswered');
  health.hear(exchange('known'), 'other');
  health.gone(composer(900, words));
  wait();
  expect(changed).toHaveBeenCalledOnce();
  expect(ask.mock.calls).toMatchObject([[{ health: { missing: 'answer' } }]]);
});

describe('a post that was given up before its composer closed is offered', () => {
  const words = 'Am Samstag öffnet der Wochenmarkt';
  test('only where a request with its words had left', () => {
    for (const [body, times] of [
      ['variables={"query":"feed"}', 0],
      [`variables={"body":"${words}"}`, 1],
    ] as const) {
      const { health, ask, changed, wait } = world();
      health.hear(exchange(body), 'other');
      health.gone(composer(900, words, false));
      wait();
      expect([changed.mock.calls.length, ask.mock.calls.length]).toEqual([times, times]);
    }
  });
});

test('what was seen to be published meanwhile is asked about no more', () => {
  const { health, changed, isOpen, wait } = world();
  health.gone(composer(900));
  isOpen.mockReturnValue(false);
  wait();
  expect(changed).not.toHaveBeenCalled();
});

test('what was understood and published nothing for everybody settles what was pressed', () => {
  const { health, settled } = world();
  health.hear(exchange('other'), 'other');
  health.hear(exchange('known'), 'published');
  expect(settled).not.toHaveBeenCalled();
  health.hear(exchange('known'), 'other');
  expect(settled).toHaveBeenCalledOnce();
});

test('what was understood before Post was pressed says nothing about it', () => {
  const { health, clock, changed, wait } = world();
  health.hear(exchange('known'), 'other');
  clock.now = 2000;
  health.gone(composer(1500));
  wait();
  expect(changed).toHaveBeenCalledOnce();
});

test('of a tab that is older than the installation nothing is seen, and nothing is said', () => {
  const { health, store, changed, wait } = world();
  store.change({ sighted: false });
  health.gone(composer(900));
  wait();
  expect(changed).not.toHaveBeenCalled();
});

test('once it is understood again, that is told too', () => {
  const { health, ask, wait } = world();
  for (const body of ['other', 'known']) {
    health.hear(exchange(body), 'other');
    health.gone(composer(900));
    wait();
  }
  expect(ask.mock.calls.map(([message]) => message)).toMatchObject([
    { health: { state: 'changed' } },
    { health: { state: 'ok' } },
  ]);
});

test('a page gets twenty seconds to say what became of a post, and with a video ten minutes', () => {
  const { health, delays } = world();
  const written = composer(900);
  health.gone(written);
  const media = [{ src: '', description: '', kind: 'video' as const }];
  health.gone({ ...written, draft: { parts: [{ text: '', media }], language: undefined } });
  expect(delays()).toEqual([waits, 600_000]);
});

import { expect, test, vi } from 'vitest';
import type { Page } from '../../../utils/platforms/contract.ts';
import { shapeOf } from '../../../utils/platforms/meta/shape.ts';
import type { Exchange } from '../../../utils/post/types.ts';
import { createHealth } from '../../../utils/watch/health.ts';
import { createStore, type OpenComposer } from '../../../utils/watch/state.ts';

const exchange = (requestBody: string): Exchange => ({
  ...{ url: 'https://www.facebook.com/api/graphql/', method: 'POST', requestHeaders: {}, files: [] },
  ...{ requestBody, status: 200, responseBody: '{"data":{}}' },
});

/** A composer that was open when its Post button was pressed, or not. */
const composer = (pressedAt: number | undefined) =>
  ({
    profile: { platform: 'facebook', id: '1', name: 'Stadt' },
    draft: { parts: [], language: undefined },
    pressedAt,
  }) as unknown as OpenComposer; // as much as is looked at

function world() {
  const clock = { now: 1000 };
  const later: (() => void)[] = [];
  const send = vi.fn(async (_message: { type: string }) => undefined);
  const changed = vi.fn();
  const store = createStore();
  store.change({ stale: false });
  const health = createHealth(
    {
      ...{ send, now: () => clock.now, newId: () => '', address: '', later: (work) => void later.push(work) },
      page: {} as Page, // not looked at
      recogniser: {
        recognise: () => [],
        understands: ({ requestBody }) => requestBody === 'known',
        shapeOf,
      },
    },
    store,
    changed,
  );
  const wait = () => {
    for (const work of later.splice(0)) work();
  };
  return { clock, health, send, changed, store, wait };
}

test('Post was pressed, the composer closed, and nothing was understood: the page has changed', () => {
  const { health, send, changed, wait } = world();
  health.hear(
    exchange('fb_api_req_friendly_name=ComposerStoryCreateWebMutation&variables={"text":"geheim"}'),
    'other',
  );
  health.hear(exchange('upload'), 'upload');
  health.gone(composer(900));
  wait();
  expect(changed).toHaveBeenCalledOnce();
  expect(send.mock.calls).toEqual([
    [
      {
        type: 'health',
        health: {
          platform: 'facebook',
          state: 'changed',
          shapes: [expect.objectContaining({ name: 'ComposerStoryCreateWebMutation' })],
        },
      },
    ],
  ]);
  expect(JSON.stringify(send.mock.calls)).not.toContain('geheim');
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

test('a publication that belongs to no composer is not understood: the ids may mean something else now', () => {
  const { health, changed, wait } = world();
  health.hear(exchange('known'), 'stray');
  health.gone(composer(900));
  wait();
  expect(changed).toHaveBeenCalledOnce();
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
  store.change({ stale: true });
  health.gone(composer(900));
  wait();
  expect(changed).not.toHaveBeenCalled();
});

test('once it is understood again, that is told too', () => {
  const { health, send, wait } = world();
  for (const body of ['other', 'known']) {
    health.hear(exchange(body), 'other');
    health.gone(composer(900));
    wait();
  }
  expect(send.mock.calls.map(([message]) => message)).toMatchObject([
    { health: { state: 'changed' } },
    { health: { state: 'ok' } },
  ]);
});

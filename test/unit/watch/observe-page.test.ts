// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { observePage } from '../../../utils/watch/observe-page.ts';
import type { Tab, TabState } from '../../../utils/watch/tab.ts';

let life: AbortController;
let state: TabState;
let isWatchedClosely: boolean;
const refresh = vi.fn();
const read = vi.fn();
const editor = () => document.querySelector('p') ?? document.body;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div><p>Text</p></div>';
  life = new AbortController();
  isWatchedClosely = false;
  // Only what is asked of it here.
  state = { sighted: true, composers: [{ anchor: document.body }] } as unknown as TabState;
  const tab = {
    state: () => state,
    refresh,
    notice: () => {},
    follow: () => {},
    isWatchedClosely: () => isWatchedClosely,
  };
  observePage(document, tab as unknown as Tab, { signal: life.signal, onPress: () => {} }, read);
  const focused = new Event('focusin', { bubbles: true });
  Object.defineProperty(focused, 'isTrusted', { value: true });
  editor().dispatchEvent(focused);
});
afterEach(() => {
  life.abort();
  vi.resetAllMocks();
  vi.useRealTimers();
});

const type = () => {
  const { firstChild } = editor();
  if (firstChild) firstChild.nodeValue += 'e';
};
const add = () => editor().append(document.createElement('b'));

/** When the page is read first, in milliseconds from now; looked for as long as two seconds. */
async function readAfter(): Promise<number | undefined> {
  for (let time = 0; time <= 2000; time += 10) {
    if (refresh.mock.calls.length) return time;
    await vi.advanceTimersByTimeAsync(10);
  }
  return undefined;
}

describe('the page is read', () => {
  test('soon where an element came or went', async () => {
    add();
    expect(await readAfter()).toBeLessThan(200);
  });

  test('later where only text has changed, and not at each key', async () => {
    const reads: number[] = [];
    for (let key = 0; key < 40; key += 1) {
      type();
      await vi.advanceTimersByTimeAsync(50);
      reads.push(refresh.mock.calls.length);
    }
    expect(reads[8]).toBe(0);
    expect(reads.at(-1)).toBeLessThanOrEqual(4);
    expect(reads.at(-1)).toBeGreaterThanOrEqual(3);
  });

  test('soon where an element follows a text', async () => {
    type();
    await vi.advanceTimersByTimeAsync(20);
    add();
    expect(await readAfter()).toBeLessThan(200);
  });

  test.each([
    ['somebody has the preview open', () => (isWatchedClosely = true)],
    ['the pill has no place yet', () => (state = { sighted: true, composers: [{}] } as unknown as TabState)],
  ])('with the next frame where %s', async (_, closely) => {
    closely();
    type();
    expect(await readAfter()).toBeLessThan(40);
  });

  test('also where no frame is drawn', async () => {
    vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0);
    add();
    expect(await readAfter()).toBeLessThan(1300);
  });

  test.each([
    ['text', () => type()],
    ['an element', () => add()],
  ])(
    'no more once a later version has taken over, also where %s had changed just before',
    async (_, change) => {
      change();
      await vi.advanceTimersByTimeAsync(20);
      life.abort();
      expect(await readAfter()).toBeUndefined();
      expect(read).not.toHaveBeenCalled();
    },
  );

  test('no more once no composer is left', async () => {
    state = { sighted: true, composers: [] };
    add();
    await readAfter();
    add();
    refresh.mockClear();
    expect(await readAfter()).toBeUndefined();
  });
});

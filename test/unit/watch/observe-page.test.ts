// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Lookout } from '../../../utils/lookout/shared.ts';
import { type Observed, observePage } from '../../../utils/watch/observe-page.ts';
import type { Tab, TabState } from '../../../utils/watch/tab.ts';

let life: AbortController;
let lookout: Pick<Lookout, 'signal' | 'look'>;
let state: TabState;
let isInPlace: boolean;
let isClose: boolean;
let findsPlace: boolean;
const refresh = vi.fn();
const check = vi.fn();
const follow = vi.fn();
let observed: Observed;
const editor = () => document.querySelector('p') ?? document.body;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div><p>Text</p></div>';
  life = new AbortController();
  isClose = false;
  findsPlace = false;
  isInPlace = true;
  state = stateOf({ anchor: document.body });
  const tab = {
    state: () => state,
    refresh,
    notice: () => {},
    follow,
    isWatchedClosely: () => isClose,
    findsPlace: () => findsPlace,
  };
  const placed = { check, isInPlace: () => isInPlace, done: () => {} };
  lookout = { signal: life.signal, look: () => {} };
  observed = observePage(document, tab as unknown as Tab, lookout, placed);
  tell('focusin');
});
afterEach(() => {
  life.abort();
  vi.resetAllMocks();
  vi.useRealTimers();
});

/** Only what is asked of a composer here. */
const stateOf = (part: { anchor?: Element; press?: object }) =>
  ({ sighted: true, composers: [{ composer: { element: editor() }, ...part }] }) as unknown as TabState;

function tell(name: string, part: Partial<KeyboardEvent> = {}): void {
  const event = Object.assign(new Event(name, { bubbles: true }), part);
  Object.defineProperty(event, 'isTrusted', { value: true });
  Object.defineProperty(event, 'target', { value: editor() });
  lookout.look(event);
}

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

/** Writes a letter fifty times a second for so many milliseconds. */
async function write(time: number): Promise<void> {
  for (let passed = 0; passed < time; passed += 20) {
    type();
    tell('input');
    await vi.advanceTimersByTimeAsync(20);
  }
}

describe('the page is read', () => {
  test('not while somebody writes, but once they rest', async () => {
    await write(1500);
    expect(refresh).not.toHaveBeenCalled();
    expect(await readAfter()).toBeLessThan(500);
    expect(refresh).toHaveBeenCalledOnce();
  });

  test('every ten seconds where somebody never rests', async () => {
    await write(42_000);
    expect(refresh).toHaveBeenCalledTimes(4);
  });

  test('once only where nothing changes any more', async () => {
    add();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(refresh).toHaveBeenCalledOnce();
  });

  test.each([
    ['text that no event tells of', () => type()],
    ['an element', () => add()],
    ['a plain field', () => tell('input')],
  ])('again for each change of %s', async (_, change) => {
    change();
    await readAfter();
    refresh.mockClear();
    change();
    expect(await readAfter()).toBeLessThan(500);
  });

  test.each([
    ['the pill has lost its place', () => (isInPlace = false)],
    ['the composer is gone', () => editor().remove()],
    ['the Post button is gone', () => (state = stateOf({ anchor: document.createElement('b') }))],
    ['Post was pressed', () => (state = stateOf({ anchor: document.body, press: {} }))],
  ])('soon where %s, also while somebody writes', async (_, happens) => {
    type();
    await vi.advanceTimersByTimeAsync(20);
    happens();
    document.body.append(document.createElement('b'));
    await write(220);
    expect(refresh).toHaveBeenCalled();
  });

  test.each([
    ['somebody has the preview open', () => (isClose = true)],
    [
      'the pill had no place and finds one',
      () => {
        state = stateOf({});
        findsPlace = true;
      },
    ],
  ])('with the next frame where %s', async (_, closely) => {
    closely();
    type();
    expect(await readAfter()).toBeLessThan(40);
  });

  test('at rest only while a pill that has no place finds none', async () => {
    state = stateOf({});
    for (let passed = 0; passed < 300; passed += 20) {
      add();
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(refresh).not.toHaveBeenCalled();
    expect(await readAfter()).toBeLessThan(500);
  });

  test('also where no frame is drawn', async () => {
    vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0);
    add();
    expect(await readAfter()).toBeLessThan(1500);
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
      expect(check).not.toHaveBeenCalled();
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

describe('the letters of somebody who writes', () => {
  const key = (part: Partial<KeyboardEvent>) => {
    follow.mockClear();
    tell('keydown', { ctrlKey: false, metaKey: false, ...part });
    return follow.mock.calls.length;
  };
  beforeEach(() => {
    Object.defineProperty(editor(), 'isContentEditable', { value: true });
    tell('input');
  });

  test('are followed no further once their editor is known; other keys are, and short cuts', () => {
    expect([key({ key: 'e' }), key({ key: ' ' })]).toEqual([0, 0]);
    tell('input');
    expect(follow).not.toHaveBeenCalled();
    expect([
      key({ key: 'Enter' }),
      key({ key: 'v', ctrlKey: true }),
      key({ key: 'v', metaKey: true }),
    ]).toEqual([1, 1, 1]);
  });

  test('are followed in an editor that is not known, and in each once the page was read anew', async () => {
    document.body.append(editor().cloneNode(true));
    editor().remove();
    expect(key({ key: 'e' })).toBe(1);
    Object.defineProperty(editor(), 'isContentEditable', { value: true });
    tell('input');
    // It is in no composer yet.
    expect(key({ key: 'e' })).toBe(1);
    state = stateOf({ anchor: document.body });
    tell('input');
    expect(key({ key: 'e' })).toBe(0);
    state = stateOf({ anchor: document.body });
    expect(key({ key: 'e' })).toBe(1);
    tell('input');
    add();
    await vi.advanceTimersByTimeAsync(2000);
    expect(refresh).toHaveBeenCalled();
    expect(key({ key: 'e' })).toBe(1);
  });

  test('are followed in a plain field', () => {
    document.body.innerHTML = '<div><p>Text</p></div>';
    tell('input');
    expect(key({ key: 'e' })).toBe(1);
  });

  test('say that somebody writes, for a moment; other keys do not, nor what a script makes', () => {
    key({ key: 'e' });
    expect(observed.isWriting()).toBe(true);
    vi.advanceTimersByTime(500);
    key({ key: 'Tab' });
    lookout.look(new Event('input'));
    expect(observed.isWriting()).toBe(false);
    key({ key: 'e' });
    expect(observed.isWriting()).toBe(true);
  });

  test('say so where an input method writes after a key, and not where no key was: a script may write too', () => {
    vi.advanceTimersByTime(2000);
    tell('input');
    expect(observed.isWriting()).toBe(false);
    key({ key: 'Process' });
    vi.advanceTimersByTime(700);
    tell('input');
    expect(observed.isWriting()).toBe(true);
  });
});

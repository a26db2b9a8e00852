// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { createGlances, interval } from '../../../utils/watch/glances.ts';
import { settled } from '../../../utils/watch/steady.ts';

let time = 0;
let button: HTMLElement;
let over: HTMLElement;
let found: Element | null;
let box: DOMRect;

beforeEach(() => {
  time = 0;
  document.body.innerHTML = '<button><b>Post</b></button><div></div>';
  button = document.querySelector('button') as HTMLElement;
  over = document.querySelector('div') as HTMLElement;
  found = button;
  box = new DOMRect(100, 100, 80, 40);
  vi.spyOn(button, 'getBoundingClientRect').mockImplementation(() => box);
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
  // happy-dom has no layout.
  document.elementFromPoint = () => found;
});

/** Looks for so long, as often as one may. */
function looked(for_: number, at = createGlances({ now: () => time })) {
  for (const end = time + for_; time < end; time += interval) at.look(button);
  return at;
}

const middle = { x: 140, y: 120 };

test('what stood there for a while was seen, and is known', () => {
  const glances = looked(2 * settled);
  expect(glances.isKnown()).toBe(true);
  expect(glances.wasSeen(middle)).toBe(true);
});

test('what has just come is not known, and was not seen by one look', () => {
  const glances = looked(interval);
  expect(glances.isKnown()).toBe(false);
  expect(glances.wasSeen(middle)).toBe(false);
  looked(2 * interval, glances);
  expect(glances.wasSeen(middle)).toBe(true);
});

test.each<[string, () => void]>([
  ['faded', () => (button.style.opacity = '.02')],
  ['under something', () => (found = over)],
  ['elsewhere', () => (box = new DOMRect(600, 100, 80, 40))],
  ['away', () => button.remove()],
])('what was %s a moment ago was not seen, and half a second later it was', (_, hide) => {
  const glances = looked(2 * settled);
  const [was, wasFound, wasIn] = [box, found, document.body];
  hide();
  looked(interval, glances);
  box = was;
  found = wasFound;
  button.style.opacity = '';
  wasIn.prepend(button);
  expect(glances.wasSeen(middle)).toBe(false);
  looked(2 * settled, glances);
  expect(glances.wasSeen(middle)).toBe(true);
});

test('under what of ours lies over it, in what lets the pointer through, and out of view it is no doubt', () => {
  const glances = looked(2 * settled);
  found = over;
  glances.look(button, [{ host: over, shown: over }]);
  expect(glances.wasSeen()).toBe(true);
  for (const each of [document.body, button.firstElementChild, null]) {
    time += interval;
    found = each;
    glances.look(button);
    expect(glances.wasSeen()).toBe(true);
  }
});

test('where nobody looked, nothing was seen, but in a tab that is not shown, where nobody can', () => {
  const glances = looked(2 * settled);
  time += 4 * settled;
  expect(glances.wasSeen(middle)).toBe(false);
  expect(glances.isKnown()).toBe(true);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  expect(glances.wasSeen(middle)).toBe(true);
  vi.restoreAllMocks();
});

test('of a press that was heard of late, what was seen before it counts', () => {
  const glances = looked(2 * settled);
  const then = time - 1;
  found = over;
  looked(2 * settled, glances);
  expect(glances.wasSeen(middle)).toBe(false);
  expect(glances.wasSeen(middle, then)).toBe(true);
  expect(glances.isKnown(settled / 2)).toBe(false);
});

test('right after somebody wrote it is enough that it was seen before, wherever it has come by that', () => {
  const glances = looked(2 * settled);
  glances.forget(button);
  expect(glances.wasSeen({ x: 900, y: 700 })).toBe(true);
  expect(glances.isKnown()).toBe(true);
  time += 2 * settled;
  expect(glances.wasSeen(middle)).toBe(false);
  found = over;
  looked(interval, glances);
  glances.forget(button);
  expect(glances.wasSeen(middle)).toBe(false);
});

test('what came while somebody wrote was there since', () => {
  const glances = createGlances({ now: () => time });
  for (; time < 2 * settled; time += interval) glances.forget(button);
  expect(glances.isKnown()).toBe(true);
  expect(glances.wasSeen(middle)).toBe(true);
});

test('since a moment it was seen where two looks have seen it, or nothing speaks against it where that is enough', () => {
  const glances = looked(2 * settled);
  const then = time - 1;
  expect(glances.wasSeenSince(then, middle, false)).toBe(false);
  expect(glances.wasSeenSince(then, middle, true)).toBe(true);
  looked(2 * interval, glances);
  expect(glances.wasSeenSince(then, middle, false)).toBe(true);
  found = over;
  looked(interval, glances);
  expect(glances.wasSeenSince(then, middle, false)).toBe(false);
  expect(glances.wasSeenSince(then, middle, true)).toBe(false);
});

test('a look with the next frame counts as any other', () => {
  let draw = () => {};
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(drawn: () => void) {
        draw = drawn;
      }
      observe() {}
      disconnect() {}
    },
  );
  const glances = looked(2 * settled);
  glances.lookAtFrame(button);
  expect(glances.wasSeen(middle)).toBe(true);
  found = over;
  draw();
  found = button;
  expect(glances.wasSeen(middle)).toBe(false);
  vi.unstubAllGlobals();
});

test('what was gone in between is not known from before', () => {
  const glances = looked(2 * settled);
  time += interval;
  glances.look(undefined);
  expect(glances.isKnown()).toBe(false);
});

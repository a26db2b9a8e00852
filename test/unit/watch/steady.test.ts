// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepSteady, settled } from '../../../utils/watch/steady.ts';

let element: HTMLElement;
let rectangle: DOMRect;
let life: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div class="pill"></div>';
  element = document.querySelector<HTMLElement>('.pill') ?? document.body;
  rectangle = new DOMRect(100, 100, 200, 40);
  life = new AbortController();
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => rectangle);
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const watched = () => keepSteady(element, life.signal, () => Date.now());

describe('a press on an element', () => {
  test('counts only once it has stood where it stands for half a second', () => {
    const steady = watched();
    vi.advanceTimersByTime(settled - 1);
    expect(steady.doubt()).toBe('moved');
    vi.advanceTimersByTime(1);
    expect(steady.doubt()).toBeUndefined();
  });

  test('does not count just after it was put under the pointer', () => {
    const steady = watched();
    vi.advanceTimersByTime(2 * settled);
    rectangle = new DOMRect(400, 300, 200, 40);
    expect(steady.doubt()).toBe('moved');
    vi.advanceTimersByTime(settled);
    expect(steady.doubt()).toBeUndefined();
  });

  test('does not count where it was there and back between two looks at it', () => {
    const steady = watched();
    vi.advanceTimersByTime(2 * settled);
    rectangle = new DOMRect(400, 300, 200, 40);
    vi.advanceTimersByTime(150);
    rectangle = new DOMRect(100, 100, 200, 40);
    vi.advanceTimersByTime(150);
    expect(steady.doubt()).toBe('moved');
  });

  test('counts where only we have made it wider ourselves, and not where the page has moved it too', () => {
    const steady = watched();
    vi.advanceTimersByTime(2 * settled);
    steady.redraw(() => {
      rectangle = new DOMRect(60, 100, 240, 40);
    });
    expect(steady.doubt()).toBeUndefined();
    rectangle = new DOMRect(60, 300, 240, 40);
    steady.redraw(() => {
      rectangle = new DOMRect(100, 300, 200, 40);
    });
    expect(steady.doubt()).toBe('moved');
  });

  test.each([
    ['into another line', new DOMRect(100, 140, 240, 40)],
    ['along its line', new DOMRect(160, 100, 240, 40)],
    ['and made it higher', new DOMRect(100, 100, 240, 80)],
  ])('does not count where the page has put it elsewhere because we made it wider: %s', (_, after) => {
    const steady = watched();
    vi.advanceTimersByTime(2 * settled);
    steady.redraw(() => {
      rectangle = after;
    });
    expect(steady.doubt()).toBe('moved');
  });

  test('does not count where it has stood long enough, but is hidden', () => {
    const steady = watched();
    vi.advanceTimersByTime(2 * settled);
    element.style.opacity = '0';
    expect(steady.doubt()).toBe('style');
  });
});

describe('an element has been seen', () => {
  test('once it has stood there for a while', () => {
    const steady = watched();
    expect(steady.wasSeen()).toBe(false);
    vi.advanceTimersByTime(2 * settled);
    expect(steady.wasSeen()).toBe(true);
  });

  test('for good, also where it is hidden afterwards', () => {
    const steady = watched();
    vi.advanceTimersByTime(2 * settled);
    element.style.opacity = '0';
    expect(steady.wasSeen()).toBe(true);
  });

  test.each([
    ['it was hidden all the time', () => element.style.setProperty('opacity', '0')],
    ['it was never in the page', () => element.remove()],
  ])('never where %s', (_, hide) => {
    hide();
    const steady = watched();
    vi.advanceTimersByTime(4 * settled);
    expect(steady.wasSeen()).toBe(false);
  });
});

test('an element that lies outside of the window has never been seen', () => {
  rectangle = new DOMRect(-500, 100, 200, 40);
  const steady = watched();
  vi.advanceTimersByTime(4 * settled);
  expect(steady.wasSeen()).toBe(false);
});

test('nothing is looked at any more when its composer is gone', () => {
  watched();
  life.abort();
  expect(vi.getTimerCount()).toBe(0);
});

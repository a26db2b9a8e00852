// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { settled } from '../../../utils/watch/steady.ts';
import { isButtonSeen, isSeenNow, type Probe, witness } from '../../../utils/watch/witness.ts';
import { AtOnce } from './at-once.ts';

let element: HTMLElement;
let over: HTMLElement;
/** What lies above the element for the pointer, and what does once everything is found by it. */
let above: Element[];
let life: AbortController;
const probed = vi.fn();
const probe: Probe = async (look) => {
  probed();
  return look();
};

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', AtOnce);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  probed.mockReset();
  life = new AbortController();
  document.body.innerHTML = '<div class="pill"></div><div class="over"></div>';
  [element, over] = ['.pill', '.over'].map(
    (selector) => document.querySelector<HTMLElement>(selector) ?? document.body,
  ) as [HTMLElement, HTMLElement]; // two selectors, two elements
  over.style.cssText = 'opacity: 1; background-color: rgb(255, 255, 255)';
  element.style.backgroundColor = 'rgb(0, 60, 120)';
  above = [];
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 100, 200, 40));
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
  // happy-dom has no layout.
  document.elementsFromPoint = () => [...above, element, document.body];
});
afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const io = () => ({ signal: life.signal, probe });

/** A witness that has seen the element stand there for a while. */
function settledWitness() {
  const seen = witness(element, io());
  vi.advanceTimersByTime(2 * settled);
  return seen;
}

describe('a press on an element', () => {
  test('counts where it was seen as it was drawn', async () => {
    expect(await settledWitness().doubt()).toBeUndefined();
  });

  test('is doubted where it has just moved there', async () => {
    const seen = witness(element, io());
    expect(await seen.doubt()).toBe('moved');
  });

  test('is doubted where something lies above it', async () => {
    const seen = settledWitness();
    above = [over];
    expect(await seen.doubt()).toBe('covered');
    expect(probed).not.toHaveBeenCalled();
  });

  test('is doubted where something lies above it that lets the pointer through', async () => {
    const seen = settledWitness();
    probed.mockImplementation(() => {
      above = [over];
    });
    expect(await seen.doubt()).toBe('covered');
  });

  test('is doubted where something lies above it for frames alone', async () => {
    const seen = settledWitness();
    vi.stubGlobal(
      'ResizeObserver',
      class extends AtOnce {
        override observe() {
          above = [over];
          super.observe();
          above = [];
        }
      },
    );
    expect(await seen.doubt()).toBe('covered');
  });

  test('is doubted where its style hides it', async () => {
    const seen = settledWitness();
    element.style.opacity = '0.01';
    expect(await seen.doubt()).toBe('style');
  });
});

describe('a press on an element under a pointer that has rested there', () => {
  let isWriting: boolean;
  const rested = () => {
    isWriting = false;
    vi.spyOn(element, 'matches').mockImplementation((selector) => selector.includes(':hover'));
    const seen = witness(element, { ...io(), isWriting: () => isWriting });
    vi.advanceTimersByTime(4 * settled);
    return seen;
  };

  test('counts, and does not for a moment once something has lain above it', async () => {
    const seen = rested();
    expect(await seen.doubt()).toBeUndefined();
    above = [over];
    vi.advanceTimersByTime(2 * settled);
    above = [];
    expect(await seen.doubt()).toBe('covered');
    vi.advanceTimersByTime(4 * settled);
    expect(await seen.doubt()).toBeUndefined();
  });

  test('while somebody writes nothing is asked of the page, and for a moment afterwards it does not count', async () => {
    const seen = rested();
    isWriting = true;
    const asked = vi.spyOn(document, 'elementsFromPoint');
    const frames = vi.spyOn(AtOnce.prototype, 'observe');
    vi.advanceTimersByTime(4 * settled);
    expect(asked).not.toHaveBeenCalled();
    expect(frames).not.toHaveBeenCalled();
    isWriting = false;
    expect(await seen.doubt()).toBe('covered');
    vi.advanceTimersByTime(4 * settled);
    expect(await seen.doubt()).toBeUndefined();
  });
});

describe('an element', () => {
  test('was seen once it has stood there, and still is seen', () => {
    const seen = settledWitness();
    expect(seen.wasSeen()).toBe(true);
    above = [over];
    expect(seen.wasSeen()).toBe(false);
  });

  test('is not seen at this moment where something lies above it, or hides it', () => {
    expect(isSeenNow(element)).toBe(true);
    above = [over];
    expect(isSeenNow(element)).toBe(false);
    above = [];
    element.style.opacity = '0';
    expect(isSeenNow(element)).toBe(false);
  });
});

describe("a platform's button", () => {
  const at = (x: number, y: number) =>
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(x, y, 200, 40));

  test('is not seen where something lies above it, but with what is in itself', () => {
    expect(isButtonSeen(element, false, [])).toBe(true);
    above = [over];
    expect(isButtonSeen(element, false, [])).toBe(false);
    element.append(over);
    expect(isButtonSeen(element, false, [])).toBe(true);
  });

  test('is seen where it stands partly out of view, unless it is covered there or hidden', () => {
    at(-100, 100);
    expect(isButtonSeen(element, false, [])).toBe(true);
    above = [over];
    expect(isButtonSeen(element, false, [])).toBe(false);
    above = [];
    element.style.opacity = '0.1';
    expect(isButtonSeen(element, false, [])).toBe(false);
  });

  test('out of view is pressed by the short cut alone', () => {
    at(100, 900);
    expect([isButtonSeen(element, false, []), isButtonSeen(element, true, [])]).toEqual([false, true]);
    element.style.opacity = '0.1';
    expect(isButtonSeen(element, true, [])).toBe(false);
  });
});

describe('a preview of ours over the button', () => {
  /** The preview lies over what is left of this. */
  let edge: number;
  const ours = () => [{ host: over, shown: sheet }];
  let sheet: Element;

  beforeEach(() => {
    sheet = document.createElement('div');
    edge = 200;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      return this === sheet ? new DOMRect(0, 0, edge, 800) : new DOMRect(100, 100, 200, 40);
    });
    document.elementsFromPoint = (x) => [...(x <= edge ? [over] : []), ...above, element, document.body];
  });

  test('does not hide it where some of it is seen, but whatever else lies there does', () => {
    expect(isButtonSeen(element, false, ours())).toBe(true);
    expect(isButtonSeen(element, false, [])).toBe(false);
    const cover = document.createElement('img');
    document.elementsFromPoint = (x) => [...(x <= edge ? [over, cover] : []), element, document.body];
    expect(isButtonSeen(element, false, ours())).toBe(false);
  });

  test('hides it where it lies over all of it, but for the short cut', () => {
    edge = 400;
    expect([isButtonSeen(element, false, ours()), isButtonSeen(element, true, ours())]).toEqual([
      false,
      true,
    ]);
    above = [document.createElement('img')];
    expect(isButtonSeen(element, true, ours())).toBe(false);
  });

  test('is no excuse for what a page lets its element draw beyond it', () => {
    document.elementsFromPoint = () => [over, element, document.body];
    expect(isButtonSeen(element, false, ours())).toBe(false);
  });
});

test('nothing is looked at any more when its composer is gone', () => {
  settledWitness();
  life.abort();
  expect(vi.getTimerCount()).toBe(0);
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Composer } from '../../../utils/platforms/contract.ts';
import type { Pill } from '../../../utils/watch/pill-contract.ts';
import { createStanding } from '../../../utils/watch/standing.ts';

const size = { width: 200, height: 40 };
let element: HTMLElement;
let link: HTMLElement;
let host: HTMLElement;
let life: AbortController;
/** Where the composer and the link are. */
let composerAt: DOMRect;
let linkAt: DOMRect | undefined;
let said: { left: number; top: number };
let resized: () => void;
let isWriting: boolean;
const looked = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<section></section><a href="#">Link</a>';
  element = document.querySelector('section') ?? document.body;
  link = document.querySelector('a') ?? document.body;
  host = document.createElement('div');
  composerAt = new DOMRect(250, 200, 500, 300);
  linkAt = undefined;
  said = { left: 0, top: 0 };
  isWriting = false;
  looked.mockReset();
  life = new AbortController();
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
  const hostAt = () => new DOMRect(said.left, said.top, size.width, size.height);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return this === host ? hostAt() : this === element ? composerAt : new DOMRect();
  });
  vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([new DOMRect()] as unknown as DOMRectList);
  const lies = (at: DOMRect | undefined, x: number, y: number) =>
    at !== undefined && x >= at.left && x < at.right && y >= at.top && y < at.bottom;
  document.elementFromPoint = (x, y) => {
    looked();
    if (lies(linkAt, x, y)) return link;
    if (lies(hostAt(), x, y)) return host;
    return lies(composerAt, x, y) ? element : document.body;
  };
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(changed: () => void) {
        resized = changed;
      }
      observe = () => {};
      disconnect = () => {};
    },
  );
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = () => {};
      disconnect = () => {};
    },
  );
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A pill afloat below the composer, which no button was found for. */
function afloat(): void {
  const pill = {
    host,
    float: (left: number, top: number) => {
      said = { left, top };
    },
    shrinkTo: () => {},
    align: () => {},
    isWhole: () => true,
  };
  const standing = createStanding(pill as unknown as Pill, life.signal, () => isWriting);
  const composer = { element, platform: 'facebook' } as unknown as Composer;
  standing.put({ composer, anchor: 'nowhere', button: undefined });
  looked.mockClear();
}

async function grow(to: DOMRect): Promise<void> {
  composerAt = to;
  resized();
  await vi.advanceTimersByTimeAsync(50);
}

test('a floating pill goes along with a composer that grows, and looks around only when nobody writes', async () => {
  afloat();
  expect(said).toEqual({ left: 550, top: 508 });
  linkAt = new DOMRect(500, 520, 400, 40);
  isWriting = true;
  await grow(new DOMRect(250, 200, 500, 320));
  expect(said).toEqual({ left: 550, top: 528 });
  await vi.advanceTimersByTimeAsync(2000);
  isWriting = false;
  expect(looked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(said).toEqual({ left: 550, top: 152 });
});

test('in a corner, where it need not move, it sees what has come under it as the composer grew', async () => {
  composerAt = new DOMRect(0, 0, 1000, 780);
  afloat();
  expect(said).toEqual({ left: 784, top: 744 });
  linkAt = new DOMRect(700, 740, 300, 60);
  await grow(new DOMRect(0, 0, 1000, 790));
  await vi.advanceTimersByTimeAsync(1000);
  expect(said).toEqual({ left: 16, top: 744 });
});

test('where nothing has moved nothing is looked at', async () => {
  afloat();
  await grow(composerAt);
  await vi.advanceTimersByTimeAsync(1000);
  expect(looked).not.toHaveBeenCalled();
});

test('where a page scrolls it is looked at what lies there now', async () => {
  afloat();
  linkAt = new DOMRect(500, 520, 400, 40);
  dispatchEvent(new Event('scroll'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(said).toEqual({ left: 550, top: 152 });
});

test('a composer that is gone is not looked at any more', async () => {
  afloat();
  await grow(new DOMRect(250, 200, 500, 320));
  life.abort();
  expect(vi.getTimerCount()).toBe(0);
});

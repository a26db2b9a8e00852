// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSheet } from '../../../utils/watch/sheet.ts';
import { settled } from '../../../utils/watch/steady.ts';
import { AtOnce } from './at-once.ts';

let life: AbortController;
let host: HTMLElement;
let sheet: HTMLElement;
let place: DOMRect;
/** What the document finds at the sheet's place, the topmost first. */
let there: Element[];
const looks = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  vi.stubGlobal('ResizeObserver', AtOnce);
  looks.mockReset();
  life = new AbortController();
  document.body.innerHTML =
    '<div class="host"></div><div class="over" style="opacity: 1; background-color: rgb(255, 192, 203)"></div>';
  host = document.querySelector<HTMLElement>('.host') ?? document.body;
  sheet = document.createElement('div');
  host.attachShadow({ mode: 'closed' }).append(sheet);
  Object.assign(sheet, { showPopover: () => {}, hidePopover: () => {} });
  place = new DOMRect(100, 100, 400, 300);
  there = [host];
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => place);
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
  document.elementsFromPoint = () => {
    looks();
    return there;
  };
  document.elementFromPoint = () => there[0] ?? null;
});
afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function made() {
  // Of a pill it needs these two alone.
  return createSheet({ host, sheet } as never, { signal: life.signal, probe: async (look) => look() });
}
const over = () => document.querySelector('.over') as Element;

test('what is pressed in a sheet that is closed is not sure', async () => {
  const own = made();
  expect(await own.isSure()).toBe(false);
  own.show(true);
  expect(await own.isSure()).toBe(true);
  own.show(false);
  expect(await own.isSure()).toBe(false);
});

test('it is sure at once, also as the sheet grows with what is in it, goes along or reaches out of view', async () => {
  const own = made();
  own.show(true);
  place = new DOMRect(100, 160, 400, 900);
  own.fit(900);
  expect(sheet.style.height).toBe('902px');
  expect(await own.isSure()).toBe(true);
});

test('it is not where something lies over the sheet, nor soon after that', async () => {
  const own = made();
  own.show(true);
  vi.advanceTimersByTime(4 * settled);
  there = [over(), host];
  expect(await own.isSure()).toBe(false);
  vi.advanceTimersByTime(settled);
  there = [host];
  expect(await own.isSure()).toBe(false);
  vi.advanceTimersByTime(8 * settled);
  expect(await own.isSure()).toBe(true);
});

test('with each letter nothing is looked at anew', async () => {
  const own = made();
  own.show(true);
  await own.isSure();
  looks.mockReset();
  for (let letters = 0; letters < 5; letters += 1) expect(await own.isSure()).toBe(true);
  expect(looks).not.toHaveBeenCalled();
});

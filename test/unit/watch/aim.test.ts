// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Aim, createAim } from '../../../utils/watch/aim.ts';
import { type Attention, keepAttention } from '../../../utils/watch/attention.ts';
import type { OpenComposer } from '../../../utils/watch/state.ts';
import { settled } from '../../../utils/watch/steady.ts';

let life: AbortController;
let aim: Aim;
let attention: Attention;
let hasFocus: boolean;
let box: DOMRect;
let composer: OpenComposer;
let isWriting: boolean;
const of = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  life = new AbortController();
  document.body.innerHTML =
    '<section><div class="editor" contenteditable><p>Am Sonntag</p><p>ist Markt</p></div><button>Post</button><textarea>Danke</textarea></section><input>';
  box = new DOMRect(100, 100, 80, 40);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => box);
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
  // happy-dom has no layout.
  document.elementFromPoint = () => of('button');
  document.elementsFromPoint = () => [of('button'), document.body];
  isWriting = false;
  const draft = { parts: [{ text: 'Am Sonntag ist Markt', media: [] }] };
  const known = { id: 'c0', composer: { element: of('section') }, button: of('button'), draft };
  composer = known as unknown as OpenComposer; // no more of it is asked for
  hasFocus = true;
  document.hasFocus = () => hasFocus;
  const ofComposers = {
    signal: life.signal,
    composers: () => [composer],
    buttonOf: () => document.querySelector('button') ?? undefined,
    isWriting: () => isWriting,
  };
  attention = keepAttention({ document, isOurs: (element) => element.matches('.ours'), ...ofComposers });
  aim = createAim({
    ...{ ...ofComposers, attention },
    ours: () => [],
  });
  vi.advanceTimersByTime(2 * settled);
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** What an event is like at its target: which no event is before it was dispatched. */
function at(selector: string, event: Event): Event {
  of(selector).addEventListener(event.type, () => {}, { once: true });
  of(selector).dispatchEvent(event);
  // happy-dom stamps by another clock than the one that is made up here.
  Object.defineProperty(event, 'timeStamp', { value: performance.now(), configurable: true });
  return event;
}
function key(name: string, selector: string, init: KeyboardEventInit = {}): Event {
  const event = at(selector, new KeyboardEvent('keydown', { key: name, ...init }));
  Object.defineProperty(event, 'target', { value: of(selector) });
  attention.done(event);
  return event;
}
const click = (init: PointerEventInit) => at('button', new PointerEvent('click', init));
function byPointer(x: number, y: number, beginning = 'button'): Event {
  const down = at(beginning, new PointerEvent('pointerdown', { clientX: x, clientY: y }));
  Object.defineProperty(down, 'target', { value: of(beginning) });
  aim.done(down);
  return click({ detail: 1, pointerType: 'mouse', clientX: x, clientY: y });
}
const byKey = () => click({ detail: 0 });
const isAt = (event: Event) => aim.isAt(event, of('button'), composer);

test('a pointer that presses where the button stands means it', () => {
  expect(isAt(byPointer(140, 120))).toBe(true);
  expect(isAt(byPointer(92, 120))).toBe(true);
});

test('one that presses somewhere else does not', () => {
  expect(isAt(byPointer(40, 120))).toBe(false);
  expect(isAt(click({ detail: 1, clientX: 140, clientY: 400 }))).toBe(false);
});

test('a button that was elsewhere a moment ago is not meant, and half a second later it is', () => {
  box = new DOMRect(600, 100, 80, 40);
  expect(isAt(byPointer(640, 120))).toBe(false);
  vi.advanceTimersByTime(2 * settled);
  expect(isAt(byPointer(640, 120))).toBe(true);
});

test('a button that has just come is not meant', () => {
  composer = { ...composer, id: 'c1' };
  expect(isAt(byPointer(140, 120))).toBe(false);
  vi.advanceTimersByTime(2 * settled);
  expect(isAt(byPointer(140, 120))).toBe(true);
});

test('what comes of a press in the composer may be pressed at once, but by the second click of two only once it was seen', () => {
  const press = at('.editor', new PointerEvent('click', { detail: 1 }));
  Object.defineProperty(press, 'target', { value: of('.editor') });
  for (const id of ['c0', 'c1']) {
    composer = { ...composer, id };
    box = new DOMRect(600, 100, 80, 40);
    aim.done(press);
    expect(isAt(byPointer(640, 120))).toBe(true);
    const second = byPointer(640, 120);
    Object.defineProperty(second, 'detail', { value: 2 });
    expect(isAt(second)).toBe(false);
    vi.advanceTimersByTime(settled / 2);
    Object.defineProperty(second, 'timeStamp', { value: performance.now() });
    aim.done(byPointer(640, 120));
    expect(isAt(byPointer(640, 120))).toBe(true);
  }
});

test('a click that a label in the composer leads to the button means nothing, though the button was there', () => {
  expect(isAt(byPointer(140, 120, '.editor'))).toBe(false);
  expect(isAt(byPointer(140, 120))).toBe(true);
});

test('a press that was heard of late is judged by what was seen before it was made', () => {
  const press = byPointer(140, 120);
  const pressedAt = performance.now();
  // The page moves it there, and lets nobody look, until the press is heard of.
  vi.clearAllTimers();
  vi.advanceTimersByTime(4 * settled);
  expect(isAt(press)).toBe(true);
  Object.defineProperty(press, 'timeStamp', { value: pressedAt + 2 * settled });
  expect(isAt(press)).toBe(false);
});

test('while somebody writes it is not looked, and what was known before holds', () => {
  isWriting = true;
  box = new DOMRect(600, 100, 80, 40);
  vi.advanceTimersByTime(2 * settled);
  expect(isAt(byPointer(640, 120))).toBe(true);
});

test('a key on the button means it, and so does what stands for a hand', () => {
  expect(isAt(byKey())).toBe(true);
  expect(isAt(key('Enter', 'button'))).toBe(true);
  expect(isAt(byKey())).toBe(true);
  expect(isAt(key(' ', 'button'))).toBe(true);
});

test.each(['Enter', ' ', 'a', 'Backspace', 'k'])(
  '%j elsewhere means nothing that comes of it, nor a moment later',
  (name) => {
    key(name, 'input', { altKey: name === 'k' });
    expect(isAt(byKey())).toBe(false);
    expect(isAt(key('Enter', 'button'))).toBe(false);
    expect(isAt(byKey())).toBe(false);
    vi.advanceTimersByTime(1100);
    expect(isAt(key('Enter', 'button'))).toBe(true);
  },
);

test('keys that lead somewhere press nothing', () => {
  for (const name of ['Shift', 'Tab', 'ArrowDown', 'Control', 'Escape']) key(name, 'input');
  expect(isAt(key('Enter', 'button'))).toBe(true);
});

test('within the composer Tab leads from the text to the button, from outside it does not', () => {
  key('a', '.editor');
  key('Tab', '.editor');
  expect(isAt(key('Enter', 'button'))).toBe(true);
  key('a', 'input');
  key('Tab', 'input');
  expect(isAt(key('Enter', 'button'))).toBe(false);
});

test('letters that come to the button were meant for something else, and so is what follows them', () => {
  key('a', 'button');
  expect(isAt(key(' ', 'button'))).toBe(false);
});

test('the short cut is meant by who writes in the composer, and not by who wrote elsewhere', () => {
  key('a', '.editor');
  expect(isAt(key('Enter', '.editor', { ctrlKey: true }))).toBe(true);
  key('a', 'input');
  key('Control', 'input');
  expect(isAt(key('Enter', '.editor', { ctrlKey: true }))).toBe(false);
  vi.advanceTimersByTime(1100);
  expect(isAt(key('Enter', '.editor', { ctrlKey: true }))).toBe(true);
});

test.each([
  ['a pointer', () => byPointer(140, 120)],
  ['a key', () => key('Enter', 'button')],
  ['the short cut', () => key('Enter', '.editor', { ctrlKey: true })],
])('%s right after another window went means nothing, and half a second later it does', (_, press) => {
  hasFocus = false;
  vi.advanceTimersByTime(1000);
  hasFocus = true;
  expect(isAt(press())).toBe(false);
  vi.advanceTimersByTime(400);
  expect(isAt(press())).toBe(false);
  vi.advanceTimersByTime(400);
  expect(isAt(press())).toBe(true);
});

const leaveWindow = () => {
  const event = new Event('blur');
  Object.defineProperty(event, 'target', { value: document.defaultView });
  attention.done(event);
};

test('a window that had the focus between two looks only was there', () => {
  hasFocus = false;
  leaveWindow();
  hasFocus = true;
  expect(isAt(byPointer(140, 120))).toBe(false);
  vi.advanceTimersByTime(2 * settled);
  expect(isAt(byPointer(140, 120))).toBe(true);
});

test('a frame of the page that has the focus is no other window', () => {
  leaveWindow();
  expect(isAt(byPointer(140, 120))).toBe(true);
});

test('a tab that has just come to the front is not pressed for what is in it', () => {
  document.dispatchEvent(new Event('visibilitychange'));
  expect(isAt(byPointer(140, 120))).toBe(false);
  vi.advanceTimersByTime(2 * settled);
  expect(isAt(byPointer(140, 120))).toBe(true);
});

test('a tab that is not shown tells nothing by its focus', () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  hasFocus = false;
  vi.advanceTimersByTime(1000);
  expect(isAt(byPointer(140, 120))).toBe(true);
});

test('while the pointer is locked, and right after, nothing that it presses is meant', () => {
  const lock = (to: Element | null) =>
    Object.defineProperty(document, 'pointerLockElement', { value: to, configurable: true });
  lock(of('input'));
  expect(isAt(byPointer(140, 120))).toBe(false);
  vi.advanceTimersByTime(2 * settled);
  lock(null);
  expect(isAt(byPointer(140, 120))).toBe(false);
  vi.advanceTimersByTime(2 * settled);
  expect(isAt(byPointer(140, 120))).toBe(true);
});

test("nor what is pressed right after a list of the browser's own went", () => {
  const all = document.querySelector.bind(document);
  let isOpen = true;
  document.querySelector = (selector: string) =>
    selector.includes(':open') && isOpen ? document.body : all(selector);
  vi.advanceTimersByTime(2 * settled);
  isOpen = false;
  expect(isAt(byPointer(140, 120))).toBe(false);
  // What happy-dom does not know, as an older browser, it throws at.
  vi.advanceTimersByTime(2 * settled);
  document.querySelector = all;
  expect(isAt(byPointer(140, 120))).toBe(true);
});

test('the short cut elsewhere in the composer, or where its text cannot be seen, means nothing', () => {
  expect(isAt(key('Enter', 'textarea', { ctrlKey: true }))).toBe(false);
  expect(isAt(key('Enter', 'section', { ctrlKey: true }))).toBe(false);
  expect(isAt(key('Enter', '.editor', { ctrlKey: true }))).toBe(true);
  of('.editor').style.opacity = '.01';
  expect(isAt(key('Enter', '.editor', { ctrlKey: true }))).toBe(false);
});

test("a key that follows the focus out of a frame of the page's means nothing for a moment, nor does one that leaves ours", () => {
  let focused: Element = document.createElement('iframe');
  vi.spyOn(document, 'activeElement', 'get').mockImplementation(() => focused);
  vi.advanceTimersByTime(500);
  focused = of('button');
  expect(isAt(key('Enter', 'button'))).toBe(false);
  vi.advanceTimersByTime(1500);
  expect(isAt(key('Enter', 'button'))).toBe(true);
  focused = document.createElement('div');
  focused.className = 'ours';
  focused.attachShadow({ mode: 'open' });
  vi.advanceTimersByTime(500);
  focused = of('button');
  expect(isAt(key('Enter', 'button'))).toBe(true);
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createShield } from '../../../utils/lookout/shield.ts';

let life: AbortController;
let host: HTMLElement;
let field: HTMLElement;
let button: HTMLElement;
const pressed = vi.fn();
const page = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  life = new AbortController();
  host = document.body.appendChild(document.createElement('div'));
  field = document.body.appendChild(document.createElement('input'));
  const root = host.attachShadow({ mode: 'closed' });
  button = root.appendChild(document.createElement('button'));
  const shield = createShield(window, life.signal, () => {});
  shield.protect(host, root, pressed);
  // Where the window is asked what lies at a point, there is the button; happy-dom has no layout.
  Object.assign(root, { elementFromPoint: () => button });
});
afterEach(() => {
  life.abort();
  document.body.replaceChildren();
});

/** Whether the page's own listener at the window, in the capture phase, hears of it. */
function pageHears(event: Event, at: EventTarget = host): boolean {
  const end = new AbortController();
  window.addEventListener(event.type, page, { capture: true, signal: end.signal });
  at.dispatchEvent(event);
  end.abort();
  return page.mock.calls.length > 0;
}

/** As the browser makes it of what a person does. */
function trusted<E extends Event>(event: E): E {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

describe('of what happens at our element the page hears nothing:', () => {
  test.each([
    ...['keydown', 'keyup', 'paste', 'copy', 'cut'],
    ...['pointerdown', 'pointerover', 'mousemove', 'mouseover', 'mouseout', 'click', 'contextmenu', 'wheel'],
    ...['touchstart', 'dragover', 'drop', 'focusin', 'focusout', 'focus', 'blur'],
  ])('%s', (type) => {
    expect(pageHears(new Event(type, { bubbles: true, composed: true }))).toBe(false);
  });

  test('but for Tab, by which its dialog keeps the focus inside', () => {
    const key = (name: string) => new KeyboardEvent('keydown', { key: name, bubbles: true });
    expect(pageHears(key('Escape'))).toBe(false);
    expect(pageHears(key('Tab'))).toBe(true);
  });
});

test('what happens elsewhere is left to the page', () => {
  expect(pageHears(new Event('click', { bubbles: true }), field)).toBe(true);
});

test('nothing is kept from the page any more when a later version has taken over', () => {
  life.abort();
  expect(pageHears(new Event('click', { bubbles: true }))).toBe(true);
});

describe('of a key at our element', () => {
  const key = (name: string, more: KeyboardEventInit = {}) =>
    trusted(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));

  test.each(['Enter', ' '])('%j presses what has the focus, once', (name) => {
    button.focus();
    const down = key(name);
    host.dispatchEvent(down);
    host.dispatchEvent(key(name, { repeat: true }));
    expect(pressed.mock.calls.map(([event]) => event)).toEqual([down]);
  });

  test.each(['Enter', ' ', 'n', 'ß'])('%j makes no further event, of which the page would hear', (name) => {
    const down = key(name);
    host.dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
  });

  test.each([
    ['F5', {}],
    ['PageDown', {}],
    ['Escape', {}],
    ['Tab', {}],
    ['r', { ctrlKey: true }],
    ['Enter', { metaKey: true }],
  ])('%s %j is left to the browser', (name, more) => {
    const down = key(name, more);
    host.dispatchEvent(down);
    expect([down.defaultPrevented, pressed.mock.calls.length]).toEqual([false, 0]);
  });

  test('made by a script nothing is pressed', () => {
    button.focus();
    host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(pressed).not.toHaveBeenCalled();
  });
});

test('what is none of ours is passed on, before the page hears of it', () => {
  const passed = vi.fn(() => expect(page).not.toHaveBeenCalled());
  createShield(window, life.signal, passed);
  pageHears(new Event('click', { bubbles: true }), field);
  host.dispatchEvent(new Event('click', { bubbles: true }));
  expect(passed).toHaveBeenCalledOnce();
});

describe('a press on one of our elements', () => {
  test("is a person's click, at its place", () => {
    const click = trusted(new MouseEvent('click', { bubbles: true, detail: 1 }));
    host.dispatchEvent(click);
    expect(pressed.mock.calls).toEqual([[click, button]]);
  });

  test('by a key is on what has the focus, wherever the pointer is', () => {
    button.focus();
    const root = { activeElement: button, elementFromPoint: () => null } as unknown as ShadowRoot; // as much as is read
    createShield(window, life.signal, () => {}).protect(field, root, pressed);
    field.dispatchEvent(trusted(new MouseEvent('click', { bubbles: true, detail: 0 })));
    expect(pressed.mock.lastCall?.[1]).toBe(button);
  });

  test('is none that a script of the page has made', () => {
    host.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    host.click();
    expect(pressed).not.toHaveBeenCalled();
  });

  test('is a click, and no other event', () => {
    host.dispatchEvent(trusted(new MouseEvent('mousedown', { bubbles: true })));
    expect(pressed).not.toHaveBeenCalled();
  });
});

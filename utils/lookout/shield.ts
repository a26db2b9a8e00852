import { innermost } from '../platforms/tree.ts';

/**
 * Keeps what is done at our elements from the page, and the page's listeners from what is inside them: in Firefox an event
 * that passes them leads into a closed shadow root (`originalTarget`, `explicitOriginalTarget`, `rangeParent`; 153,
 * 2026-11-28). Platforms take letters for shortcuts and Escape for "discard", and listen in the capture phase of `window`:
 * so this listens there first, before the first script of the page runs.
 */
export interface Shield {
  /**
   * From now on the page sees nothing of what happens at this host, whose closed shadow root is `root`. `pressed` gets every
   * click of a person on one of its elements, by pointer or key.
   */
  protect(host: Element, root: ShadowRoot, pressed: (event: Event, element: Element) => void): void;
}

/** The events that are kept, by what their names begin with: written out they would be half as long again. */
const families = {
  key: 'down up',
  pointer: 'down up move over out enter leave cancel',
  mouse: 'down up move over out enter leave',
  touch: 'start move end cancel',
  drag: ' start enter over leave end',
  focus: ' in out',
  '': 'paste copy cut gotpointercapture lostpointercapture wheel click dblclick auxclick contextmenu drop blur',
};
/**
 * What Firefox has besides, new or left from long ago, and tells pages of our elements too (153, 2026-11-28); and what comes of
 * a key in it. In Chromium each listener costs at every key that is written in the page, and what comes of a key at ours is
 * prevented instead.
 */
const besides = {
  key: 'press',
  composition: 'start update end',
  DOM: 'MouseScroll Activate FocusIn FocusOut',
  '': 'beforeinput input pointerrawupdate MozMousePixelScroll textInput selectstart dragexit securitypolicyviolation',
};
const typesOf = (all: Record<string, string>) =>
  Object.entries(all).flatMap(([name, ends]) => ends.split(' ').map((end) => name + end));
const types = [...typesOf(families), ...(import.meta.env.FIREFOX ? typesOf(besides) : [])];

interface Protected {
  root: ShadowRoot;
  pressed(event: Event, element: Element): void;
}

/** `passed` hears of every event that is none of ours, before the page does. */
export function createShield(window: Window, signal: AbortSignal, passed: (event: Event) => void): Shield {
  const hosts = new WeakMap<EventTarget, Protected>();
  const of = (target: EventTarget | null | undefined) => (target ? hosts.get(target) : undefined);

  const stop = (event: Event) => {
    const ours = of(event.target) ?? of(innermost(event));
    if (!ours && !(import.meta.env.FIREFOX && tellsOfOurs(event, of))) return passed(event);
    // Tab belongs to the platform's dialog: it keeps the focus inside. But in Firefox it names what it was pressed at, and so
    // does every event that is made while it is heard: there it goes where the browser leads it.
    if (!import.meta.env.FIREFOX && 'key' in event && event.key === 'Tab') return;
    event.stopImmediatePropagation();
    if (!ours || !event.isTrusted) return;
    const isClick = event.type === 'click';
    const presses = import.meta.env.FIREFOX
      ? isClick
      : isClick || ('key' in event && pressesByKey(event as KeyboardEvent));
    const element = presses && pressedIn(ours.root, event as MouseEvent);
    if (element) ours.pressed(event, element);
  };
  for (const type of types) window.addEventListener(type, stop, { capture: true, signal });

  return { protect: (host, root, pressed) => void hosts.set(host, { root, pressed }) };
}

/**
 * Whether a key presses a button. What a browser would make of it, and of every other character, is prevented: a further event,
 * which the page would hear of.
 */
function pressesByKey(event: KeyboardEvent): boolean {
  const { type, key, ctrlKey, metaKey, altKey, repeat } = event;
  const isPress = key === 'Enter' || key === ' ';
  if (type !== 'keydown' || ctrlKey || metaKey || altKey || !(isPress || key.length === 1)) return false;
  event.preventDefault();
  return isPress && !repeat;
}

/** Whether an event of the page's own elements names one of ours: where the pointer or the focus goes, what was pasted into. */
function tellsOfOurs(
  event: Event,
  of: (target: EventTarget | null | undefined) => Protected | undefined,
): boolean {
  const { relatedTarget, explicitOriginalTarget } = event as FocusEvent & {
    explicitOriginalTarget?: EventTarget | null;
  };
  const root = (explicitOriginalTarget as Partial<Node> | null)?.getRootNode?.();
  return Boolean(of(relatedTarget) ?? of((root as Partial<ShadowRoot> | undefined)?.host));
}

/** The element inside the root that was clicked; by a key, the one that has the focus. */
function pressedIn(root: ShadowRoot, { detail, clientX, clientY }: MouseEvent): Element | null {
  return detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY);
}

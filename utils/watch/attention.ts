import { isPress, isShortcut } from '../platforms/press.ts';
import { holds, innermost, isElement } from '../platforms/tree.ts';
import { shadowOf } from './as-drawn.ts';
import { interval, lately } from './glances.ts';
import type { OpenComposer } from './state.ts';

/**
 * What a person has just been at. A page may take the focus to a button while somebody writes elsewhere, so that the next blank is
 * a press; lay a window, a tab or a browser's list over the button, which goes at the first of two clicks; or lock the pointer to it
 * and draw another one.
 */
export interface Attention {
  /** Of every key of a person that is none at ours, and every loss of the focus, before anything comes of it; so it is cheap. */
  done(event: Event): void;
  /** Nobody wrote or pressed something a moment ago from where the page could have led it on; within `place` they may. */
  isOwnKey(place?: Element): boolean;
  /** The page has been in front for a while, and the pointer where it is seen. */
  isThere(): boolean;
  /** The Post button that something was done at, if any. */
  buttonAround(target: Element): Element | undefined;
}

interface AttentionIo {
  document: Document;
  signal: AbortSignal;
  composers(): OpenComposer[];
  buttonOf(composer: OpenComposer): Element | undefined;
  /** Whether this element of the page is one of ours, in whose root a frame of ours may have the focus. */
  isOurs(element: Element): boolean;
  /** Whether somebody writes in the page at the moment, when hardly anything may be asked of it. */
  isWriting(): boolean;
}

/** Keys that lead to something, and write nothing. */
const leading = /^(?:Tab|Shift|Control|Alt|AltGraph|Meta|CapsLock|Escape|Arrow\w+|Home|End|Page\w+)$/;

/** Who has written or pressed elsewhere so short ago does not mean what the focus came to since, in milliseconds. */
const apart = 1000;

export function keepAttention(io: AttentionIo): Attention {
  const { document, signal, composers, buttonOf, isWriting } = io;
  const now = () => performance.now();
  /** The last key that wrote or pressed something else. */
  let stray: { at: number; target: Element } | undefined;
  let awayAt = Number.NEGATIVE_INFINITY;

  const leave = () => {
    awayAt = now();
  };
  const isBehind = () => document.visibilityState === 'visible' && !document.hasFocus();
  const isAway = () => isBehind() || Boolean(document.pointerLockElement);
  const timer = setInterval(() => {
    if (isAway() || (composers().length > 0 && !isWriting() && isPicking(document))) leave();
    // What is written in a frame, nobody here may hear of.
    const frame = focusedFrame(io);
    if (frame) stray = { at: now(), target: frame };
  }, interval);
  signal.addEventListener('abort', () => clearInterval(timer));
  document.addEventListener('visibilitychange', leave, { capture: true, signal });

  const isOwnKey = (place?: Element) =>
    !stray || now() - stray.at > apart || (place !== undefined && holds(place, stray.target));

  const buttonAround = (target: Element) =>
    composers()
      .map(buttonOf)
      .find((button) => button && holds(button, target));

  function keyed(event: KeyboardEvent, target: Element): void {
    if (leading.test(event.key)) {
      // Within a composer Tab leads to its buttons, and a person sees it coming.
      const leads =
        event.key === 'Tab' && composers().some(({ composer }) => holds(composer.element, target));
      if (leads) stray = undefined;
    } else if (!(isPress(event) && isOwnKey() && buttonAround(target))) stray = { at: now(), target };
  }

  return {
    isOwnKey,
    buttonAround,
    isThere: () => !isAway() && now() - awayAt > lately,
    done(event) {
      // What takes the focus only when it is pressed may have it for less than the time between two looks.
      if (event.target === document.defaultView && isBehind()) leave();
      const target = innermost(event);
      const isKey = Boolean((event as Partial<KeyboardEvent>).key) && !isShortcut(event);
      if (isKey && isElement(target)) keyed(event as KeyboardEvent, target);
    },
  };
}

/** The frame of the page's that has the focus, if one has it. */
function focusedFrame({ document, isOurs }: AttentionIo): Element | undefined {
  for (let each = document.activeElement; each; ) {
    if (/^(?:i?frame|embed|object|fencedframe)$/.test(each.localName)) return each;
    each = isOurs(each) ? null : (shadowOf(each)?.activeElement ?? null);
  }
  return undefined;
}

/**
 * Whether a list, a calendar or a colour chooser of the browser's own is open in the page or where the focus is, which lies above all
 * that the page draws.
 */
function isPicking(document: Document): boolean {
  try {
    for (let root: Document | ShadowRoot | null = document; root; ) {
      if (root.querySelector('select:open, input:open')) return true;
      root = root.activeElement && shadowOf(root.activeElement);
    }
  } catch {
    // A browser that does not tell.
  }
  return false;
}

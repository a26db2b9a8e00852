import { isPress, isShortcut } from '../platforms/press.ts';
import { holds, innermost, isElement } from '../platforms/tree.ts';
import type { Surface } from './as-drawn.ts';
import { createGlances, type Glances, isIn, type Point } from './glances.ts';
import type { OpenComposer } from './state.ts';
import { isUnder, keepUncovered, type Uncovered } from './witness.ts';

/**
 * Whether a press that reached the Post button was meant for it. Browsers lead presses on: from a label to what it is for, from
 * Enter in a field to the button of its form, from wherever the pointer is to what has captured it. And a page may bring the
 * button, or the focus, to where a person is about to press something else, or show the button for the press alone.
 */
export interface Aim {
  /** Of every key of a person, so it is cheap. */
  keyed(event: Event): void;
  isAt(event: Event, button: Element, composer: OpenComposer): boolean;
}

interface AimIo {
  signal: AbortSignal;
  composers(): OpenComposer[];
  buttonOf(composer: OpenComposer): Element | undefined;
  /** What of ours may lie over a button of the page. */
  ours(): readonly Surface[];
  /** Whether somebody writes in the page at the moment, when hardly anything may be asked of it. */
  isWriting(): boolean;
}

/** Keys that lead to something, and write nothing. */
const leading = /^(?:Tab|Shift|Control|Alt|AltGraph|Meta|CapsLock|Escape|Arrow\w+|Home|End|Page\w+)$/;

/** Who has written or pressed elsewhere so short ago does not mean what the focus came to since, in milliseconds. */
const apart = 1000;

/** How often it is asked whether it is time to look, in milliseconds. */
const interval = 125;

export function createAim({ signal, composers, buttonOf, ours, isWriting }: AimIo): Aim {
  const watched = new Map<string, { glances: Glances; uncovered: Uncovered }>();
  /** The last key that wrote or pressed something else. */
  let stray: { at: number; target: Element } | undefined;

  function watch({ id }: OpenComposer) {
    const own = watched.get(id) ?? { glances: createGlances(), uncovered: keepUncovered() };
    watched.set(id, own);
    return own;
  }

  function look(): void {
    const open = composers();
    for (const id of watched.keys()) if (!open.some((each) => each.id === id)) watched.delete(id);
    if (open.length === 0 || isWriting()) return;
    for (const composer of open) {
      const button = buttonOf(composer);
      const { glances, uncovered } = watch(composer);
      glances.look(button, ours());
      const isHere = button?.matches(':hover, :focus-within') === true;
      uncovered.look(isHere, () => button !== undefined && isUnder(button, { ours: ours(), wholly: false }));
    }
  }
  const timer = setInterval(look, interval);
  signal.addEventListener('abort', () => clearInterval(timer));

  /** Nobody wrote or pressed something else a moment ago, from where the page could have led it to this place. */
  const isOwnKey = (place?: Element) =>
    !stray || performance.now() - stray.at > apart || (place !== undefined && holds(place, stray.target));

  const isAtButton = (target: Element) =>
    composers().some((each) => {
      const button = buttonOf(each);
      return button !== undefined && holds(button, target);
    });

  return {
    keyed(event) {
      const { key } = event as Partial<KeyboardEvent>;
      const target = innermost(event);
      if (!key || !isElement(target) || isShortcut(event)) return;
      if (leading.test(key)) {
        // Within a composer Tab leads to its button, and a person sees it coming.
        const leads = key === 'Tab' && composers().some(({ composer }) => holds(composer.element, target));
        if (leads) stray = undefined;
      } else if (!(isPress(event) && isOwnKey() && isAtButton(target)))
        stray = { at: performance.now(), target };
    },
    isAt(event, button, composer) {
      if (isShortcut(event)) return isOwnKey(composer.composer.element);
      const { glances, uncovered } = watch(composer);
      const point = pointOf(event);
      const isMeant = point ? isIn(button.getBoundingClientRect(), point) : isOwnKey();
      return isMeant && glances.isKnown() && glances.wasSeen(point) && uncovered.isClear();
    },
  };
}

/** Where the pointer pressed; nothing where a key did, or what stands for a hand. */
function pointOf(event: Event): Point | undefined {
  const { detail, pointerType, clientX, clientY } = event as Partial<PointerEvent>;
  return event.type === 'click' && (detail || pointerType) ? { x: clientX ?? 0, y: clientY ?? 0 } : undefined;
}

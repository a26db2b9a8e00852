import { isPress, isShortcut } from '../platforms/press.ts';
import { holds, innermost, isElement } from '../platforms/tree.ts';
import type { Surface } from './as-drawn.ts';
import { createGlances, type Glances, interval, isIn, type Point } from './glances.ts';
import { unlessMisled } from './misled.ts';
import type { OpenComposer } from './state.ts';
import { isUnder, keepUncovered, type Uncovered } from './witness.ts';

/**
 * Whether a press that reached the Post button was meant for it. Browsers lead presses on: from a label to what it is for, from
 * Enter in a field to the button of its form, from wherever the pointer is to what has captured it. And a page may bring the
 * button, or the focus, to where a person is about to press something else, or show the button for the press alone.
 */
export interface Aim {
  /** Of every key and click of a person, before anything comes of it; so it is cheap. */
  done(event: Event): void;
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

/** What a press in a composer leads to has come by then, in milliseconds: its next screen may slide in. */
const soon = 1500;

/** What is known of the button of one composer. */
interface Watched {
  glances: Glances;
  uncovered: Uncovered;
  /** When something else was pressed in the composer last. */
  pressedAt: number;
}

export function createAim({ signal, composers, buttonOf, ours, isWriting }: AimIo): Aim {
  const watched = new Map<string, Watched>();
  /** The last key that wrote or pressed something else. */
  let stray: { at: number; target: Element } | undefined;

  function watch({ id }: OpenComposer): Watched {
    const fresh = () => ({
      glances: createGlances(),
      uncovered: keepUncovered(),
      pressedAt: Number.NEGATIVE_INFINITY,
    });
    const own = watched.get(id) ?? fresh();
    watched.set(id, own);
    return own;
  }

  function look(): void {
    const open = composers();
    for (const id of watched.keys()) if (!open.some((each) => each.id === id)) watched.delete(id);
    if (isWriting()) {
      for (const { glances } of watched.values()) glances.forget();
      return;
    }
    for (const composer of open) {
      const button = buttonOf(composer);
      const { glances, uncovered } = watch(composer);
      glances.look(button, ours());
      if (!button) continue;
      const isHere = unlessMisled(() => button.matches(':hover, :focus-within'), false);
      const spared = { ours: ours(), wholly: false };
      uncovered.look(isHere, () => unlessMisled(() => isUnder(button, spared), true));
    }
  }
  const timer = setInterval(look, interval);
  signal.addEventListener('abort', () => clearInterval(timer));

  /** Nobody wrote or pressed something else a moment ago, from where the page could have led it to this place. */
  const isOwnKey = (place?: Element) =>
    !stray || performance.now() - stray.at > apart || (place !== undefined && holds(place, stray.target));

  const buttonAround = (target: Element) =>
    composers().find((each) => {
      const button = buttonOf(each);
      return button !== undefined && holds(button, target);
    });

  function keyed(event: KeyboardEvent, target: Element): void {
    if (leading.test(event.key)) {
      // Within a composer Tab leads to its button, and a person sees it coming.
      const leads =
        event.key === 'Tab' && composers().some(({ composer }) => holds(composer.element, target));
      if (leads) stray = undefined;
    } else if (!(isPress(event) && isOwnKey() && buttonAround(target)))
      stray = { at: performance.now(), target };
  }

  /** What comes of a press in a composer, as the next screen with its button, does not come by itself. */
  function clicked(target: Element): void {
    const pressed = composers().find(({ composer }) => holds(composer.element, target));
    if (!pressed || buttonAround(target)) return;
    watch(pressed).pressedAt = performance.now();
  }

  return {
    done(event) {
      const target = innermost(event);
      if (!isElement(target)) return;
      if (event.type === 'click') clicked(target);
      else if ((event as Partial<KeyboardEvent>).key && !isShortcut(event))
        keyed(event as KeyboardEvent, target);
    },
    isAt(event, button, composer) {
      if (isShortcut(event)) return isOwnKey(composer.composer.element);
      const { glances, uncovered, pressedAt } = watch(composer);
      const point = pointOf(event);
      const isMeant = point ? isIn(button.getBoundingClientRect(), point) : isOwnKey();
      const isFamiliar =
        performance.now() - pressedAt < soon || (glances.isKnown() && glances.wasSeen(point));
      return isMeant && isFamiliar && uncovered.isClear();
    },
  };
}

/** Where the pointer pressed; nothing where a key did, or what stands for a hand. */
function pointOf(event: Event): Point | undefined {
  const { detail, pointerType, clientX, clientY } = event as Partial<PointerEvent>;
  return event.type === 'click' && (detail || pointerType) ? { x: clientX ?? 0, y: clientY ?? 0 } : undefined;
}

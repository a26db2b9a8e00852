import { isShortcut } from '../platforms/press.ts';
import { readEditor } from '../platforms/read-editor.ts';
import { closestOf, holds, innermost, isElement, isNamed } from '../platforms/tree.ts';
import type { DraftPart } from '../post/types.ts';
import { hidden, type Surface } from './as-drawn.ts';
import type { Attention } from './attention.ts';
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
  /** Of every click of a person and every beginning of one, before anything comes of it; so it is cheap. */
  done(event: Event): void;
  isAt(event: Event, button: Element, composer: OpenComposer): boolean;
}

interface AimIo {
  signal: AbortSignal;
  attention: Attention;
  composers(): OpenComposer[];
  buttonOf(composer: OpenComposer): Element | undefined;
  /** What of ours may lie over a button of the page. */
  ours(): readonly Surface[];
  /** Whether somebody writes in the page at the moment, when hardly anything may be asked of it. */
  isWriting(): boolean;
}

/** What a press in a composer leads to has come by then, in milliseconds: its next screen may slide in. */
const soon = 1500;

/** A finger may rest so long on what it presses, in milliseconds. */
const longest = 5000;

/** What is known of the button of one composer. */
interface Watched {
  glances: Glances;
  uncovered: Uncovered;
  /** When something else was pressed in the composer last. */
  pressedAt: number;
}

export function createAim({ signal, attention, composers, buttonOf, ours, isWriting }: AimIo): Aim {
  const watched = new Map<string, Watched>();
  /** Where the pointer came down last. */
  let down: { at: number; target: EventTarget | null } | undefined;

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
      for (const composer of open) watch(composer).glances.forget(composer.button);
      return;
    }
    for (const composer of open) {
      const button = buttonOf(composer);
      const { glances, uncovered } = watch(composer);
      glances.look(button, ours());
      if (!button) continue;
      glances.lookAtFrame(button, ours());
      const isHere = unlessMisled(() => button.matches(':hover, :focus-within'), false);
      const spared = { ours: ours(), wholly: false };
      uncovered.look(isHere, () => unlessMisled(() => isUnder(button, spared), true));
    }
  }
  const timer = setInterval(look, interval);
  signal.addEventListener('abort', () => clearInterval(timer));

  /** Whether this is the click of a pointer that came down on the button: a label leads others to it. */
  function cameDownOn(button: Element, { timeStamp }: Event): boolean {
    const target = down && timeStamp - down.at < longest && down.target;
    return isElement(target) && holds(button, target);
  }

  return {
    done(event) {
      const target = innermost(event);
      if (event.type.endsWith('down') && !('key' in event)) down = { at: event.timeStamp, target };
      if (event.type !== 'click' || !isElement(target)) return;
      const pressed = composers().find(({ composer }) => holds(composer.element, target));
      // What comes of a press in a composer, as the next screen with its button, does not come by itself.
      if (pressed && !attention.buttonAround(target)) watch(pressed).pressedAt = performance.now();
    },
    isAt(event, button, composer) {
      if (!attention.isThere()) return false;
      if (isShortcut(event))
        return attention.isOwnKey(composer.composer.element) && isWhereItStands(event, composer);
      const { glances, uncovered, pressedAt } = watch(composer);
      const point = pointOf(event);
      const isMeant = point
        ? isIn(button.getBoundingClientRect(), point) && cameDownOn(button, event)
        : attention.isOwnKey();
      // What the page did between the press and the moment in which it is heard of does not count.
      const when = Math.min(event.timeStamp, performance.now());
      const isFamiliar =
        (when - pressedAt < soon && glances.wasSeenSince(pressedAt, point, !isSecond(event))) ||
        (glances.isKnown(when) && glances.wasSeen(point, when));
      return isMeant && isFamiliar && uncovered.isClear(when);
    },
  };
}

/** The second of a double click, which is none of its own. */
const isSecond = (event: Event) => ((event as Partial<MouseEvent>).detail ?? 0) > 1;

const bare = (text: string) => text.replace(/\s/g, '');

/** Whether it is done where what will go is written, and can be seen: a composer may hold other fields. */
function isWhereItStands(event: Event, { draft }: OpenComposer): boolean {
  const target = innermost(event);
  const editor =
    isElement(target) && closestOf(target, '[contenteditable]:not([contenteditable="false"]), textarea');
  if (!editor) return false;
  const written = bare(isNamed(editor, 'textarea') ? editor.value : readEditor(editor));
  const isIn = ({ text }: DraftPart) => (bare(text) ? written.includes(bare(text)) : !written);
  const doubt = unlessMisled(() => hidden(editor), 'style');
  return draft.parts.some(isIn) && (doubt === undefined || doubt === 'out-of-view');
}

/** Where the pointer pressed; nothing where a key did, or what stands for a hand. */
function pointOf(event: Event): Point | undefined {
  const { detail, pointerType, clientX, clientY } = event as Partial<PointerEvent>;
  return event.type === 'click' && (detail || pointerType) ? { x: clientX ?? 0, y: clientY ?? 0 } : undefined;
}

import type { Room } from '../post/pill.ts';
import type { Pill } from './pill-contract.ts';
import { roomsBeside, wanted } from './room.ts';
import type { OpenComposer } from './state.ts';

type Placed = Pick<OpenComposer, 'anchor' | 'button' | 'composer'>;

/** Where one pill stands: beside the button that publishes, or afloat where it would move what is the platform's. */
export interface Standing {
  /** While the page is publishing its button is away; the pill stays where it was, if that is still there. */
  isInPlace(composer: Placed): boolean;
  put(composer: Placed): void;
  /** It says something else, which may need more room or less. */
  refit(): void;
}

/** With its words, which a person reads before anything else; and without. */
const inWords: Room[] = ['full', 'short'];
const inSigns: Room[] = ['figures', 'narrow', 'thumb'];

export function createStanding(pill: Pill, signal: AbortSignal): Standing {
  const { host } = pill;
  let placed: Placed | undefined;
  /** What it stands before: the button, or something further up in its line. */
  let spot: Element | undefined;
  let isAfloat = false;
  /** The widths that its room depends on. */
  let widths = '';
  let isDue = false;
  /** Something has changed while nothing of the pill was laid out. */
  let isLate = false;

  /** The window or the composer is of another width; or what it floats beside is elsewhere, or larger: it grows with the text. */
  const follow = () => {
    if (isDue || !placed) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      if (!placed?.composer.element.isConnected) return;
      if (isLate || widths !== widthsOf(placed)) refit();
      else if (isAfloat) isAfloat = float(placed.composer.element);
    });
  };
  const sizes = new ResizeObserver(follow);
  /** The page may begin to cut off what stands outside its dialog; or shows the screen again in which the pill stands. */
  const cut = new IntersectionObserver(
    (entries) => {
      const ratio = entries.at(-1)?.intersectionRatio ?? 0;
      if (host.isConnected && (isLate ? ratio > 0 : isAfloat && ratio < whole)) refit();
    },
    { threshold: [0, whole] },
  );
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    cut.disconnect();
  });
  addEventListener('resize', follow, { signal });
  addEventListener('scroll', follow, { capture: true, passive: true, signal });

  /** Floats as it is, and says whether there is a place for it. */
  function float(composer: Element): boolean {
    pill.float(0, 0);
    const own = host.getBoundingClientRect();
    return roomsBeside(composer, own, host).some(({ left, top }) => {
      // What it stands in may be what its place is counted from, and what cuts it off.
      pill.float(left - own.left, top - own.top);
      const found = host.ownerDocument.elementFromPoint(left + own.width / 2, top + own.height / 2);
      return found === null || found === host;
    });
  }

  function refit(): void {
    if (!placed) return;
    const { anchor, composer } = placed;
    isLate = host.getClientRects().length === 0;
    if (isLate) return;
    widths = widthsOf(placed);
    const inLine = anchor && anchor !== 'nowhere' ? lineOf(anchor, placed) : () => false;
    const afloat = (room: Room) => {
      pill.shrinkTo(room);
      return float(composer.element);
    };
    isAfloat = false;
    if (inWords.some(inLine)) return;
    isAfloat = inWords.some(afloat);
    if (isAfloat || inSigns.some(inLine)) return;
    isAfloat = inSigns.some(afloat);
    if (isAfloat) return;
    // It has to stand somewhere.
    pill.shrinkTo(anchor === 'nowhere' ? 'full' : 'thumb');
    pill.align(sidesOf(anchor));
  }

  /** Whether there is this room beside the button: where no word of ours is cut, and nothing of the platform's is moved. */
  function lineOf(anchor: Element, { button, composer }: Placed): (room: Room) => boolean {
    const theirs = [button ?? anchor, ...composer.element.querySelectorAll(wanted)];
    // Afloat it takes no room of theirs.
    pill.float(0, 0);
    const before = theirs.map((each) => each.getBoundingClientRect());
    const sides = sidesOf(anchor);
    return (room) => {
      pill.shrinkTo(room);
      pill.align(sides);
      // Where it is higher than the button, its line is not to become so.
      const more = host.getBoundingClientRect().height - (before[0]?.height ?? 0);
      const block = more > 0 ? -more / 2 : 0;
      pill.align(sides, block);
      const own = host.getBoundingClientRect();
      if (!pill.isWhole()) return false;
      const fits = theirs.every((each, at) => {
        const after = each.getBoundingClientRect();
        return !isMoved(before[at], after) && (each.contains(host) || !overlap(own, after));
      });
      // The figures in it change with every key, and its line is the page's.
      if (fits) pill.align(sides, block, own);
      return fits;
    };
  }

  /** Goes into the button's line, as near to it as nothing has to move; or before it, afloat. */
  function settle(anchor: Element, composer: Placed): void {
    const line = lineBefore(anchor);
    for (const room of inWords) {
      for (const each of line) {
        each.before(host);
        spot = each;
        if (lineOf(anchor, composer)(room)) return;
      }
    }
    anchor.before(host);
    spot = anchor;
  }

  return {
    isInPlace({ anchor, composer }) {
      if (anchor === 'nowhere') return host.parentNode === composer.element;
      return !anchor?.isConnected || (anchor === placed?.anchor && host.nextSibling === spot);
    },
    put(composer) {
      sizes.disconnect();
      cut.disconnect();
      host.remove();
      placed = composer;
      const { anchor } = composer;
      const { element } = composer.composer;
      if (anchor === 'nowhere') element.append(host);
      else if (anchor) settle(anchor, composer);
      refit();
      sizes.observe(element);
      sizes.observe(element.ownerDocument.documentElement);
      cut.observe(host);
    },
    refit,
  };
}

/** As much of it as is seen where nothing cuts it off. */
const whole = 0.98;

/** How many things may stand between the pill and the button. */
const furthest = 2;

/** The button, and what stands before it in its line, the nearest first. */
function lineBefore(anchor: Element): Element[] {
  const line = [anchor];
  const { top, bottom } = anchor.getBoundingClientRect();
  for (let each = anchor.previousElementSibling; each && line.length <= furthest; ) {
    const { top: start, bottom: end } = each.getBoundingClientRect();
    if (start >= bottom || end <= top) break;
    line.push(each);
    each = each.previousElementSibling;
  }
  return line;
}

/** In line with the button, whose margin may be all that keeps it from the dialog's edge. */
function sidesOf(anchor: Placed['anchor']): string {
  if (!anchor || anchor === 'nowhere') return '0';
  const { marginInlineStart, marginInlineEnd } = getComputedStyle(anchor);
  return `${marginInlineStart} ${marginInlineEnd}`;
}

/** So far two things may reach into each other without anybody seeing it, in CSS pixels: their edges are empty. */
const edge = 3;

const overlap = (one: DOMRect, other: DOMRect) =>
  one.left + edge < other.right &&
  other.left + edge < one.right &&
  one.top + edge < other.bottom &&
  other.top + edge < one.bottom;

const widthsOf = ({ composer: { element } }: Placed) =>
  [element.ownerDocument.documentElement, element].map(({ clientWidth }) => clientWidth).join(' ');

/** Whether something of the page is not where it was. */
const isMoved = (before: DOMRect | undefined, after: DOMRect) =>
  before !== undefined &&
  (Math.abs(before.left - after.left) > 0.5 || Math.abs(before.top - after.top) > 0.5);

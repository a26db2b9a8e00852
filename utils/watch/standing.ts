import type { Room } from '../post/pill.ts';
import type { Pill } from './pill-contract.ts';
import { isInView, roomsBeside, type Spot, spotsBeside, wanted } from './room.ts';
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

/** How a pill floats. */
interface Afloat {
  /** Which of the places beside the composer it has. */
  place: number;
  /** What was said of it to the pill. */
  said: Spot;
  /** What it shows of itself. */
  room: Room;
  /** Where the composer was, and how large the window, when it was looked whether the place is free; nothing once that is in doubt. */
  beside: string | undefined;
}

/** After a move it is looked so much later whether the place is free, and later still while somebody writes; in milliseconds. */
const rest = 400;

/** `isWriting`: whether somebody writes in the page at the moment, when hardly anything may be asked of it. */
export function createStanding(pill: Pill, signal: AbortSignal, isWriting: () => boolean): Standing {
  const { host } = pill;
  let placed: Placed | undefined;
  /** What it stands before: the button, or something further up in its line. */
  let spot: Element | undefined;
  let afloat: Afloat | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
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
      else if (afloat) goAlong(placed.composer.element, afloat);
    });
  };
  /** What lies where it floats may be something else. */
  const scrolled = () => {
    if (afloat) afloat.beside = undefined;
    follow();
  };
  const sizes = new ResizeObserver(follow);
  /** The page may begin to cut off what stands outside its dialog; or shows the screen again in which the pill stands. */
  const cut = new IntersectionObserver(
    (entries) => {
      const ratio = entries.at(-1)?.intersectionRatio ?? 0;
      if (host.isConnected && (isLate ? ratio > 0 : afloat && ratio < whole)) refit();
    },
    { threshold: [0, whole] },
  );
  signal.addEventListener('abort', () => {
    sink();
    sizes.disconnect();
    cut.disconnect();
  });
  addEventListener('resize', follow, { signal });
  addEventListener('scroll', scrolled, { capture: true, passive: true, signal });

  /** Floats with so much of itself, and says whether there is a place for it. */
  function float(composer: Element, room: Room): boolean {
    sink();
    pill.shrinkTo(room);
    pill.float(0, 0);
    const own = host.getBoundingClientRect();
    for (const { place, left, top } of roomsBeside(composer, own, host)) {
      // What it stands in may be what its place is counted from, and what cuts it off.
      const said = { left: left - own.left, top: top - own.top };
      pill.float(said.left, said.top);
      const found = host.ownerDocument.elementFromPoint(left + own.width / 2, top + own.height / 2);
      if (found !== null && found !== host) continue;
      afloat = { place, said, room, beside: besideOf(composer) };
      return true;
    }
    return false;
  }

  /** Keeps its place beside a composer that grows with the text; whether it is free there is looked at when nobody writes. */
  function goAlong(composer: Element, now: Afloat): void {
    if (now.beside === besideOf(composer)) return;
    const { place, said, room } = now;
    const floatAnew = () => {
      if (!float(composer, room)) refit();
    };
    const moved = movedTo(composer, place, said);
    if (!moved) {
      floatAnew();
      return;
    }
    sink();
    afloat = { ...now, said: moved };
    const settle = () => {
      if (isWriting()) settling = setTimeout(settle, rest);
      else if (afloat && composer.isConnected && host.isConnected) floatAnew();
    };
    settling = setTimeout(settle, rest);
  }

  /** Moves it to that place beside the composer as it is now, and gives what was said of it to the pill; nothing where it does not come there. */
  function movedTo(composer: Element, place: number, said: Spot): Spot | undefined {
    const own = host.getBoundingClientRect();
    const spot = spotsBeside(composer, own)[place];
    if (!spot || !isInView(composer, spot, own)) return undefined;
    const moved = { left: said.left + spot.left - own.left, top: said.top + spot.top - own.top };
    pill.float(moved.left, moved.top);
    // Under a zoom of the page's a pixel of its own is none of the window's.
    const { left, top } = host.getBoundingClientRect();
    return Math.abs(left - spot.left) <= 1 && Math.abs(top - spot.top) <= 1 ? moved : undefined;
  }

  /** It floats nowhere, for the moment. */
  function sink(): void {
    clearTimeout(settling);
    afloat = undefined;
  }

  /** Stands as well as it can: before one of these, the nearest first, or else afloat. */
  function stand(line: Element[]): void {
    if (!placed) return;
    const { anchor, composer } = placed;
    widths = widthsOf(placed);
    const fits = line.length ? measured(placed) : () => false;
    sink();
    const inLine = (room: Room) => line.some((each) => goBefore(each) && fits(room));
    const onTop = (room: Room) => float(composer.element, room);
    if (inWords.some(inLine)) return;
    if (anchor === 'nowhere') goInto(composer.element);
    else if (line[0]) goBefore(line[0]);
    else if (anchor && spot?.isConnected !== true) goBefore(anchor);
    if (inWords.some(onTop) || inSigns.some(inLine) || inSigns.some(onTop)) return;
    // It has to stand somewhere.
    pill.shrinkTo(anchor === 'nowhere' ? 'full' : 'thumb');
    pill.align(sidesOf(anchor));
  }

  /** Where it is already it stays: what is taken out of the document loads its frame anew. */
  function goBefore(each: Element): true {
    if (host.nextSibling !== each) each.before(host);
    spot = each;
    return true;
  }

  function goInto(element: Element): void {
    if (host.parentNode !== element) element.append(host);
  }

  /** Whether there is this room where it stands: where no word of ours is cut, and nothing of the platform's is moved. */
  function measured({ anchor, button, composer }: Placed): (room: Room) => boolean {
    const own = button ?? (anchor as Element);
    const theirs = [own, ...composer.element.querySelectorAll(wanted)];
    // Afloat it takes no room of theirs.
    if (host.isConnected) pill.float(0, 0);
    const before = theirs.map((each) => each.getBoundingClientRect());
    const sides = sidesOf(anchor);
    return (room) => {
      pill.shrinkTo(room);
      pill.align(sides);
      // Where it is higher than the button, its line is not to become so.
      const more = host.getBoundingClientRect().height - (before[0]?.height ?? 0);
      const block = more > 0 ? -more / 2 : 0;
      if (block) pill.align(sides, block);
      const ours = host.getBoundingClientRect();
      if (!pill.isWhole()) return false;
      const isFree = theirs.every((each, at) => {
        const after = each.getBoundingClientRect();
        return !isMoved(before[at], after) && (each.contains(host) || !overlap(ours, after));
      });
      // The figures in it change with every key, and its line is the page's.
      if (isFree) pill.align(sides, block, ours);
      return isFree;
    };
  }

  function refit(): void {
    if (!placed) return;
    isLate = host.getClientRects().length === 0;
    if (isLate) sink();
    else stand(spot && !isStacked(spot) ? [spot] : []);
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
      spot = undefined;
      const { anchor } = composer;
      const { element } = composer.composer;
      const isNowhere = !anchor || anchor === 'nowhere';
      isLate = (isNowhere ? element : anchor).getClientRects().length === 0;
      sink();
      if (!isLate) stand(isNowhere || isStacked(anchor) ? [] : lineBefore(anchor));
      else if (isNowhere) goInto(element);
      else goBefore(anchor);
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

/** Whether what stands before an element stands above it: there it moves whatever it is put in front of. */
function isStacked(element: Element): boolean {
  const { parentElement } = element;
  const { display, flexDirection } = parentElement
    ? getComputedStyle(parentElement)
    : { display: '', flexDirection: '' };
  if (/flex/.test(display)) return flexDirection.startsWith('column');
  return !/grid/.test(display) && !/^inline/.test(getComputedStyle(element).display);
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

function besideOf(composer: Element): string {
  const { left, top, width, height } = composer.getBoundingClientRect();
  const { clientWidth, clientHeight } = composer.ownerDocument.documentElement;
  return [left, top, width, height, clientWidth, clientHeight].join(' ');
}

/** Whether something of the page is not where it was. */
const isMoved = (before: DOMRect | undefined, after: DOMRect) =>
  before !== undefined &&
  (Math.abs(before.left - after.left) > 0.5 || Math.abs(before.top - after.top) > 0.5);

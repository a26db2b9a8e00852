import { type Bytes, latin1, latin1Bytes, Malformed, readBytes, uint } from './bytes.ts';
import { type Edit, zeroed } from './edits.ts';

/** A box of an ISO media file (ISO/IEC 14496-12, 4.2), QuickTime's atom. Places count from the start of the file. */
export interface Box {
  type: string;
  start: number;
  /** Where its content begins. */
  body: number;
  end: number;
}

/** Some of a file's bytes, with their place in it. */
export interface Part {
  bytes: Bytes;
  at: number;
}

/** More than any camera writes; a file that claims more is made to keep us busy. */
const mostBoxes = 20_000;

/**
 * The boxes that are in no other, read without what is in them, and where the last of them ends: what follows is none. An
 * `mdat` that is cut off ends with the file. Throws {@link Malformed} for too many.
 */
export async function topBoxes(file: Blob): Promise<{ boxes: Box[]; end: number }> {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= file.size) {
    if (boxes.length === mostBoxes) throw new Malformed('too many boxes');
    const head = await readBytes(file, at, Math.min(at + 16, file.size));
    const box = topBoxAt(head, at, file.size);
    if (!box) break;
    boxes.push(box);
    at = box.end;
  }
  return { boxes, end: at };
}

function topBoxAt(head: Bytes, at: number, size: number): Box | undefined {
  if (!/^[A-Za-z0-9 \xa9]{4}$/.test(latin1(head, 4, 4))) return undefined;
  try {
    const box = boxAt({ bytes: head, at }, at, Number.MAX_SAFE_INTEGER);
    // Up to the end of the file.
    const end = uint(head, 0, 4) === 0 ? size : box.end;
    if (end <= size) return { ...box, end };
    return box.type === 'mdat' && box.body <= size ? { ...box, end: size } : undefined;
  } catch (thrown) {
    if (thrown instanceof Malformed) return undefined;
    throw thrown;
  }
}

/** The boxes in a range of a part. Throws {@link Malformed}. */
export function boxesIn(part: Part, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  let at = start;
  // QuickTime ends some lists with four zeros.
  while (at + 8 <= end) {
    if (boxes.length === mostBoxes) throw new Malformed('too many boxes');
    const box = boxAt(part, at, end);
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** A number in a part, by its place in the file. */
export function uintIn({ bytes, at }: Part, place: number, length: number): number {
  return uint(bytes, place - at, length);
}

function boxAt(part: Part, start: number, limit: number): Box {
  const short = uintIn(part, start, 4);
  const type = latin1(part.bytes, start - part.at + 4, 4);
  // 1: the size follows in eight bytes. 0: up to the end.
  const size = short === 1 ? uintIn(part, start + 8, 8) : short || limit - start;
  const body = start + (short === 1 ? 16 : 8);
  const end = start + size;
  if (end < body || end > limit) throw new Malformed(`no box at ${start}`);
  return { type, start, body, end };
}

/** Makes a box free space of the same length: nothing of it is left, and nothing behind it moves. */
export function freed({ type, start, body, end }: Box): Edit[] {
  if (type === 'free') return [zeroed(body, end)];
  return [{ start: start + 4, end: start + 8, parts: [latin1Bytes('free')] }, zeroed(body, end)];
}

import * as v from 'valibot';
import type { Segment } from '../../post/types.ts';
import { id, maybe } from '../meta/schemas.ts';
import { linkTarget } from './link.ts';

/*
 * A stretch of a message that is more than text. Programs that post send these keys (2026), no recording is public:
 * what is not as expected stays the text it is.
 */
export const range = v.object({
  entity: maybe(v.object({ id: maybe(id), url: maybe(v.string()), external_url: maybe(v.string()) })),
  offset: v.number(),
  length: v.number(),
});

type Range = v.InferOutput<typeof range>;
type Piece = { start: number; end: number; segment: Segment };

/** The text in pieces. Whether offsets count UTF-16 units or characters is not known: what makes names of all is right. */
export function segmentsOf(text: string, ranges: readonly Range[]): Segment[] {
  const known = ranges.filter(({ entity }) => entity);
  const units = piecesOf(text, known);
  const characters = units.length < known.length ? piecesOf(text, known.map(inUnits(text))) : [];
  return assembled(text, characters.length > units.length ? characters : units);
}

function piecesOf(text: string, ranges: readonly Range[]): Piece[] {
  return ranges.flatMap(({ entity, offset, length }) => {
    const [start, end] = [offset, offset + length];
    const segment = standsAlone(text, start, end) ? pieceOf(text.slice(start, end), entity) : undefined;
    return segment ? [{ start, end, segment }] : [];
  });
}

function pieceOf(text: string, entity: Range['entity']): Segment | undefined {
  const url = linkTarget(entity?.external_url ?? entity?.url);
  if (url && !entity?.id) return { kind: 'link', text, url };
  const isName = /^@?[\p{L}\p{N}]/u.test(text) && !text.includes('://');
  return isName && entity?.id ? { kind: 'mention', name: text.replace(/^@/, ''), url: '' } : undefined;
}

/** A name, or the words of a link, in units of UTF-16. */
const longest = 200;

/** Whether the stretch begins and ends with a word, on one line. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (
    !Number.isInteger(start) ||
    !Number.isInteger(end) ||
    start < 0 ||
    end <= start ||
    end > text.length ||
    end - start > longest
  )
    return false;
  const piece = text.slice(start, end);
  const goesOn = (at: number) => /[\p{L}\p{N}]{2}/u.test(around(text, at));
  return piece.trim() === piece && !piece.includes('\n') && !goesOn(start) && !goesOn(end);
}

/** The characters before and after a place. */
function around(text: string, at: number): string {
  return (
    (/.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '') +
    (/^./su.exec(text.slice(at, at + 2))?.[0] ?? '')
  );
}

function inUnits(text: string): (range: Range) => Range {
  const starts = [0];
  for (const character of text) starts.push((starts.at(-1) ?? 0) + character.length);
  const unit = (character: number) => starts[character] ?? Number.NaN;
  return ({ entity, offset, length }) => ({
    entity,
    offset: unit(offset),
    length: unit(offset + length) - unit(offset),
  });
}

function assembled(text: string, pieces: Piece[]): Segment[] {
  const segments: Segment[] = [];
  let read = 0;
  for (const { start, end, segment } of pieces.toSorted((a, b) => a.start - b.start)) {
    if (start < read) continue;
    if (start > read) segments.push({ kind: 'text', text: text.slice(read, start) });
    segments.push(segment);
    read = end;
  }
  if (read < text.length) segments.push({ kind: 'text', text: text.slice(read) });
  return segments;
}

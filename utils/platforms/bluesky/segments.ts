import type { Segment } from '../../post/types.ts';
import { profileAddress } from './at-uri.ts';
import type { Facet } from './record.ts';

/**
 * The text in pieces, each facet a piece of its own. Facets count in bytes of UTF-8 (lexicon app.bsky.richtext.facet);
 * those that overlap another, cut a character or point outside the text are passed over, as Bluesky's client does.
 */
export function segmentsOf(text: string, facets: Facet[]): Segment[] {
  const bytes = new TextEncoder().encode(text);
  const sorted = facets
    .filter(({ index }) => isRange(index.byteStart, index.byteEnd, bytes))
    .sort((a, b) => a.index.byteStart - b.index.byteStart);
  const segments: Segment[] = [];
  let read = 0;
  for (const { index, features } of sorted) {
    if (index.byteStart < read) continue;
    const piece = pieceOf(slice(bytes, index.byteStart, index.byteEnd), features);
    if (!piece) continue;
    if (index.byteStart > read) segments.push({ kind: 'text', text: slice(bytes, read, index.byteStart) });
    segments.push(piece);
    read = index.byteEnd;
  }
  if (read < bytes.length) segments.push({ kind: 'text', text: slice(bytes, read, bytes.length) });
  return segments;
}

function pieceOf(text: string, features: Facet['features']): Segment | undefined {
  for (const feature of features) {
    if ('uri' in feature && /^https?:\/\//i.test(feature.uri))
      return { kind: 'link', text, url: feature.uri };
    if ('did' in feature)
      return { kind: 'mention', name: text.replace(/^@/, ''), url: profileAddress(feature.did) };
    if ('tag' in feature && /^[#＃]/.test(text)) return { kind: 'hashtag', tag: text.slice(1) };
  }
  return undefined;
}

function isRange(start: number, end: number, bytes: Uint8Array): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= bytes.length &&
    startsCharacter(bytes[start]) &&
    startsCharacter(bytes[end])
  );
}

/** In UTF-8 only the bytes 10xxxxxx continue a character. */
function startsCharacter(byte: number | undefined): boolean {
  return byte === undefined || (byte & 0xc0) !== 0x80;
}

function slice(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(bytes.subarray(start, end));
}

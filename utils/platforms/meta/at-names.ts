import type { Segment } from '../../post/types.ts';

/*
 * Instagram's names: letters of English, digits, `_` and `.`, at most 30, no full stop at the end. Not the name in an
 * e-mail address, in a web address, or in `@name@server`.
 */
const atName =
  /(?<![\p{L}\p{N}_.@/])@([a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?)(?![\p{L}\p{N}_@]|\.[a-z0-9_])/giu;

/** A caption of Instagram in pieces: it says whom it names by `@name` alone. */
export function withAtNames(text: string): Segment[] {
  const segments: Segment[] = [];
  let read = 0;
  for (const { index, 0: all, 1: name = '' } of text.matchAll(atName)) {
    if (index > read) segments.push({ kind: 'text', text: text.slice(read, index) });
    segments.push({ kind: 'mention', name, url: '' });
    read = index + all.length;
  }
  if (read < text.length) segments.push({ kind: 'text', text: text.slice(read) });
  return segments;
}

import { Malformed } from './bytes.ts';

/** What stands between two places of a file from now on. With `start` equal to `end` it is put in between. */
export interface Edit {
  start: number;
  end: number;
  parts: Uint8Array<ArrayBuffer>[];
}

/** The file with the edits made. What is not edited is referred to, not copied: a video may have 100 MB. */
export function edited(file: Blob, edits: Edit[]): Blob {
  if (edits.length === 0) return file;
  const parts: BlobPart[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at || edit.end < edit.start || edit.end > file.size)
      throw new Malformed('edits overlap');
    if (edit.start > at) parts.push(file.slice(at, edit.start));
    parts.push(...edit.parts);
    at = edit.end;
  }
  if (at < file.size) parts.push(file.slice(at));
  return new Blob(parts, { type: file.type });
}

/** Takes a range out. */
export function removed(start: number, end: number): Edit {
  return { start, end, parts: [] };
}

const block = 1024 * 1024;

/** Overwrites a range with zeros, so that nothing behind it moves. */
export function zeroed(start: number, end: number): Edit {
  const zeros = new Uint8Array(Math.min(block, Math.max(0, end - start)));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = start; at < end; at += block) parts.push(zeros.subarray(0, Math.min(block, end - at)));
  return { start, end, parts };
}

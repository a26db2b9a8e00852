import { Malformed, readBytes } from './bytes.ts';

/** What stands between two places of a file from now on. With `start` equal to `end` it is put in between. */
export interface Edit {
  start: number;
  end: number;
  parts: (Uint8Array<ArrayBuffer> | Blob)[];
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

/** A file may refer to so many pieces of another before browsers get slow. */
const mostPieces = 2000;
const reach = 4 * 1024 * 1024;

/** The same edits, but for very many of them those that lie close together made one, with what is between them copied. */
export async function inFewPieces(file: Blob, edits: Edit[]): Promise<Edit[]> {
  if (edits.length <= mostPieces) return edits;
  const groups: Edit[][] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const group = groups.at(-1);
    if (group?.[0] && edit.end - group[0].start <= reach) group.push(edit);
    else groups.push([edit]);
  }
  const made: Edit[] = [];
  for (const group of groups) {
    const [first, ...more] = group;
    if (!first || more.length === 0) {
      made.push(...group);
      continue;
    }
    const start = first.start;
    const end = Math.max(...group.map((edit) => edit.end));
    const inside = group.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const bytes = await readBytes(file, start, end);
    made.push({ start, end, parts: [edited(new Blob([bytes]), inside)] });
  }
  return made;
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

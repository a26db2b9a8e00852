import type { Uploading } from '../platforms/contract.ts';
import type { Exchange, Media, Sighting } from '../post/types.ts';

/** So many are remembered: more than any post takes. They are references to files, which the page holds too. */
const most = 60;
/** So many addresses of one file. */
const mostAddresses = 8;
/** So many pieces of uploads that are on their way: of 10 MiB each (observed 2026-06). */
const mostPieces = 100;

interface Seen {
  /** The whole one, which a piece of it never takes the place of. */
  file: Blob;
  inDialog: boolean;
  addresses: string[];
  /** Milliseconds since 1970. */
  chosenAt: number | undefined;
}

interface Piece {
  of: string;
  offset: number;
  file: Blob;
}

/** The pictures and videos that the page got hold of. */
export interface SeenFiles {
  /** `at`: milliseconds since 1970. */
  add(sighting: Sighting, at: number): void;
  /** An upload with the file that it is of, if that is sure, and with the addresses under which the page shows either. */
  withOriginal(upload: Exchange, what: Uploading): Exchange;
  /** What a person chose in a dialog since then, milliseconds since 1970, in that order. */
  chosenSince(time: number): Blob[];
  /** What was chosen for one post is not taken for the next one's. */
  forget(): void;
}

export function createSeenFiles(): SeenFiles {
  const seen = new Map<number, Seen>();
  let pieces: Piece[] = [];

  function withOriginal(upload: Exchange, what: Uploading): Exchange {
    const all = [...seen.values()];
    const own = upload.seen === undefined ? undefined : seen.get(upload.seen);
    const original = originalOf(upload, what, all, own);
    const shown = all.filter((each) => each === own || each.file === original);
    const shownAs = [...new Set(shown.flatMap(({ addresses }) => addresses))];
    return { ...upload, files: whole(upload.files, what), original, ...(shownAs.length && { shownAs }) };
  }

  /** The pieces that an upload came in, once they are all there. */
  function whole(files: Blob[], { size, piece }: Uploading): Blob[] {
    const [file] = files;
    if (!file || !piece || !size || file.size >= size) return files;
    pieces = [
      ...pieces.filter(({ of, offset }) => of !== piece.of || offset !== piece.offset),
      { ...piece, file },
    ];
    pieces = pieces.slice(-mostPieces);
    const own = pieces.filter(({ of }) => of === piece.of).sort((a, b) => a.offset - b.offset);
    const end = own.reduce((end, { offset, file }) => (offset === end ? end + file.size : Number.NaN), 0);
    if (end !== size) return files;
    pieces = pieces.filter(({ of }) => of !== piece.of);
    return [new Blob(own.map(({ file }) => file))];
  }

  return {
    withOriginal,
    add({ seen: id, file, inDialog, shownAs }, at) {
      const before = seen.get(id);
      const addresses = [...(before?.addresses ?? []), ...(shownAs === undefined ? [] : [shownAs])];
      // Seen again, it counts as seen last.
      seen.delete(id);
      seen.set(id, {
        file: before?.file ?? file,
        inDialog: inDialog || before?.inDialog === true,
        addresses: addresses.slice(-mostAddresses),
        chosenAt: before?.chosenAt ?? (inDialog ? at : undefined),
      });
      if (seen.size <= most) return;
      // What a page shows besides, as in chats, is let go before what somebody chose.
      const [oldest] = [...seen].find(([, each]) => !each.inDialog) ?? [...seen][0] ?? [];
      if (oldest !== undefined) seen.delete(oldest);
    },
    chosenSince: (time) =>
      [...seen.values()]
        .filter(({ chosenAt }) => chosenAt !== undefined && chosenAt >= time)
        .sort((a, b) => (a.chosenAt ?? 0) - (b.chosenAt ?? 0))
        .map(({ file }) => file),
    forget: () => seen.clear(),
  };
}

/**
 * Sure is the file that the upload is a piece of, one of the same name and age, one of the size that the request says, or the
 * only one of its kind. A picture is never taken for a video, nor a video for a picture.
 */
function originalOf(
  { files: [sent] }: Exchange,
  { kind, size, numbers = [], crops }: Uploading,
  seen: readonly Seen[],
  own: Seen | undefined,
): File | undefined {
  const all = seen.flatMap(({ file }) => (file instanceof File && isOf(kind, file) ? [file] : []));
  if (own?.file instanceof File && all.includes(own.file)) return own.file;
  if (sent instanceof File) {
    const same = all.filter(
      (file) =>
        file.name === sent.name && (file.size === sent.size || file.lastModified === sent.lastModified),
    );
    if (isOne(same)) return same[0];
  }
  const chosen = seen.filter(({ inDialog }) => inDialog).map(({ file }) => file);
  const only = all.filter((file) => chosen.includes(file) && file.type);
  // What was changed in the page and then uploaded again must not go as it was before.
  if (kind === 'image') return crops && isOne(only) ? only[0] : undefined;
  const sizes = size === undefined ? numbers : [size];
  const fitting = all.filter((file) => sizes.includes(file.size));
  if (isOne(fitting)) return fitting[0];
  return size === undefined && !fitting.length && isOne(only) ? only[0] : undefined;
}

/** A file without a type may be of any kind. */
const isOf = (kind: Media['kind'], { type }: Blob) => !type || type.startsWith(`${kind}/`);

/** Whether they are one and the same: a picker gives its file anew each time. */
function isOne(files: readonly File[]): boolean {
  const of = ({ name, size, lastModified, type }: File) => [name, size, lastModified, type].join('\n');
  return new Set(files.map(of)).size === 1;
}

import { dimensionsOf } from '../media/dimensions.ts';
import { fits } from '../media/encodings.ts';
import { kindOf } from '../media/kind.ts';
import { withoutLocation } from '../media/without-location.ts';
import type { Limits } from '../post/account.ts';
import type { NotTaken } from '../post/composer.ts';
import type { ManuscriptFile } from '../post/manuscript.ts';

/** A file that a person added: as it is kept, or why it is not. */
export type Added = { file: ManuscriptFile; notTaken?: undefined } | { file?: undefined; notTaken: NotTaken };

/** What every browser can read, so that a server need not take it as it is. */
const readable = /^image\/(jpeg|png|gif|webp|avif|bmp)$/;

/**
 * Looks at a file before it is kept: what it is by its bytes, whether a server could take it, what it says of places. Sizes
 * against the largest that any of the servers takes; a picture can be made smaller. Never throws.
 */
export async function addedFile(
  file: File,
  id: string,
  part: number,
  limits: readonly Pick<Limits, 'mimeTypes' | 'imageBytes' | 'videoBytes'>[],
): Promise<Added> {
  const { name } = file;
  try {
    if (file.size === 0) return { notTaken: { kind: 'empty', name } };
    const type = (await kindOf(file)) ?? soundOf(file);
    const kind = kindOfType(type);
    if (!type || !kind) return { notTaken: { kind: 'kind', name } };
    const isTaken = limits.some(({ mimeTypes }) => mimeTypes.includes(type));
    if (!isTaken && !readable.test(type)) return { notTaken: { kind: 'kind', name } };
    // 200 million pixels are more than any camera has, and no browser would decode a larger file.
    const limit = kind === 'image' ? 200 * 1024 ** 2 : Math.max(0, ...limits.map((each) => each.videoBytes));
    if (file.size > limit) return { notTaken: { kind: 'size', name, bytes: file.size, limit } };
    const size = kind === 'image' ? await dimensionsOf(file) : undefined;
    return {
      file: {
        ...{ id, kind, name, type, bytes: file.size, description: '', decorative: false, part },
        size: size && { width: size.width, height: size.height },
        focus: undefined,
        traces: await tracesOf(file),
      },
    };
  } catch {
    return { notTaken: { kind: 'empty', name } };
  }
}

/** Whether a server gets another file than this, because it is too large for it or of a kind that it does not take. */
export function isRefitted({ kind, type, bytes, size }: ManuscriptFile, limits: Limits): boolean {
  return kind === 'image' && !fits({ size: bytes }, type, size, limits);
}

function kindOfType(type: string | undefined): ManuscriptFile['kind'] | undefined {
  const [kind] = type?.split('/') ?? [];
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : undefined;
}

/** Sound is told by what the browser says of its name; the server looks at its bytes. */
const soundOf = ({ type }: File) => (type.startsWith('audio/') ? type : undefined);

async function tracesOf(file: File): Promise<ManuscriptFile['traces']> {
  const freed = await withoutLocation(file, true);
  if (!freed.cleaned) return 'unknown';
  return (await isSame(file, freed.file)) ? 'none' : 'taken-out';
}

/** Whether two files are the same, byte for byte. */
async function isSame(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  // A film is not read whole for a word beside it.
  const piece = 8 * 1024 ** 2;
  for (let at = 0; at < one.size; at += piece) {
    const [a, b] = await Promise.all(
      [one, other].map(async (file) => new Uint8Array(await file.slice(at, at + piece).arrayBuffer())),
    );
    if (!a?.every((byte, index) => byte === b?.[index])) return false;
  }
  return true;
}

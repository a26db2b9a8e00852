import type { Io } from '../../platforms/contract.ts';
import { inBackground } from '../../platforms/in-background.ts';
import type { Lack, ShownMedia, ShownPost } from '../../post/shown.ts';
import type { Post, Publication, SentMedia } from '../../post/types.ts';
import { readWithin } from '../../read-within.ts';
import type { Found } from './found.ts';
import { publicationOf } from './publication-of.ts';

/** Longer nobody waits for a picture, in milliseconds, and no more of it is read, in bytes. */
interface Bounds {
  timeout: number;
  largest: number;
}
const bounds: Bounds = { timeout: 20_000, largest: 64 * 1024 ** 2 };

/** A post that was found, with the files of its pictures and videos, and what of them could not be loaded. */
export interface Loaded {
  publication: Publication;
  lacks: Lack[];
}

/** Loads what a page has shown from where it lies, without cookies. Of a post at its source there is nothing to load yet. */
export async function loaded({ shown, publication, lacks }: Found, io: Io): Promise<Loaded> {
  if (!shown) return { publication, lacks };
  const media = await Promise.all(shown.media.map((each, index) => sentOf(each, index, shown, io)));
  const there = media.filter((each) => each !== undefined);
  const isLess = there.length < media.length && !lacks.includes('pictures');
  return {
    publication: publicationOf(shown, publication.time, there),
    lacks: isLess ? [...lacks, 'pictures'] : lacks,
  };
}

async function sentOf(
  { kind, src, description }: ShownMedia,
  index: number,
  of: ShownPost,
  io: Io,
): Promise<SentMedia | undefined> {
  const file = await fileAt(src, io).catch(() => undefined);
  return file && { upload: `${of.id} ${index}`, kind, description, file };
}

/** What lies at an address, asked for without cookies; nothing where there is none, or more than is read. */
export async function fileAt(src: string, io: Io, { timeout, largest } = bounds): Promise<Blob | undefined> {
  const signal = AbortSignal.timeout(timeout);
  const response = await io.fetch(src, { credentials: 'omit', redirect: 'error', signal });
  if (!response.ok) return undefined;
  const bytes = await readWithin(response, largest, signal);
  return bytes && new Blob([bytes], { type: response.headers.get('content-type') ?? '' });
}

/** The content of a post that was found: from its author's server, or as the page showed it. Throws Problem. */
export async function postOf({ profile }: Found, { publication }: Loaded, io: Io): Promise<Post> {
  return inBackground[publication.platform].capture(publication, profile, io);
}

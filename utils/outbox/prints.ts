import type { PicturePrint } from '../post/picture-print.ts';
import type { Media } from '../post/types.ts';
import type { KeptContent } from './twins.ts';
import type { Delivery } from './types.ts';

/*
 * Looking at pictures takes its time, and what is sent rarely needs it: words first say whether the same was sent.
 */

export interface PrintIo {
  /** What a picture looks like, for comparison; nothing where it cannot be read. */
  print(file: Blob): Promise<PicturePrint | undefined>;
  /** What of a delivery is compared; nothing once that is forgotten. */
  readContent(id: string): Promise<KeptContent | undefined>;
  /** What the pictures of what is compared look like; does nothing where that is known. */
  writePrints(id: string, pictures: PicturePrint[]): Promise<void>;
  readDelivery(id: string): Promise<Delivery | undefined>;
  deliveriesOfPublication(publication: string): Promise<Delivery[]>;
  readMedia(publication: string, index: number): Promise<Media | undefined>;
}

/** What these pictures look like, as far as they can be read. */
export async function printsOf(
  media: readonly Pick<Media, 'kind' | 'file'>[],
  { print }: Pick<PrintIo, 'print'>,
): Promise<PicturePrint[]> {
  const pictures = media.filter(({ kind }) => kind === 'image');
  const prints = await Promise.all(pictures.map(({ file }) => print(file).catch(() => undefined)));
  return prints.filter((one) => one !== undefined);
}

/** What an outbox is looking at, by publication: the accounts of one end at the same moment. */
const looks = new WeakMap<PrintIo, Map<string, Promise<void>>>();

/** Looks at the pictures of a delivery, where something of it is compared and nobody has: they are kept only until it is done. */
export async function lookAtPictures(id: string, io: PrintIo): Promise<void> {
  const content = (await io.readContent(id))?.content;
  if (!content || content.pictures) return;
  const publication = (await io.readDelivery(id))?.source.publication;
  if (publication === undefined) return io.writePrints(id, []);
  const looking = looks.get(io) ?? new Map<string, Promise<void>>();
  looks.set(io, looking);
  const look = looking.get(publication) ?? lookAtAll(publication, io);
  looking.set(publication, look);
  await look.finally(() => looking.delete(publication));
}

/** Those of all accounts are the same. */
async function lookAtAll(publication: string, io: PrintIo): Promise<void> {
  const pictures = await printsOf(await mediaOf(publication, io), io);
  for (const { id } of await io.deliveriesOfPublication(publication)) await io.writePrints(id, pictures);
}

async function mediaOf(publication: string, io: PrintIo): Promise<Media[]> {
  const found: Media[] = [];
  for (;;) {
    const next = await io.readMedia(publication, found.length).catch(() => undefined);
    if (!next) return found;
    found.push(next);
  }
}

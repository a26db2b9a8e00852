import type { PicturePrint } from '../post/picture-print.ts';
import type { Media } from '../post/types.ts';
import type { OutboxIo } from './io.ts';

/*
 * A post does not wait for its pictures to be looked at: whether the same was sent is told by words first, and they rarely say so.
 */

/** What these pictures look like, as far as they can be read. */
export async function printsOf(
  media: readonly Pick<Media, 'kind' | 'file'>[],
  { print }: Pick<OutboxIo, 'print'>,
): Promise<PicturePrint[]> {
  const pictures = media.filter(({ kind }) => kind === 'image');
  const prints = await Promise.all(pictures.map(({ file }) => print(file).catch(() => undefined)));
  return prints.filter((one) => one !== undefined);
}

/** Looks at the pictures of a delivery, where something of it is compared and nobody has: they are kept only until it is done. */
export async function lookAtPictures(id: string, io: OutboxIo): Promise<void> {
  const content = (await io.readContent(id))?.content;
  if (!content || content.pictures) return;
  const publication = (await io.readDelivery(id))?.source.publication;
  const pictures = publication === undefined ? [] : await printsOf(await mediaOf(publication, io), io);
  // Those of the other accounts have the same.
  const others = publication === undefined ? [] : await io.deliveriesOfPublication(publication);
  for (const each of new Set([id, ...others.map((other) => other.id)])) await io.writePrints(each, pictures);
}

async function mediaOf(publication: string, io: OutboxIo): Promise<Media[]> {
  const found: Media[] = [];
  for (;;) {
    const next = await io.readMedia(publication, found.length).catch(() => undefined);
    if (!next) return found;
    found.push(next);
  }
}

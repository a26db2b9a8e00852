import type { Limits } from '../post/account.ts';
import { type FreedFile, type FreedMedia, vouchFor } from '../post/freed-file.ts';
import { Problem } from '../post/problem.ts';
import type { Media } from '../post/types.ts';
import type { Codec, Decoded } from './codec.ts';
import { fitPicture } from './fit-picture.ts';
import { freePicture } from './free-picture.ts';
import { kindOf } from './kind.ts';
import { type Freed, withoutLocation } from './without-location.ts';

/** How a picture or video is to leave. */
interface Wanted {
  keepCredit: boolean;
  /** A person wants it to go although place and time cannot be taken out of it. */
  asItIs?: boolean;
  /** A picture of a kind that servers fail over is to go as a JPEG, where the browser can make one. */
  asJpeg?: boolean;
}

/**
 * A picture or video as a server takes it: freed of where, when and with what it was taken, a picture converted where it
 * must be. Throws Problem: `place-kind` or `place-shape` where it cannot be freed and no person has said that it may go
 * all the same; what {@link fitPicture} throws.
 */
export async function prepareMedia<Picture extends Decoded>(
  media: Media,
  limits: Limits,
  { keepCredit, asItIs = false, asJpeg = false }: Wanted,
  codec: Codec<Picture>,
): Promise<FreedMedia> {
  const isPicture = media.kind === 'image';
  const freed = isPicture
    ? await freePicture(media.file, keepCredit, codec)
    : await withoutLocation(media.file, keepCredit);
  const file = freed.cleaned ? freed.file : await unfreed(media.file, freed, limits, asItIs);
  if (!isPicture) return { ...media, file };
  const fitted = asJpeg ? await asJpegWhereFailing(file, limits, codec) : undefined;
  return { ...media, file: fitted ?? (await fitPicture(file, limits, codec)).file };
}

/** Only a person's word lets it go, and only to a server that would take it. */
async function unfreed(
  file: Blob,
  { why }: Extract<Freed, { cleaned: false }>,
  { mimeTypes }: Limits,
  asItIs: boolean,
): Promise<FreedFile> {
  const type = (await kindOf(file).catch(() => undefined)) ?? file.type;
  if (!mimeTypes.includes(type)) throw new Problem('refused', 'media-kind', type || '?');
  if (!asItIs) throw new Problem('refused', why === 'kind' ? 'place-kind' : 'place-shape', type);
  return vouchFor(file);
}

/** Kinds that Mastodon announces and, in some installations, fails over (4.7.2). */
const failing = ['image/heic', 'image/heif', 'image/avif'];

/** Nothing where it is of another kind, or the browser cannot read it. */
async function asJpegWhereFailing<Picture extends Decoded>(
  file: FreedFile,
  limits: Limits,
  codec: Codec<Picture>,
): Promise<FreedFile | undefined> {
  if (!failing.includes((await kindOf(file)) ?? '')) return undefined;
  const mimeTypes = limits.mimeTypes.filter((type) => !failing.includes(type));
  return fitPicture(file, { ...limits, mimeTypes }, codec).then(
    (fitted) => fitted.file,
    () => undefined,
  );
}

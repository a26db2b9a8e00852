import type { DraftMedia, Media } from '../post/types.ts';

/** For each medium that was sent, which one of those that the composer showed it is, by index. */
export type Places = (number | undefined)[];

/** Which is which, by order; `undefined` where the numbers leave it open. */
export function placesOf(
  shown: readonly DraftMedia[],
  sent: readonly { kind: Media['kind'] }[],
): Places | undefined {
  if (shown.length === sent.length) return sent.map((_, index) => index);
  const pictures = sent.filter(({ kind }) => kind === 'image');
  const isOfPictures = shown.length > 0 && shown.every(({ kind }) => kind !== 'video');
  if (!isOfPictures || pictures.length !== shown.length) return undefined;
  // Where a page asks for descriptions, it may leave out its videos.
  let next = 0;
  return sent.map(({ kind }) => {
    if (kind === 'video') return undefined;
    next += 1;
    return next - 1;
  });
}

import type { AccountCard } from '../post/account.ts';
import type { UnfitMedia } from '../post/plan.ts';
import type { DraftMedia } from '../post/types.ts';

/** What every browser can read, so that it can be made smaller or another kind. Not HEIC, not TIFF. */
const readable = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);

/** The draft's pictures and videos that this account's server will not take, as far as the page tells their size and kind. */
export function unfitMedia(media: DraftMedia[], { limits }: Pick<AccountCard, 'limits'>): UnfitMedia[] {
  return media.flatMap(({ kind = 'image', bytes = 0, type }, index): UnfitMedia[] => {
    if (kind === 'image' && (type === undefined || readable.has(type))) return [];
    const isVideo = kind === 'video';
    if (type && !limits.mimeTypes.includes(type))
      return [{ kind: isVideo ? 'video-kind' : 'picture-kind', media: index, type }];
    const limit = isVideo ? limits.videoBytes : limits.imageBytes;
    if (bytes > limit)
      return [{ kind: isVideo ? 'video-too-large' : 'picture-too-large', media: index, bytes, limit }];
    return [];
  });
}

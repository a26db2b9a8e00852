import { isMachineMade } from '../post/machine-made.ts';
import { Problem } from '../post/problem.ts';
import type { Media, Post, PostPart, Publication, SentMedia } from '../post/types.ts';

/**
 * The post as the platform's own request carried it, for platforms that show a post to nobody without an account. Throws
 * Problem `media-missing` where a picture's or video's bytes were not seen: it is not left out without a word.
 */
export async function captureSent(
  publication: Publication,
  files: readonly (Blob | undefined)[],
): Promise<Post> {
  let next = 0;
  const parts = publication.parts.map(({ text, content }): PostPart => {
    const media = content?.media ?? [];
    const mine = files.slice(next, next + media.length);
    next += media.length;
    return {
      segments: content?.segments ?? [{ kind: 'text', text }],
      links: content?.links ?? [],
      media: media.map((each, index) => mediaOf(each, mine[index], publication)),
      labels: [],
    };
  });
  return { parts, language: undefined, time: publication.time };
}

function mediaOf({ kind, description = '' }: SentMedia, file: Blob | undefined, of: Publication): Media {
  if (!file) throw new Problem('page-changed', 'media-missing', of.address);
  const media: Media = { kind, file, description };
  return isMachineMade(description) ? { ...media, machineMade: true } : media;
}

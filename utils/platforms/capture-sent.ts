import { isMachineMade } from '../post/machine-made.ts';
import { Problem } from '../post/problem.ts';
import type { Media, Post, PostPart, Publication, SentMedia } from '../post/types.ts';

/**
 * The post as the platform's own request carried it, for platforms that show a post to nobody without an account. Throws
 * Problem `media-missing` where a picture's or video's bytes were not seen: it is not left out without a word.
 */
export async function captureSent(publication: Publication): Promise<Post> {
  const parts = publication.parts.map(
    ({ text, content }): PostPart => ({
      segments: content?.segments ?? [{ kind: 'text', text }],
      links: content?.links ?? [],
      media: content?.media.map((each) => mediaOf(each, publication)) ?? [],
      labels: [],
    }),
  );
  return { parts, language: undefined, time: publication.time };
}

function mediaOf({ kind, description = '', file }: SentMedia, of: Publication): Media {
  if (!file) throw new Problem('page-changed', 'media-missing', of.address);
  const media: Media = { kind, file, description };
  return isMachineMade(description) ? { ...media, machineMade: true } : media;
}

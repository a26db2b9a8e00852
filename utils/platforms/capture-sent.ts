import { Problem } from '../post/problem.ts';
import type { Media, PostPart, Publication, SentMedia } from '../post/types.ts';
import type { Capture } from './contract.ts';

/**
 * Takes the post as the platform's own request carried it, for platforms that show a post to nobody without an account.
 * `isMachineMade` says which descriptions the platform makes up. Throws Problem `media-missing` where a picture's or
 * video's bytes were not seen: it is not left out without a word.
 */
export function captureSent(isMachineMade: (description: string) => boolean = () => false): Capture {
  return async (publication) => {
    const parts = publication.parts.map(({ text, content }): PostPart => {
      const media = content?.media.map((each) => mediaOf(each, publication)) ?? [];
      return {
        segments: content?.segments ?? [{ kind: 'text', text }],
        links: content?.links ?? [],
        media: media.map((each) => (isMachineMade(each.description) ? { ...each, machineMade: true } : each)),
        labels: [],
      };
    });
    return { parts, language: undefined, time: publication.time };
  };
}

function mediaOf({ kind, description = '', file }: SentMedia, of: Publication): Media {
  if (!file) throw new Problem('page-changed', 'media-missing', of.address);
  return { kind, file, description };
}

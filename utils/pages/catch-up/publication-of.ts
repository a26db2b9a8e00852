import type { ShownPost } from '../../post/shown.ts';
import type { Publication, Segment, SentMedia } from '../../post/types.ts';

/** A post that a page shows as the publication it is of, with what was loaded of its pictures and videos. */
export function publicationOf(shown: ShownPost, time: number, media: SentMedia[] = []): Publication {
  const { platform, profile, id, address, segments, links } = shown;
  const text = segments.map(textOf).join('');
  const part = { id, revision: '', text, content: { segments, links, media } };
  return { platform, profile, id, address, time, parts: [part] };
}

/** A piece as people read it. */
function textOf(segment: Segment): string {
  switch (segment.kind) {
    case 'text':
    case 'link':
      return segment.text;
    case 'mention':
      return segment.name;
    case 'hashtag':
      return `#${segment.tag}`;
  }
}

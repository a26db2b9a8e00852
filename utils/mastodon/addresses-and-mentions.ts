import { findCountedMentions, type Mention } from './mentions.ts';
import { findUrls, type UrlRange } from './urls.ts';

/** A part of a text that Mastodon counts differently from its length. */
export type Entity = (UrlRange & { kind: 'url' }) | (Mention & { kind: 'mention' });

/** The web addresses and mentions of a text, in order and without overlaps: of two that overlap, the first. */
export function findEntities(text: string): Entity[] {
  const entities: Entity[] = [
    ...findUrls(text).map((range) => ({ ...range, kind: 'url' as const })),
    ...(text.includes('@') ? findCountedMentions(text).map((m) => ({ ...m, kind: 'mention' as const })) : []),
  ];
  let end = 0;
  return entities
    .sort((a, b) => a.start - b.start)
    .filter((entity) => {
      if (entity.start < end) return false;
      end = entity.end;
      return true;
    });
}

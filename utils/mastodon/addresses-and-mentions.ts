import { findCountedMentions, type Mention } from './mentions.ts';
import { findUrls, type UrlRange } from './urls.ts';

/** A part of a text that Mastodon counts differently from its length. */
export type Entity = (UrlRange & { kind: 'url' }) | (Mention & { kind: 'mention' });

/** The web addresses and mentions of a text, in order and without overlaps: of two that overlap, the first. */
export function findEntities(text: string): Entity[] {
  const urls = findUrls(text).map((range): Entity => ({ ...range, kind: 'url' }));
  if (!text.includes('@')) return urls;
  const mentions = findCountedMentions(text).map((mention): Entity => ({ ...mention, kind: 'mention' }));
  let end = 0;
  return [...urls, ...mentions]
    .sort((a, b) => a.start - b.start)
    .filter((entity) => {
      if (entity.start < end) return false;
      end = entity.end;
      return true;
    });
}

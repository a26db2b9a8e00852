import { plan } from '../../../utils/mastodon/plan.ts';
import type { PlanTarget } from '../../../utils/post/account.ts';
import type { Loss } from '../../../utils/post/plan.ts';
import { newRule } from '../../../utils/post/rule.ts';
import type { PostPart, Segment } from '../../../utils/post/types.ts';

export const text = (content: string): Segment => ({ kind: 'text', text: content });
/** A link as a platform marks it; shown as its address unless other words are given. */
export const link = (url: string, shown = url): Segment => ({ kind: 'link', text: shown, url });
export const hashtag = (tag: string): Segment => ({ kind: 'hashtag', tag });
export const mention = (name: string): Segment => ({
  kind: 'mention',
  name,
  url: `https://bsky.app/profile/${name}`,
});

export const part = (segments: (Segment | string)[], links: string[] = []): PostPart => ({
  segments: segments.map((segment) => (typeof segment === 'string' ? text(segment) : segment)),
  links,
  media: [],
  labels: [],
});

const account: PlanTarget = {
  limits: { characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
  server: { software: 'mastodon' },
};
const rule = newRule({ platform: 'facebook', id: '61550000000001', name: 'Stadt Krefeld' }, []);

/** The texts and losses that a post of these parts has on an account of 500 characters. */
export function planned(...parts: PostPart[]): { texts: string[]; losses: Loss[] } {
  const { statuses, losses } = plan({ parts, language: 'de', time: 0 }, account, rule);
  return { texts: statuses.map((status) => status.text), losses };
}

/** The one text of a post with nothing but a text. */
export function written(content: string): string | undefined {
  return planned(part([content])).texts[0];
}

import type { Rule } from '../../post/rule.ts';
import type { Content } from '../../post/same-content.ts';
import type { Lack, ShownPost } from '../../post/shown.ts';
import type { Profile, Publication } from '../../post/types.ts';
import { publicationOf } from './publication-of.ts';

/** A post of a profile with a rule that was found: at its author's server, or as a page shows it. */
export interface Found {
  publication: Publication;
  profile: Profile;
  rule: Rule;
  /** How a page shows it; none where it was found at its source. */
  shown?: ShownPost;
  /** When it was published, where that is known, milliseconds since 1970. */
  time: number | undefined;
  text: string;
  /** How many pictures and videos it has, as far as is known. */
  media: number;
  lacks: Lack[];
}

export const profileOf = ({ platform, profile, profileName }: Rule): Profile => ({
  ...{ platform, id: profile, name: profileName },
});

/** Found at its author's server. */
export function fromServer(publication: Publication, rule: Rule): Found {
  const { parts, time } = publication;
  return {
    ...{ publication, profile: profileOf(rule), rule, time, lacks: [] },
    text: parts.map(({ text }) => text).join('\n'),
    media: parts.reduce((sum, { holds = 0 }) => sum + holds, 0),
  };
}

/** Found in a page. `now`, milliseconds since 1970, stands for a time that the page does not say. */
export function fromPage(shown: ShownPost, rule: Rule, now: number): Found {
  const { time, media, lacks } = shown;
  const publication = publicationOf(shown, time ?? now);
  const text = publication.parts[0]?.text ?? '';
  return { publication, profile: profileOf(rule), rule, shown, time, text, media: media.length, lacks };
}

/** What of it is compared with what stands on Mastodon. Its pictures are not loaded for that: that there are some is all. */
export function contentOf({ text, shown, media }: Found): Content {
  const links = shown
    ? [...shown.links, ...shown.segments.flatMap((each) => (each.kind === 'link' ? [each.url] : []))]
    : [];
  return { text, links, pictures: media > 0 ? [[]] : [] };
}

import type { Rule, Visibility } from './rule.ts';
import type { Post, PostPart } from './types.ts';

/** What a person changed for Mastodon alone. What is left out stays as it was published. */
export interface Edits {
  /** By the part's index. */
  texts?: Record<number, string> | undefined;
  /** The content warning; empty for none. */
  warning?: string | undefined;
  /** BCP 47. */
  language?: string | undefined;
  visibility?: Visibility | undefined;
  /** Alternative texts: of a draft by the medium's key, of a post by the index of picture or video through all parts. */
  descriptions?: Record<string, string> | undefined;
  /** Why a picture may go without a description. */
  reason?: string | undefined;
}

/** The post as a person changed it. */
export function edited(post: Post, edits: Edits): Post {
  const { texts = {}, descriptions = {}, warning, language } = edits;
  let first = 0;
  const parts = post.parts.map((part, index): PostPart => {
    const offset = first;
    first += part.media.length;
    const text = texts[index];
    return {
      // The text was changed as Mastodon gets it: with its links in it, the card's too.
      ...(text === undefined ? part : { ...part, segments: [{ kind: 'text', text }], links: [] }),
      media: part.media.map((media, at) => {
        const description = descriptions[offset + at];
        // What a person wrote, or let stand after a look at it, is no machine's any more.
        return description === undefined ? media : { ...media, description, machineMade: false };
      }),
    };
  });
  return {
    ...post,
    parts,
    language: language ?? post.language,
    ...(warning === undefined ? {} : { warning }),
  };
}

/** The rule as it holds for these edits: what the preview plans with is what is delivered. */
export function editedRule(rule: Rule, { visibility = rule.visibility }: Edits): Rule {
  return { ...rule, visibility };
}

/** Whether a person changed anything that goes to Mastodon. A reason to go without a description stays here. */
export function hasEdits({ texts = {}, descriptions = {}, warning, language, visibility }: Edits): boolean {
  const counts = [texts, descriptions].some((each) => Object.keys(each).length > 0);
  return counts || [warning, language, visibility].some((each) => each !== undefined);
}

/** The edits of a draft as those of its post: `keys` are the keys of the post's media in the draft, in their order. */
export function forPublished(edits: Edits, keys: readonly (string | null | undefined)[]): Edits {
  if (!edits.descriptions) return edits;
  const { descriptions } = edits;
  const entries = keys.flatMap((key, index) => {
    const text = key ? descriptions[key] : undefined;
    return text === undefined ? [] : [[String(index), text] as const];
  });
  return { ...edits, descriptions: Object.fromEntries(entries) };
}

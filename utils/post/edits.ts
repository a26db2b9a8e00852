import type { Rule, Visibility } from './rule.ts';
import type { Post, PostPart } from './types.ts';

/** What a person changed of a post for Mastodon alone. What is left out stays as it was published. */
export interface Edits {
  /** By the part's index. */
  texts?: Record<number, string> | undefined;
  /** The content warning; empty for none. */
  warning?: string | undefined;
  /** BCP 47. */
  language?: string | undefined;
  visibility?: Visibility | undefined;
  /** Alternative texts by the index of picture or video through all parts. */
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
      // Its links stay: those of a card or a quote that the new text does not have stand below it.
      ...(text === undefined ? part : { ...part, segments: [{ kind: 'text', text }] }),
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

import { plan } from '../../utils/mastodon/plan.ts';
import type { AccountCard } from '../../utils/post/account.ts';
import type { BookEntry } from '../../utils/post/book-entry.ts';
import { edited, editedRule } from '../../utils/post/edits.ts';
import type { Plan } from '../../utils/post/plan.ts';
import type { Rule } from '../../utils/post/rule.ts';
import { newRule } from '../../utils/post/rule.ts';
import type { Draft, DraftPart, Post } from '../../utils/post/types.ts';
import type { OpenComposer } from '../../utils/watch/tab.ts';

/** The parts of a draft that will be published: empty ones fall away. */
export function partsOf({ parts }: Draft): DraftPart[] {
  return parts.filter(({ text, media }) => text.trim() || media.length);
}

/** The draft as a post, as far as the page shows it: what is published is read again at its source. */
export function postOf(draft: Draft, detected: string | undefined): Post {
  const nothing = new Blob();
  return {
    parts: partsOf(draft).map(({ text, media }) => ({
      segments: [{ kind: 'text', text }],
      links: [],
      labels: [],
      media: media.map(({ kind = 'image', description = '', unchecked = false }) => ({
        kind,
        file: nothing,
        description,
        machineMade: unchecked,
      })),
    })),
    language: draft.language ?? detected,
    time: 0,
  };
}

/** What an account would get of the draft, with what a person changed. */
export function planOf(open: OpenComposer, { limits, software }: AccountCard, detected?: string): Plan {
  const { edits, draft } = open;
  const post = edited(postOf(draft, detected), edits);
  return plan(post, { limits, server: { software } }, ruleOf(open), namesOf(open));
}

/** The rule that the draft will be delivered by, with what a person changed. */
export function ruleOf({ profile, answer, edits }: OpenComposer): Rule {
  return editedRule(answer?.rule ?? newRule(profile, []), edits);
}

/** What the handle book says of the names of the profile's platform. */
export function namesOf({ profile: { platform }, answer }: OpenComposer): BookEntry[] {
  return (answer?.book ?? []).map((entry) => ({ platform, ...entry }));
}

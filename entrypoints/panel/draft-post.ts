import { plan } from '../../utils/mastodon/plan.ts';
import type { BookEntry, Plan, Rule } from '../../utils/mastodon/types.ts';
import type { AccountCard } from '../../utils/messages.ts';
import { edited } from '../../utils/post/edits.ts';
import type { Draft, DraftPart, Post } from '../../utils/post/types.ts';
import { newRule } from '../../utils/settings/new-rule.ts';
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
export function planOf(open: OpenComposer, { id, limits, software }: AccountCard, detected?: string): Plan {
  const { profile, answer, edits, draft } = open;
  const visibility = edits.visibility ?? answer?.visibility ?? 'public';
  const { numbered = false, keepTracking = false } = answer ?? {};
  const rule: Rule = { ...newRule(profile, [id]), visibility, numbered, keepTracking };
  return plan(edited(postOf(draft, detected), edits), { limits, server: { software } }, rule, namesOf(open));
}

/** What the handle book says of the names of the profile's platform. */
export function namesOf({ profile: { platform }, answer }: OpenComposer): BookEntry[] {
  return (answer?.book ?? []).map((entry) => ({ platform, ...entry }));
}

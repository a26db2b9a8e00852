import { plan } from '../mastodon/plan.ts';
import type { AccountCard } from '../post/account.ts';
import { type Edits, edited, editedRule, forPublished } from '../post/edits.ts';
import type { Plan } from '../post/plan.ts';
import type { Draft, DraftMedia, DraftPart, Post } from '../post/types.ts';
import type { PreviewBasis } from '../protocol/views.ts';

/** A draft, and all that decides what becomes of it. */
export interface Previewed {
  draft: Draft;
  basis: PreviewBasis;
  /** The language that the browser reads from the text, BCP 47. */
  detected: string | undefined;
}

/** The parts of a draft that will be published: empty ones fall away. */
export function partsOf({ parts }: Draft): DraftPart[] {
  return parts.filter(({ text, media }) => text.trim() || media.length);
}

/** Its pictures and videos, counted through all parts. */
export function mediaOf(draft: Draft): DraftMedia[] {
  return partsOf(draft).flatMap(({ media }) => media);
}

/** What a person changed, with descriptions by the index of picture or video. */
export function editsOf({ draft, basis }: Pick<Previewed, 'draft' | 'basis'>): Edits {
  return forPublished(
    basis.edits,
    mediaOf(draft).map(({ key }) => key),
  );
}

/** The draft as a post, as far as the page shows it, with what a person changed: what is published is read at its source. */
export function postOf({ draft, basis, detected }: Previewed): Post {
  const nothing = new Blob();
  const post: Post = {
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
  return edited(post, editsOf({ draft, basis }));
}

/** What an account would get of the draft. */
export function planOf(previewed: Previewed, { limits, software }: AccountCard): Plan {
  const { rule, edits, book } = previewed.basis;
  return plan(postOf(previewed), { limits, server: { software } }, editedRule(rule, edits), book);
}

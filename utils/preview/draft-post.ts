import { plan } from '../mastodon/plan.ts';
import type { AccountCard } from '../post/account.ts';
import { isBlank } from '../post/blank.ts';
import { draftedOf, type Lapsed, type Settled, settled } from '../post/draft-edits.ts';
import { edited, editedRule } from '../post/edits.ts';
import type { Plan } from '../post/plan.ts';
import type { Beside, Draft, DraftMedia, DraftPart, Post, Segment } from '../post/types.ts';
import type { PreviewBasis } from '../protocol/views.ts';

/** A draft, and all that decides what becomes of it. */
export interface Previewed {
  draft: Draft;
  basis: PreviewBasis;
  /** The language that the browser reads from the text, BCP 47. */
  detected: string | undefined;
}

/** The parts of a draft that will be published: those that hold nothing fall away. */
export function partsOf({ parts }: Draft): DraftPart[] {
  return parts.filter((part) => !isBlank(part));
}

/** Its pictures and videos, counted through all parts. */
export function mediaOf(draft: Draft): DraftMedia[] {
  return partsOf(draft).flatMap(({ media }) => media);
}

/** Whether the page hides at this moment which pictures and videos the post has. */
export const hidesMedia = (draft: Draft) => partsOf(draft).some(({ more }) => more);

/** What was chosen for the post, where the page hides what it has now. */
export const chosenOf = (draft: Draft) => partsOf(draft).flatMap(({ chosen = [] }) => chosen);

/** What a person changed, as it holds for what will be published. */
export function editsOf({ draft, basis }: Pick<Previewed, 'draft' | 'basis'>): Settled {
  return settled(basis.edits, draftedOf({ ...draft, parts: partsOf(draft) }));
}

/** What a person changed and what is not there any more. A post without a word in it is still there. */
export function lapsedOf({ draft, basis }: Pick<Previewed, 'draft' | 'basis'>): Lapsed[] {
  return settled(basis.edits, draftedOf(draft)).lapsed;
}

/** The draft as a post, as far as the page shows it, with what a person changed: what is published is read at its source. */
export function postOf(previewed: Previewed, linkOf = whole): Post {
  const { draft, detected } = previewed;
  const nothing = new Blob();
  const post: Post = {
    parts: partsOf(draft).map(({ text, media, beside = [], mentions = [] }) => ({
      segments: segmentsOf(text, mentions),
      links: beside.flatMap((each) => linkOf(each) ?? []),
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
  return edited(post, editsOf(previewed).edits);
}

/** What an account would get of the draft: where the page does not tell an address, as much of it as is known. */
export function planOf(previewed: Previewed, { limits, software }: AccountCard): Plan {
  const { rule, book } = previewed.basis;
  const post = postOf(previewed, (beside) => whole(beside) ?? beginning(beside));
  const { edits } = editsOf(previewed);
  return plan(post, { limits, server: { software } }, editedRule(rule, edits), book);
}

const whole = ({ url }: Beside) => url;

/** Counts as the whole address will. */
function beginning({ kind, name }: Beside): string {
  if (kind === 'quote') return `https://bsky.app/profile/${name}/post/…`;
  return `https://${name}/…`;
}

/** Whoever is named becomes a name with a link, as in what is published. */
function segmentsOf(text: string, mentions: readonly string[]): Segment[] {
  const [name, ...others] = mentions;
  const at = name === undefined ? -1 : text.indexOf(`@${name}`);
  if (name === undefined || at < 0) return text ? [{ kind: 'text', text }] : [];
  const url = `https://bsky.app/profile/${name}`;
  const rest = segmentsOf(text.slice(at + name.length + 1), others);
  const mention: Segment = { kind: 'mention', name, url };
  return at ? [{ kind: 'text', text: text.slice(0, at) }, mention, ...rest] : [mention, ...rest];
}

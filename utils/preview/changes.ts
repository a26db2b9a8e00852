import { type DraftEdits, draftedOf, withoutLapsed } from '../post/draft-edits.ts';
import { withHintTaken } from '../post/hints.ts';
import { editsOf, type Previewed, partsOf } from './draft-post.ts';
import { previewState } from './preview-state.ts';

/** The edits with another text for the part with this key, or with its own. */
export function withText(
  { draft, basis: { edits } }: Previewed,
  key: string,
  text: string | undefined,
): Partial<DraftEdits> {
  const original = draft.parts.find((part) => part.key === key)?.text;
  const { [key]: before, ...others } = edits.texts ?? {};
  // Gone while it was written, there is nothing that it could be for.
  if (original === undefined) return {};
  if (text === undefined) return { texts: others };
  // Whether it still holds is for a person to say, not for the next letter.
  return { texts: { ...others, [key]: { text, of: before?.of ?? original } } };
}

/** The edits with the own text of this part as one that holds for the original as it is now. */
export function withTextKept({ draft, basis: { edits } }: Previewed, key: string): Partial<DraftEdits> {
  const original = draft.parts.find((part) => part.key === key)?.text;
  const own = edits.texts?.[key];
  if (!own || original === undefined) return {};
  return { texts: { ...edits.texts, [key]: { ...own, of: original } } };
}

/** The edits with another description for the picture or video with this key, or with its own. */
export function withDescription(
  { draft, basis: { edits } }: Previewed,
  key: string,
  text: string | undefined,
): Partial<DraftEdits> {
  // Gone while it was written, there is nothing that it could be for.
  if (!draft.parts.some(({ media }) => media.some((each) => each.key === key))) return {};
  const { [key]: _, ...others } = edits.descriptions ?? {};
  return { descriptions: text === undefined ? others : { ...others, [key]: text } };
}

/** The edits with something that holds for the whole post. What was said of another one goes. */
export function withWhole(
  { draft, basis: { edits } }: Previewed,
  change: Pick<DraftEdits, 'warning' | 'language' | 'visibility' | 'reason'>,
): Partial<DraftEdits> {
  if (draft.key === undefined) return {};
  const nothing = { warning: undefined, language: undefined, visibility: undefined, reason: undefined };
  return { ...(edits.post === draft.key ? {} : nothing), post: draft.key, ...change };
}

/** The edits without those that a person has read to hold for nothing any more. */
export function withoutGone({ draft, basis: { edits } }: Previewed): DraftEdits {
  return draft.parts.length ? withoutLapsed(edits, draftedOf(draft)) : edits;
}

/** The edits with a proposal that a person took. */
export function withHint(
  previewed: Previewed,
  shown: Parameters<typeof previewState>[1],
  id: string,
): Partial<DraftEdits> {
  const { hints, parts } = previewState(previewed, shown);
  const taken = hints.find((each) => each.id === id);
  const part = parts[Number.parseInt(id, 10)];
  if (!taken || !part) return {};
  return withText(previewed, part.key, withHintTaken(part.text, taken));
}

/** Whether a text goes to Mastodon that is not the platform's. */
export function differs(previewed: Previewed): boolean {
  const { texts = {} } = editsOf(previewed).edits;
  return partsOf(previewed.draft).some((_, index) => texts[index] !== undefined);
}

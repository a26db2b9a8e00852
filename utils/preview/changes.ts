import type { Edits } from '../post/edits.ts';
import { mediaOf, type Previewed } from './draft-post.ts';
import { previewState } from './preview-state.ts';

/** The edits with another text for the part with this index, or with its own. */
export function withText({ texts }: Edits, part: number, text: string | undefined): Partial<Edits> {
  return { texts: changedAt(texts, String(part), text) };
}

/** The edits with another description for the picture or video with this index of the draft, or with its own. */
export function withDescription(
  { draft, basis }: Previewed,
  index: number,
  text: string | undefined,
): Partial<Edits> {
  const key = mediaOf(draft)[index]?.key;
  // Gone while it was written, there is nothing that it could be for.
  return key === undefined ? {} : { descriptions: changedAt(basis.edits.descriptions, key, text) };
}

/** The edits with a proposal that a person took. */
export function withHint(
  previewed: Previewed,
  shown: Parameters<typeof previewState>[1],
  id: string,
): Partial<Edits> {
  const { hints, parts } = previewState(previewed, shown);
  const taken = hints.find((each) => each.id === id);
  if (!taken) return {};
  const part = Number.parseInt(id, 10);
  const mark = taken.kind === 'hashtag' ? '#' : '';
  const text = parts[part]?.text.replaceAll(mark + taken.from, mark + taken.to);
  return withText(previewed.basis.edits, part, text);
}

function changedAt(texts: Record<string, string> = {}, key: string, text: string | undefined) {
  const { [key]: _, ...others } = texts;
  return text === undefined ? others : { ...others, [key]: text };
}

import type { Draft, DraftMedia } from '../post/types.ts';

/**
 * The draft with a key for each of its pictures and videos, the same for as long as it is the same one: what a person wrote
 * for it stays with it, however the others come, go and move. `before` is the draft when it last showed any; `between` is
 * true where it has shown none since. `newKey` makes a key that no other has.
 */
export function withKeys(draft: Draft, before: Draft, newKey: () => string, between = false): Draft {
  const [old, now] = [mediaOf(before), mediaOf(draft)];
  const sources = now.map(({ src }) => src);
  const taken = new Set<string>();
  const keys = now.map(({ src }, index): string => {
    const same = src ? old.find((each) => each.src === src && each.key && !taken.has(each.key)) : undefined;
    // One that is shown from elsewhere than before is still the same one in its place.
    const inPlace = old[index];
    const isInPlace = !between && old.length === now.length && !sources.includes(inPlace?.src || 'nowhere');
    const key = same?.key ?? (isInPlace && inPlace?.key && !taken.has(inPlace.key) ? inPlace.key : newKey());
    taken.add(key);
    return key;
  });
  let next = 0;
  const keyed = (media: DraftMedia[]) => media.map((each) => ({ ...each, key: keys[next++] ?? newKey() }));
  return { ...draft, parts: draft.parts.map((part) => ({ ...part, media: keyed(part.media) })) };
}

/** Whether the composer shows pictures or videos. */
export function showsMedia(draft: Draft): boolean {
  return mediaOf(draft).length > 0;
}

const mediaOf = ({ parts }: Draft): DraftMedia[] => parts.flatMap(({ media }) => media);

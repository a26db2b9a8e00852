import type { Edits } from '../post/edits.ts';
import type { Draft } from '../post/types.ts';

/**
 * What a person wrote for Mastodon alone, after the composer's pictures changed: a description stays with its picture,
 * and goes with it. `before` is the composer when it last showed any; `between` is true where it has shown none since.
 */
export function movedEdits(edits: Edits, before: Draft, after: Draft, between = false): Edits {
  const [old, now] = [sources(before), sources(after)];
  const isSame = old.length === now.length && old.every((src, index) => src === now[index]);
  // What shows none for a moment has not lost them yet.
  if (!edits.descriptions || isSame || !now.length) return edits;
  const place = (index: number): number => {
    const src = old[index];
    const found = src ? now.indexOf(src) : -1;
    // One that is shown from elsewhere than before is still the same one in its place.
    const isInPlace = !between && old.length === now.length && !old.includes(now[index] || 'nowhere');
    return found < 0 && isInPlace ? index : found;
  };
  const moved = Object.entries(edits.descriptions).map(
    ([index, text]) => [place(Number(index)), text] as const,
  );
  return { ...edits, descriptions: Object.fromEntries(moved.filter(([index]) => index >= 0)) };
}

/** Whether the composer shows pictures or videos. */
export function showsMedia(draft: Draft): boolean {
  return sources(draft).length > 0;
}

function sources({ parts }: Draft): string[] {
  return parts.flatMap(({ media }) => media.map(({ src }) => src));
}

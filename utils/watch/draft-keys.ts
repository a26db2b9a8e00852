import { isBlank } from '../post/blank.ts';
import type { Draft, DraftMedia, DraftPart } from '../post/types.ts';
import { isSameContent } from './same-draft.ts';

/** What a composer has shown so far, and by which keys it is known. */
export interface Known {
  /** What it shows now, with its keys. */
  draft: Draft;
  /** What it showed when it last had posts, and when it last had pictures. */
  written: Draft;
  pictured: Draft;
  /** The keys of its posts, and of the draft that each belongs to, by the element that it was written in. */
  posts: ReadonlyMap<string, { key: string; draft: string }>;
  /** The pictures and videos of this draft, those among them that are gone too. */
  media: readonly DraftMedia[];
}

/** So many posts and pictures of one composer are remembered: more than it can have, and those that went. */
const most = 300;

const empty: Draft = { parts: [], language: undefined };

/** Nothing was shown yet. */
export const nothingKnown: Known = {
  ...{ draft: empty, written: empty, pictured: empty, posts: new Map(), media: [] },
};

/**
 * What a composer shows, each post and each picture with a key: the same for as long as it is the same one, so that what a
 * person changed for it stays with it, however others come, go and move. A post is the one that is written in the same
 * element. In new elements it is the same where the whole draft says what it said before; else another one was loaded.
 * `newKey` makes a key that no other has.
 */
export function recognised(read: Draft, known: Known, newKey: () => string): Known {
  const parts = withPartKeys(read.parts, known, newKey);
  const key = read.parts.length ? draftKey(parts, known, newKey) : (known.written.key ?? newKey());
  const isSame = key === known.written.key;
  const pictured = isSame ? known.pictured : empty;
  const remembered = isSame ? known.media : [];
  const isHidden = known.draft.parts.some(({ more }) => more);
  const before = { shown: mediaOf(known.draft), pictured, remembered, isHidden };
  const keyed = withMediaKeys(parts, before, newKey);
  const draft: Draft = { ...read, key, parts: keyed };
  const posts = new Map(known.posts);
  for (const part of keyed) {
    if (part.element !== undefined && part.key) posts.set(part.element, { key: part.key, draft: key });
  }
  const now = mediaOf(draft);
  const gone = remembered.filter((each) => !now.some((other) => other.key === each.key));
  return {
    draft,
    written: draft.parts.length ? draft : known.written,
    pictured: now.length ? draft : pictured,
    posts: new Map([...posts].slice(-most)),
    media: [...now, ...gone].slice(0, most),
  };
}

function withPartKeys(parts: DraftPart[], { written, posts }: Known, newKey: () => string): DraftPart[] {
  const before = written.parts;
  const known = (part: DraftPart) => (part.element === undefined ? undefined : posts.get(part.element));
  const isDrawnAnew =
    parts.length === before.length &&
    // What says nothing says nothing of whose it is: in new elements it may be what is left of another draft.
    parts.some((part) => known(part) || part.element === undefined || !isBlank(part)) &&
    parts.every((part, index) => {
      const old = before[index];
      return old && (known(part)?.key === old.key || isSameContent(part, old));
    });
  const taken = new Set<string>();
  return parts.map((part, index) => {
    const inPlace = part.element === undefined || isDrawnAnew ? before[index]?.key : undefined;
    const proposed = known(part)?.key ?? inPlace;
    const key = proposed === undefined || taken.has(proposed) ? newKey() : proposed;
    taken.add(key);
    return { ...part, key };
  });
}

/** A draft is the same for as long as one of its posts is. */
function draftKey(parts: DraftPart[], { written, posts }: Known, newKey: () => string): string {
  const stays = parts.some(({ key }) => written.parts.some((old) => old.key === key));
  if (stays && written.key !== undefined) return written.key;
  const earlier = parts.flatMap(({ element = '' }) => posts.get(element)?.draft ?? []);
  return earlier[0] ?? newKey();
}

interface Before {
  /** A moment ago, and when there were any. */
  shown: DraftMedia[];
  pictured: Draft;
  remembered: readonly DraftMedia[];
  /** The page did not show what the post has. */
  isHidden: boolean;
}

function withMediaKeys(
  parts: DraftPart[],
  { shown, pictured, remembered, isHidden }: Before,
  newKey: () => string,
): DraftPart[] {
  const now = parts.flatMap(({ media }) => media);
  const last = mediaOf(pictured);
  const sources = new Set(now.map(({ src }) => src));
  const keys: (string | undefined)[] = now.map(() => undefined);
  const taken = new Set<string>();
  const settle = (keyOf: (media: DraftMedia, index: number) => string | undefined) => {
    now.forEach((media, index) => {
      if (keys[index]) return;
      const key = keyOf(media, index);
      if (!key || taken.has(key)) return;
      taken.add(key);
      keys[index] = key;
    });
  };
  // What was there a moment ago comes before what is long gone.
  const find = (isIt: (old: DraftMedia) => boolean) =>
    remembered.find((old) => old.key && !taken.has(old.key) && isIt(old))?.key;

  settle(({ src, element }) => find((old) => src !== '' && old.src === src && old.element === element));
  settle(({ src }) => find((old) => src !== '' && old.src === src));
  // Cropped, it is shown from elsewhere in the same place of the page.
  settle(({ element }) => find((old) => element !== undefined && old.element === element));
  // Where the page's elements say nothing: one that is shown from elsewhere is still the same one in its place, if the others
  // have kept theirs and the page has hidden none meanwhile.
  const isInPlace =
    !isHidden &&
    shown.length > 0 &&
    last.length === now.length &&
    keys.every((key, index) => key === undefined || key === last[index]?.key);
  settle(({ element }, index) => {
    const old = last[index];
    return isInPlace && element === undefined && !sources.has(old?.src || 'nowhere') ? old?.key : undefined;
  });

  let next = 0;
  const keyed = (media: DraftMedia) => ({ ...media, key: keys[next++] ?? newKey() });
  return parts.map((part) => ({ ...part, media: part.media.map(keyed) }));
}

const mediaOf = ({ parts }: Draft): DraftMedia[] => parts.flatMap(({ media }) => media);

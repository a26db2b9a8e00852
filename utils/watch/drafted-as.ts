import type { Recogniser } from '../platforms/contract.ts';
import { isBlank } from '../post/blank.ts';
import type { Drafted } from '../post/draft-edits.ts';
import type { Draft, DraftPart, Publication, PublishedPart } from '../post/types.ts';

/**
 * Which post of a composer each part of a publication is, and which picture each of its pictures: as sure as it is. What the
 * composer had and nobody can place is `loose`, so that what was changed for it is asked about, and lands nowhere else.
 */
export function draftedAs(
  { parts, variants = {} }: Publication,
  draft: Draft,
  isText: Recogniser['isText'],
): Drafted {
  const versions = [parts, ...Object.values(variants)];
  const says = (index: number, part: DraftPart) =>
    versions.some((version) => version[index] && isText(part.text, version[index]));
  const places = placesOf(parts, draft.parts, says);
  const drafted = parts.map((part, index) => {
    const of = draft.parts[places[index] ?? -1];
    const media = of && !of.more && of.media.length === heldBy(part) ? of.media : undefined;
    return {
      key: of?.key ?? null,
      text: of?.text ?? '',
      media: media?.map(({ key = null }) => key) ?? Array.from({ length: heldBy(part) }, () => null),
    };
  });
  return withLoose({ key: draft.key ?? null, parts: drafted }, draft);
}

/** The same with the keys of pictures and videos that were told by the platform's own ids, through all parts. */
export function withKeysOfMedia(
  { key, parts }: Drafted,
  published: readonly PublishedPart[],
  keys: readonly (string | null)[],
  draft: Draft,
): Drafted {
  let next = 0;
  const placed = parts.map((part, index) => {
    const first = next;
    next += published[index]?.content?.media.length ?? 0;
    return { ...part, media: keys.slice(first, next) };
  });
  return withLoose({ key, parts: placed }, draft);
}

/** Posts that hold nothing are left out by the platform; whatever else the draft has must be somewhere. */
function withLoose({ key, parts }: Drafted, draft: Draft): Drafted {
  const isPlaced = parts.some((part) => part.key !== null);
  const placed = new Set([isPlaced && key, ...parts.flatMap((part) => [part.key, ...part.media])]);
  const held = draft.parts.filter((part) => !isBlank(part));
  const all = [draft.key, ...held.flatMap((part) => [part.key, ...part.media.map((each) => each.key)])];
  const loose = all.flatMap((each) => (each === undefined || placed.has(each) ? [] : [each]));
  return { key: isPlaced ? key : null, parts, ...(loose.length ? { loose } : {}) };
}

const heldBy = ({ content, holds = 0 }: PublishedPart) => content?.media.length ?? holds;

type Says = (index: number, part: DraftPart) => boolean;

/** For each published part its place in the draft; none where there is more than one way to tell, or no way. */
function placesOf(
  published: readonly PublishedPart[],
  parts: readonly DraftPart[],
  says: Says,
): (number | undefined)[] {
  const isHeld: Says = (index, part) => says(index, part) && !isBlank(part);
  const known = agreed(published.length, parts, isHeld);
  // A post of which the page shows nothing may hold something all the same.
  return known.some((place) => place !== undefined) ? known : agreed(published.length, parts, says);
}

function agreed(count: number, parts: readonly DraftPart[], fits: Says): (number | undefined)[] {
  const first = inOrder(count, parts, fits);
  const last = fromTheEnd(count, parts, fits);
  return first.map((place, index) => (place === last[index] ? place : undefined));
}

/** The earliest place of each, in order; none at all where they do not fit. */
function inOrder(count: number, parts: readonly DraftPart[], fits: Says): (number | undefined)[] {
  const places: number[] = [];
  parts.forEach((part, place) => {
    if (places.length < count && fits(places.length, part)) places.push(place);
  });
  return places.length === count ? places : Array.from({ length: count }, () => undefined);
}

function fromTheEnd(count: number, parts: readonly DraftPart[], fits: Says): (number | undefined)[] {
  const places = inOrder(count, parts.toReversed(), (index, part) => fits(count - 1 - index, part));
  return places.map((place) => (place === undefined ? undefined : parts.length - 1 - place)).toReversed();
}

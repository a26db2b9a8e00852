import type { Draft, DraftMedia, DraftPart } from '../post/types.ts';

/** Whether a person would see no difference. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  return (
    one.language === other.language &&
    one.parts.length === other.parts.length &&
    one.parts.every((part, index) => isSamePart(part, other.parts[index]))
  );
}

function isSamePart({ text, media, more }: DraftPart, other: DraftPart | undefined): boolean {
  return (
    text === other?.text &&
    more === other.more &&
    media.length === other.media.length &&
    media.every((each, index) => isSameMedia(each, other.media[index]))
  );
}

function isSameMedia(one: DraftMedia, other: DraftMedia | undefined): boolean {
  const { src, description, kind, unchecked, bytes, type } = one;
  return (
    src === other?.src &&
    bytes === other.bytes &&
    type === other.type &&
    description === other.description &&
    kind === other.kind &&
    unchecked === other.unchecked
  );
}

export function isEmpty({ parts }: Draft): boolean {
  return parts.every(({ text, media, more }) => !text.trim() && !media.length && !more);
}

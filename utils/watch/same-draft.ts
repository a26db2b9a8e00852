import { isBlank } from '../post/blank.ts';
import type { Beside, Draft, DraftMedia, DraftPart } from '../post/types.ts';

/** Whether it is the same draft, and a person would see no difference. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  return (
    one.key === other.key &&
    one.language === other.language &&
    one.parts.length === other.parts.length &&
    one.parts.every((part, index) => {
      const twin = other.parts[index];
      return part.key === twin?.key && isSamePart(part, twin);
    })
  );
}

/** Whether two posts say the same and show the same, in whichever elements. */
export function isSameContent(one: DraftPart, other: DraftPart | undefined): boolean {
  const { beside = [] } = one;
  const { beside: others = [] } = other ?? {};
  return (
    one.text === other?.text &&
    one.more === other.more &&
    one.chosen?.length === other.chosen?.length &&
    one.media.length === other.media.length &&
    one.media.every(({ src }, index) => src === other.media[index]?.src) &&
    (one.chosen ?? []).every(({ file }, index) => file === other.chosen?.[index]?.file) &&
    beside.length === others.length &&
    beside.every((each, index) => isSameBeside(each, others[index]))
  );
}

function isSamePart(one: DraftPart, other: DraftPart | undefined): boolean {
  return (
    isSameContent(one, other) &&
    one.media.every((each, index) => isSameMedia(each, other?.media[index])) &&
    (one.mentions ?? []).join(' ') === (other?.mentions ?? []).join(' ')
  );
}

function isSameMedia(one: DraftMedia, other: DraftMedia | undefined): boolean {
  const { key, description, kind, unchecked, bytes, type } = one;
  return (
    other !== undefined &&
    key === other.key &&
    bytes === other.bytes &&
    type === other.type &&
    description === other.description &&
    kind === other.kind &&
    unchecked === other.unchecked
  );
}

function isSameBeside({ kind, url, name }: Beside, other: Beside | undefined): boolean {
  return kind === other?.kind && url === other.url && name === other.name;
}

export function isEmpty({ parts }: Draft): boolean {
  return parts.every(isBlank);
}

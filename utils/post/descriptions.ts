import type { Media, Post } from './types.ts';

/** What happens where a picture or video has no description: nothing, a reminder, or no mirror without one or a reason. */
export type DescriptionPolicy = 'off' | 'warn' | 'require';

/** The description that may go out in the author's name: what a machine wrote may not. */
export function ownDescription({
  description,
  machineMade,
}: Pick<Media, 'description' | 'machineMade'>): string {
  return machineMade ? '' : description;
}

/** The indexes of the pictures and videos, counted through all parts, that nobody has described. */
export function undescribed({ parts }: Post): number[] {
  const media = parts.flatMap((part) => part.media);
  return media.flatMap((each, index) => (ownDescription(each).trim() === '' ? [index] : []));
}

import { undescribed } from '../post/descriptions.ts';
import type { Post } from '../post/types.ts';
import type { Claim, Undescribed } from './types.ts';

/** What must be described before the post may go: nothing where no rule wants it, or a person gave a reason. */
export function heldBack({ rules, edits }: Claim, post: Post): Undescribed[] {
  if (edits?.reason?.trim() || rules.every(({ rule }) => rule.descriptions !== 'require')) return [];
  const media = post.parts.flatMap((part) => part.media);
  return undescribed(post).flatMap((index) => {
    const one = media[index];
    return one ? [{ index, kind: one.kind, file: one.file, proposal: one.description }] : [];
  });
}

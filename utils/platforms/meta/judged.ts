import type { Publication } from '../../post/types.ts';

/**
 * What a request in a known form did: published something for everybody, may have done so, or surely not (for others, a
 * draft, a share, or it was refused).
 */
export type Judged = { published: Publication[] } | { unanswered: Publication[] } | 'nothing';

export const publishedBy = (judged: Judged | undefined) =>
  typeof judged === 'object' && 'published' in judged ? judged.published : [];

export const unansweredBy = (judged: Judged | undefined) =>
  typeof judged === 'object' && 'unanswered' in judged ? judged.unanswered : [];

/** Whether it is known for whom it was, and with what success. */
export const isUnderstood = (judged: Judged | undefined) =>
  judged === 'nothing' || (judged !== undefined && 'published' in judged);

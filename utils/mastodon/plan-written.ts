import type { PlanTarget } from '../post/account.ts';
import type { Loss, Plan, PlannedStatus, WrittenOnly } from '../post/plan.ts';
import type { Media } from '../post/types.ts';
import { groupMedia } from './media-groups.ts';
import { measureFor } from './plan.ts';
import { divisible } from './split-text.ts';

/** One of the posts into which a person divided a text; the text as it is to stand there. */
export interface WrittenPart {
  text: string;
  media: Pick<Media, 'kind'>[];
}

/**
 * The statuses that an account gets of a post written for Mastodon itself, one thread in reading order. Nothing of the text
 * is changed: it is divided where a person did, and where it is too long. `first` belongs to the first status, `every` to
 * each.
 */
export function planWritten(
  parts: readonly WrittenPart[],
  account: PlanTarget,
  every: Pick<PlannedStatus, 'spoilerText' | 'sensitive' | 'language' | 'visibility'>,
  first: WrittenOnly = {},
): Plan {
  const measure = measureFor(account, every.spoilerText);
  const statuses: PlannedStatus[] = [];
  const losses: Loss[] = [];
  let firstMedia = 0;
  let splitStatuses = 0;
  let mediaInReplies = 0;
  for (const part of parts) {
    const texts = divisible(part.text, measure)
      .within(account.limits.characters)
      .filter((text) => text !== '');
    const groups = groupMedia(part.media, firstMedia, account.limits.media);
    firstMedia += part.media.length;
    if (texts.length > 1) splitStatuses += texts.length;
    mediaInReplies += groups.slice(1).flat().length;
    for (let index = 0; index < Math.max(texts.length, groups.length); index += 1) {
      const media = groups[index] ?? [];
      const replyTo = statuses.length === 0 ? undefined : statuses.length - 1;
      // Only pictures and videos are covered; a text without a warning has no cover.
      const sensitive = every.sensitive && media.length > 0;
      statuses.push({ ...every, sensitive, text: texts[index] ?? '', media, replyTo });
    }
  }
  const [head] = statuses;
  // A poll, or a quote, may stand there without a word.
  if (!head && (first.poll || first.quotes))
    statuses.push({ ...every, text: '', media: [], replyTo: undefined });
  const { quotePolicy, ...once } = first;
  const written = statuses.map((status, index): PlannedStatus => {
    const own: WrittenOnly = { ...(index === 0 ? once : {}), ...(quotePolicy ? { quotePolicy } : {}) };
    return Object.keys(own).length ? { ...status, written: own } : status;
  });
  if (splitStatuses > 0) losses.push({ kind: 'split-text', statuses: splitStatuses });
  if (mediaInReplies > 0) losses.push({ kind: 'media-in-replies', count: mediaInReplies });
  return { statuses: written, losses };
}

import type { Exchange, Publication } from '../../post/types.ts';
import { isUnderstood, type Judged, publishedBy, unansweredBy } from '../meta/judged.ts';
import { businessOf, businessPublications } from './business.ts';
import { reelOf, reelPublications } from './reel.ts';
import { requestOf } from './request.ts';
import { storyOf, storyPublications } from './story.ts';

export { sameText as isText } from '../meta/same-text.ts';
export { shapeOf } from '../meta/shape.ts';
export { recogniseChange } from './changes.ts';
export { recogniseUploads } from './uploads.ts';

/**
 * What an accepted request of a composer proves was published for everybody, or will be at its time. Comments, stories,
 * drafts, groups, what is shared, and posts for friends give nothing.
 */
export function recognise(exchange: Exchange): Publication[] {
  return publishedBy(judge(exchange));
}

/** What a composer's request publishes for everybody, where its answer says neither that it did nor that it did not. */
export function unanswered(exchange: Exchange): Publication[] {
  return unansweredBy(judge(exchange));
}

/** Whether the request publishes in a known form, and it is known for whom, and with what success. */
export function understands(exchange: Exchange): boolean {
  return isUnderstood(judge(exchange));
}

function judge(exchange: Exchange): Judged | undefined {
  const request = requestOf(exchange);
  if (!request) return undefined;
  const business = businessOf(request);
  if (business) return businessPublications(business, request, exchange);
  const reel = reelOf(request);
  if (reel) return reelPublications(reel, request, exchange);
  const story = storyOf(request);
  return story && storyPublications(story, request, exchange);
}

import type { Exchange } from '../../post/types.ts';
import { type Judged, judging } from '../meta/judged.ts';
import { businessOf, businessPublications } from './business.ts';
import { reelOf, reelPublications } from './reel.ts';
import { requestOf } from './request.ts';
import { storyOf, storyPublications } from './story.ts';

export { sameText as isText } from '../meta/same-text.ts';
export { sessionOf } from '../meta/session.ts';
export { shapeOf } from '../meta/shape.ts';
export { recogniseChange } from './changes.ts';
export { recogniseUploads, uploading } from './uploads.ts';

/**
 * What an accepted request of a composer proves was published for everybody, or will be at its time. Comments, stories,
 * drafts, groups, what is shared, and posts for friends give nothing.
 */
export const { recognise, unanswered, understands } = judging(judge);

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

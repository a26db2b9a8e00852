import type { Exchange, Publication } from '../../post/types.ts';
import { isAccepted } from '../meta/exchange.ts';
import { businessOf, businessPublications } from './business.ts';
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
  const request = isAccepted(exchange) ? requestOf(exchange) : undefined;
  if (!request) return [];
  const business = businessOf(request);
  if (business) return businessPublications(business, request, exchange);
  const story = storyOf(request);
  return story ? storyPublications(story, request, exchange) : [];
}

/** Whether the request publishes in a known form, for whomever and with whatever success. */
export function understands(exchange: Exchange): boolean {
  const request = requestOf(exchange);
  return request !== undefined && (businessOf(request) ?? storyOf(request)) !== undefined;
}

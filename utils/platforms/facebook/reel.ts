import * as v from 'valibot';
import type { Exchange, Publication, PublishedPart, SentMedia } from '../../post/types.ts';
import { withAtNames } from '../meta/at-names.ts';
import type { Judged } from '../meta/judged.ts';
import { narrowest, reachOf } from '../meta/limited.ts';
import { anything, id, maybe, read } from '../meta/schemas.ts';
import { addressOf } from './ids.ts';
import { answerTo, type Request } from './request.ts';
import { timingOf } from './timing.ts';

/*
 * What the Business Suite sends to publish a reel or a video (`ReelComposerReelPublishMutation`; put together from a public
 * list of its modules and from programs that send it, 2025/26).
 */
const input = v.object({
  video_id: id,
  metadata: v.object({
    caption: maybe(v.string()),
    is_draft: anything,
    is_scheduled: anything,
    scheduled_publish_time: anything,
  }),
  placements: v.array(v.string()),
  trim_timestamps: anything,
  ig_business_id: maybe(id),
});

const created = v.object({ success: anything, published_video_id: maybe(id) });

/** The input of that request, as far as it is read. */
export type Reel = v.InferOutput<typeof input>;

/** What the request publishes, where it is one of those. */
export function reelOf({ input: given }: Request): Reel | undefined {
  return read(input, given);
}

/** What it publishes for everybody, on one network or both, and what its answer says of that. */
export function reelPublications(reel: Reel, request: Request, exchange: Exchange): Judged {
  const { video_id, metadata, placements, ig_business_id, trim_timestamps } = reel;
  const to = narrowest(reachOf(request.input), reachOf(request.input.metadata));
  const timing = timingOf(unpublishedOf(metadata), exchange.at ?? 0);
  if (to === 'some' || !timing) return 'nothing';
  const isTo = (network: RegExp) => placements.some((name) => network.test(name));
  const onFacebook = isTo(/^FACEBOOK_(?!STORY|GROUP)/);
  const onInstagram =
    isTo(/^INSTAGRAM_(?!STORY)/) || (ig_business_id !== undefined && isTo(/^FACEBOOK_REEL/));
  if (!onFacebook && !onInstagram) return 'nothing';
  if (to === 'unknown') return { unanswered: [] };
  const answer = answerTo(exchange, (name) => name === 'cpx_reel_publish');
  const said = typeof answer === 'object' ? read(created, answer.root) : undefined;
  if (answer === 'refused' || said?.success === false) return 'nothing';
  const post = said?.published_video_id;
  const media: SentMedia = {
    upload: video_id,
    kind: 'video',
    ...(trim_timestamps != null && { edited: true }),
  };
  const caption = metadata.caption ?? '';
  const part = (segments: NonNullable<PublishedPart['content']>['segments']): PublishedPart => ({
    ...{ id: post ?? video_id, revision: '', text: caption },
    content: { segments, links: [], media: [media] },
  });
  const parts = [part([{ kind: 'text', text: caption }])];
  const forInstagram = [part(withAtNames(caption))];
  const publication: Publication = {
    platform: onFacebook ? 'facebook' : 'instagram',
    // It does not say as which Page: it is whoever wrote.
    profile: '',
    ...(request.viewer && { alsoAs: [request.viewer] }),
    id: post ?? video_id,
    address: onFacebook ? addressOf(undefined, post, '') : 'https://www.instagram.com/',
    ...timing,
    parts: onFacebook ? parts : forInstagram,
    ...(onFacebook && onInstagram ? { variants: { instagram: forInstagram } } : {}),
  };
  return said?.success === true || post ? { published: [publication] } : { unanswered: [publication] };
}

/** In the words of the other composers. */
function unpublishedOf({ is_draft, is_scheduled, scheduled_publish_time }: Reel['metadata']): unknown {
  if (is_draft) return { unpublished_content_type: 'DRAFT' };
  return is_scheduled ? { unpublished_content_type: 'SCHEDULED', scheduled_publish_time } : undefined;
}

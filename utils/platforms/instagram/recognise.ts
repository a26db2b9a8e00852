import * as v from 'valibot';
import type { Exchange, Publication, SentMedia } from '../../post/types.ts';
import { withAtNames } from '../meta/at-names.ts';
import { fieldsOf, isAccepted, postedTo } from '../meta/exchange.ts';
import { documents, parsed } from '../meta/json.ts';
import { type Judged, judging } from '../meta/judged.ts';
import { narrowest, type Reach, reachOf, reachOfMark } from '../meta/limited.ts';
import { anything, id, maybe, read, recordOf } from '../meta/schemas.ts';
import { videoType } from './uploads.ts';

export { sameText as isText } from '../meta/same-text.ts';
export { shapeOf } from '../meta/shape.ts';
export { recogniseChange } from './changes.ts';
export { recogniseUploads, uploading } from './uploads.ts';

/*
 * The request that publishes, as several programs send it (2025 to 2026): urlencoded for one picture or video, JSON for
 * several. Flags are `1`, `true` or their strings.
 */
const child = v.object({ upload_id: id, custom_accessibility_caption: maybe(v.string()) });
const configure = v.object({
  caption: maybe(v.string()),
  upload_id: maybe(id),
  custom_accessibility_caption: maybe(v.string()),
  children_metadata: anything,
  archive_only: anything,
  is_meta_only_post: anything,
  audience: anything,
});

const mediaType = maybe(v.number());
const media = v.object({
  code: id,
  pk: maybe(id),
  id: maybe(id),
  media_type: mediaType,
  product_type: maybe(v.string()),
  carousel_media: maybe(v.array(maybe(v.object({ media_type: mediaType })))),
  user: maybe(v.object({ pk: maybe(id), is_private: anything })),
});

type Media = v.InferOutput<typeof media>;

/**
 * What an accepted request proves was published for everybody: a picture, a video, or several as one post. Not before
 * the final answer: while a video is being transcoded, the page asks again and again, and gets 202.
 */
export const { recognise, unanswered, understands } = judging(judge);

function judge(exchange: Exchange): Judged | undefined {
  const request = requestOf(exchange);
  const { status } = exchange;
  if (!request || status === 202) return undefined;
  if (request.reach === 'some' || (status >= 400 && status < 500)) return 'nothing';
  if (request.reach === 'unknown') return { unanswered: [] };
  const answers = isAccepted(exchange) ? documents(exchange.responseBody) : [];
  if (answers.some((each) => recordOf(each)?.status === 'fail')) return 'nothing';
  const made = answers.flatMap(mediaIn)[0];
  if (made?.user?.is_private) return 'nothing';
  const [pk, owner] = made?.id?.split('_') ?? [];
  const [id, profile] = [made?.pk ?? pk, owner ?? made?.user?.pk];
  const isKnown = made !== undefined && id && profile && /^[\w-]+$/.test(made.code);
  const at = exchange.at ?? 0;
  // The first upload's id is as good as one of the post's own: none goes into two posts.
  const name = id || `upload:${request.uploads[0]?.upload}`;
  if (!isKnown)
    return { unanswered: [publicationOf(request, { id: name, profile: profile ?? '', at }, made)] };
  return { published: [publicationOf(request, { id, profile, at }, made)] };
}

function publicationOf(
  request: Request,
  { id, profile, at }: { id: string; profile: string; at: number },
  made: Media | undefined,
): Publication {
  const { caption } = request;
  const isReel = request.isVideo || made?.product_type === 'clips';
  const content = { segments: withAtNames(caption), links: [], media: mediaOf(request, made) };
  const isNamed = made !== undefined && /^[\w-]+$/.test(made.code);
  return {
    platform: 'instagram',
    profile,
    id,
    address: `https://www.instagram.com/${isNamed ? `${isReel ? 'reel' : 'p'}/${made.code}/` : ''}`,
    time: at,
    parts: [{ id, revision: '', text: caption, content }],
  };
}

/** So deep in an answer the post may stand. */
const deepest = 4;

/** The post in an answer, in its known place or wherever it stands. */
function mediaIn(document: unknown): Media[] {
  let level: unknown[] = [recordOf(document)?.media, document];
  for (let depth = 0; depth < deepest; depth += 1) {
    const found = level.flatMap((each) => read(media, each) ?? []).find(({ pk, id: own }) => pk ?? own);
    if (found) return [found];
    level = level.flatMap((each) => (recordOf(each) ? Object.values(recordOf(each) ?? {}) : []));
  }
  return [];
}

interface Request {
  caption: string;
  uploads: { upload: string; description: string | undefined }[];
  isVideo: boolean;
  reach: Reach;
}

function requestOf(exchange: Exchange): Request | undefined {
  const path = postedTo(exchange, 'instagram.com');
  const given = publish.test(path) ? fields(exchange) : undefined;
  const body = read(configure, given);
  if (!body) return undefined;
  const several =
    typeof body.children_metadata === 'string' ? parsed(body.children_metadata) : body.children_metadata;
  const children = several == null ? [body] : read(v.array(child), several);
  const uploads = (children ?? []).flatMap(
    ({ upload_id: upload, custom_accessibility_caption: description }) =>
      upload === undefined ? [] : [{ upload, description }],
  );
  if (!uploads.length) return undefined;
  // A form holds texts alone.
  const reach = narrowest(
    ...[body.archive_only, body.is_meta_only_post].map(reachOfMark),
    reachOfAudience(body.audience),
    reachOf(given, ['audience']),
  );
  return { caption: body.caption ?? '', uploads, isVideo: toVideo.test(path), reach };
}

const publish = /\/(?:media\/configure(?:_sidecar|_to_clips)?|create\/configure|igtv\/configure_to_igtv)\/?$/;
const toVideo = /\/configure_to_(?:clips|igtv)\/?$/;

function reachOfAudience(audience: unknown): Reach {
  if (!audience || audience === 'default') return 'everybody';
  return typeof audience === 'string' && /^\w+$/.test(audience) ? 'some' : 'unknown';
}

function fields(exchange: Exchange): unknown {
  if (exchange.requestBody.trimStart().startsWith('{')) return parsed(exchange.requestBody);
  return Object.fromEntries(fieldsOf(exchange));
}

function mediaOf({ uploads, isVideo }: Request, made: Media | undefined): SentMedia[] {
  const { media_type, carousel_media } = made ?? {};
  return uploads.map(({ upload, description }, index) => {
    const type = carousel_media?.length === uploads.length ? carousel_media[index]?.media_type : media_type;
    const kind = isVideo || type === videoType ? 'video' : 'image';
    return { upload, kind, ...(description !== undefined && { description }) };
  });
}

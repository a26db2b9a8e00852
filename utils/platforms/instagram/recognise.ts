import * as v from 'valibot';
import type { Change, Exchange, Publication, SentMedia } from '../../post/types.ts';
import { withAtNames } from '../meta/at-names.ts';
import { fieldsOf, isAccepted, postedTo } from '../meta/exchange.ts';
import { documents, parsed } from '../meta/json.ts';
import { anything, id, maybe, read, recordOf } from '../meta/schemas.ts';
import { videoType } from './uploads.ts';

export { sameText as isText } from '../meta/same-text.ts';
export { shapeOf } from '../meta/shape.ts';
export { recogniseUploads } from './uploads.ts';

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
const answer = v.object({ media, status: maybe(v.string()) });

type Media = v.InferOutput<typeof media>;

/**
 * What an accepted request proves was published for everybody: a picture, a video, or several as one post. Not before
 * the final answer: while a video is being transcoded, the page asks again and again, and gets 202.
 */
export function recognise(exchange: Exchange): Publication[] {
  const request = requestOf(exchange);
  if (!request || !isAccepted(exchange) || exchange.status === 202) return [];
  const said = documents(exchange.responseBody)
    .map((document) => read(answer, document))
    .find(Boolean);
  if (!said || said.status === 'fail' || said.media.user?.is_private || !request.isForEverybody) return [];
  const { media } = said;
  const [pk, owner] = media.id?.split('_') ?? [];
  const [id, profile] = [media.pk ?? pk, owner ?? media.user?.pk];
  if (!id || !profile || !/^[\w-]+$/.test(media.code)) return [];
  const { caption } = request;
  const isReel = request.isVideo || media.product_type === 'clips';
  const content = { segments: withAtNames(caption), links: [], media: mediaOf(request, media) };
  return [
    {
      platform: 'instagram',
      profile,
      id,
      address: `https://www.instagram.com/${isReel ? 'reel' : 'p'}/${media.code}/`,
      time: exchange.at ?? 0,
      parts: [{ id, revision: '', text: caption, content }],
    },
  ];
}

/** The post that an accepted request removed. Whose it was, it does not say: `profile` is empty. */
export function recogniseChange(exchange: Exchange): Change[] {
  const [, id] = /\/create\/(\d+)\/delete\/?$/.exec(postedTo(exchange, 'instagram.com')) ?? [];
  if (!id || !isAccepted(exchange)) return [];
  const isGone = documents(exchange.responseBody).some((document) => recordOf(document)?.did_delete === true);
  return isGone ? [{ platform: 'instagram', profile: '', id, kind: 'deleted' }] : [];
}

/** Whether the request publishes in a known form, with whatever success: but a success that names no post is no known one. */
export function understands(exchange: Exchange): boolean {
  if (!requestOf(exchange)) return false;
  const said = documents(exchange.responseBody).map(recordOf);
  const isVague = said.some((one) => one?.status === 'ok' && !read(answer, one));
  return exchange.status === 202 || !isAccepted(exchange) || !isVague;
}

interface Request {
  caption: string;
  uploads: { upload: string; description: string | undefined }[];
  isVideo: boolean;
  isForEverybody: boolean;
}

function requestOf(exchange: Exchange): Request | undefined {
  const path = postedTo(exchange, 'instagram.com');
  const body = publish.test(path) ? read(configure, fields(exchange)) : undefined;
  if (!body) return undefined;
  const several =
    typeof body.children_metadata === 'string' ? parsed(body.children_metadata) : body.children_metadata;
  const children = several == null ? [body] : read(v.array(child), several);
  const uploads = (children ?? []).flatMap(
    ({ upload_id: upload, custom_accessibility_caption: description }) =>
      upload === undefined ? [] : [{ upload, description }],
  );
  if (!uploads.length) return undefined;
  const flags = [body.archive_only, body.is_meta_only_post];
  const isForEverybody = !flags.some(isOn) && (!body.audience || body.audience === 'default');
  return { caption: body.caption ?? '', uploads, isVideo: toVideo.test(path), isForEverybody };
}

const publish = /\/(?:media\/configure(?:_sidecar|_to_clips)?|create\/configure|igtv\/configure_to_igtv)\/?$/;
const toVideo = /\/configure_to_(?:clips|igtv)\/?$/;

const isOn = (flag: unknown) => flag != null && !['', '0', 'false'].includes(String(flag));

function fields(exchange: Exchange): unknown {
  if (exchange.requestBody.trimStart().startsWith('{')) return parsed(exchange.requestBody);
  return Object.fromEntries(fieldsOf(exchange));
}

function mediaOf({ uploads, isVideo }: Request, { media_type, carousel_media }: Media): SentMedia[] {
  return uploads.map(({ upload, description }, index) => {
    const type = carousel_media?.length === uploads.length ? carousel_media[index]?.media_type : media_type;
    const kind = isVideo || type === videoType ? 'video' : 'image';
    return { upload, kind, ...(description !== undefined && { description }) };
  });
}

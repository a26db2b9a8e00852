import * as v from 'valibot';
import type { Exchange, Upload } from '../../post/types.ts';
import { isAccepted, postedTo } from '../meta/exchange.ts';
import { documents, parsed } from '../meta/json.ts';
import { anything, id, maybe, read } from '../meta/schemas.ts';

const parameters = v.object({
  upload_id: maybe(id),
  media_type: anything,
  upload_media_duration_ms: anything,
  upload_media_width: anything,
  upload_media_height: anything,
  video_edit_params: maybe(v.record(v.string(), v.unknown())),
});
const answer = v.object({ upload_id: maybe(id), status: maybe(v.string()) });

/** In Instagram's words: 1 is a picture, 2 a video. */
export const videoType = 2;

/**
 * The picture or video that an exchange uploaded. A video's cover goes where pictures go, under the id of its video,
 * and is none (several programs that upload, 2025 to 2026).
 */
export function recogniseUploads(exchange: Exchange): Upload[] {
  const [, what, named] = address.exec(postedTo(exchange, 'instagram.com')) ?? [];
  if (!what || !isAccepted(exchange)) return [];
  const said = documents(exchange.responseBody).map((document) => read(answer, document))[0];
  if (!said || (said.status ?? said.upload_id ?? 'fail') === 'fail') return [];
  const told = read(parameters, parsed(header(exchange, 'x-instagram-rupload-params')));
  const entity = /\d+/.exec(header(exchange, 'x-entity-name'))?.[0];
  const upload = told?.upload_id ?? said.upload_id ?? named ?? entity;
  const isCover = what === 'photo' && Number(told?.media_type) === videoType;
  if (!upload || isCover) return [];
  const [sent, original] = exchange.files ?? [];
  const kind = what === 'video' ? 'video' : 'image';
  // An upload that was taken up again carries only what was left of it.
  const length = Number(header(exchange, 'x-entity-length'));
  const isWhole = !length || sent?.size === length;
  const file = isWhole ? sent : kind === 'video' ? original : undefined;
  const edited = kind === 'video' && isEdited(told);
  return [
    { id: upload, kind, ...(file && { file }), ...(original && { original }), ...(edited && { edited }) },
  ];
}

/** Whether a video was trimmed, muted or cropped: what says that nothing was done is sent too (fields observed 2026). */
function isEdited(told: v.InferOutput<typeof parameters> | undefined): boolean {
  const {
    video_edit_params: edits = {},
    upload_media_duration_ms,
    upload_media_width,
    upload_media_height,
  } = told ?? {};
  const number = (value: unknown) => (value == null ? Number.NaN : Number(value));
  const isLess = (value: unknown, whole: number, by: number) => number(value) < whole - by;
  return (
    ['1', 'true'].includes(String(edits.mute)) ||
    [edits.trim_start, edits.crop_x1, edits.crop_y1].some((start) => number(start) > 0) ||
    isLess(edits.trim_end, number(upload_media_duration_ms) / 1000, 0.1) ||
    isLess(edits.crop_width, number(upload_media_width), 1) ||
    isLess(edits.crop_height, number(upload_media_height), 1)
  );
}

const address = /\/rupload_ig(photo|video)\/(?:\D*(\d+))?/;

function header({ requestHeaders }: Exchange, name: string): string {
  return Object.entries(requestHeaders ?? {}).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

import * as v from 'valibot';
import type { Exchange, Upload } from '../../post/types.ts';
import type { Uploading } from '../contract.ts';
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
  const { files, original } = exchange;
  const said = documents(exchange.responseBody).map((document) => read(answer, document))[0];
  if (!said || (said.status ?? said.upload_id ?? 'fail') === 'fail') return [];
  const told = toldBy(exchange);
  const entity = /\d+/.exec(header(exchange, 'x-entity-name'))?.[0];
  const upload = told?.upload_id ?? said.upload_id ?? named ?? entity;
  if (!upload || isCover(what, told)) return [];
  const [sent] = files ?? [];
  const kind = what === 'video' ? 'video' : 'image';
  // An upload in pieces, or one that was taken up again, carries only a part of it.
  const length = lengthOf(exchange) || (kind === 'video' && original?.size);
  const isWhole = sent !== undefined && (!length || sent.size === length);
  // Sent as it was chosen, a video has lost its type at most.
  const isSame = kind === 'video' && original?.size === sent?.size && !sent?.type;
  const file = isWhole && !isSame ? sent : kind === 'video' ? original : undefined;
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

/** What an upload's address and headers say of its file. A cover is of no interest. */
export function uploading(exchange: Exchange): Uploading | undefined {
  const [, what, named] = address.exec(postedTo(exchange, 'instagram.com')) ?? [];
  if (!what || isCover(what, toldBy(exchange))) return undefined;
  if (what === 'photo') return { kind: 'image', crops: true };
  const size = lengthOf(exchange);
  const of = header(exchange, 'x-entity-name') || named;
  const offset = Number(header(exchange, 'offset'));
  return { kind: 'video', ...(size && { size }), ...(of && { piece: { of, offset } }) };
}

const toldBy = (exchange: Exchange) =>
  read(parameters, parsed(header(exchange, 'x-instagram-rupload-params')));

const isCover = (what: string, told: v.InferOutput<typeof parameters> | undefined) =>
  what === 'photo' && Number(told?.media_type) === videoType;

/** The whole file's size in bytes, whatever part of it this request has; 0 where it is not said. */
const lengthOf = (exchange: Exchange) => Number(header(exchange, 'x-entity-length')) || 0;

const address = /\/rupload_ig(photo|video)\/(?:\D*(\d+))?/;

function header({ requestHeaders }: Exchange, name: string): string {
  return Object.entries(requestHeaders ?? {}).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

import * as v from 'valibot';
import type { Exchange, Upload } from '../../post/types.ts';
import { isAccepted, postedTo } from '../meta/exchange.ts';
import { documents, parsed } from '../meta/json.ts';
import { anything, id, maybe, read } from '../meta/schemas.ts';

const parameters = v.object({ upload_id: maybe(id), media_type: anything });
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
  return [{ id: upload, kind, ...(file && { file }), ...(original && { original }) }];
}

const address = /\/rupload_ig(photo|video)\/(?:\D*(\d+))?/;

function header({ requestHeaders }: Exchange, name: string): string {
  return Object.entries(requestHeaders ?? {}).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

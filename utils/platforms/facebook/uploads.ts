import * as v from 'valibot';
import type { Exchange, Upload } from '../../post/types.ts';
import type { Uploading } from '../contract.ts';
import { fieldsOf, isAccepted, postedTo } from '../meta/exchange.ts';
import { documents } from '../meta/json.ts';
import { id, maybe, read } from '../meta/schemas.ts';

const answer = v.object({ payload: v.object({ photoID: maybe(id), video_id: maybe(id) }) });

/**
 * The photo that an exchange uploaded, or the video that one announced: a video's bytes go by a worker, which nobody
 * sees (fields of the answers as several programs read them, 2026).
 */
export function recogniseUploads(exchange: Exchange): Upload[] {
  const kind = kindOf(exchange);
  if (!kind || !isAccepted(exchange)) return [];
  const payloads = documents(exchange.responseBody).map((document) => read(answer, document)?.payload);
  const found = payloads
    .map((payload) => (kind === 'image' ? payload?.photoID : payload?.video_id))
    .find(Boolean);
  // Facebook's page may make a picture smaller before it uploads it; nobody cropped it, so the chosen one is the better.
  const file = exchange.original ?? exchange.files?.[0];
  // Changed in the page, as its own tools name it (observed 2026).
  const edited = /Trim|Crop|Mute/.test(fieldsOf(exchange).get('creativeTools') ?? '');
  return found ? [{ id: found, kind, ...(file && { file }), ...(edited && { edited }) }] : [];
}

/** What an upload's address and fields say of its file: of a video the size, under whatever name. */
export function uploading(exchange: Exchange): Uploading | undefined {
  const kind = kindOf(exchange);
  if (kind !== 'video') return kind && { kind };
  const fields = [...fieldsOf(exchange)].filter(([, value]) => /^\d{1,15}$/.test(value));
  const said = fields.find(([name]) => /^(?:file_?)?size$/i.test(name))?.[1];
  return { kind, ...(said && { size: Number(said) }), numbers: fields.map(([, value]) => Number(value)) };
}

function kindOf(exchange: Exchange): Upload['kind'] | undefined {
  const path = postedTo(exchange, 'facebook.com');
  return isPhoto(path) ? 'image' : isVideo(path) ? 'video' : undefined;
}

const isPhoto = (path: string) => path.includes('/attachments/photo/upload');
const isVideo = (path: string) => path.includes('/ajax/video/upload/requests/start');

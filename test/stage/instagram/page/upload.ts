import { croppedJpeg } from './crop.ts';
import type { Item, Ratio } from './draft.ts';
import { everywhere, send } from './request.ts';
import { setup } from './setup.ts';

/** What is done with an upload decides what its header says. */
export type Purpose = 'post' | 'carousel' | 'reel' | 'direct';

/** Sends an item up and gives its upload id: a picture as cropped, a video as it was chosen and then its cover. */
export async function upload(item: Item, ratio: Ratio, purpose: Purpose): Promise<string> {
  const id = newUploadId();
  const { blob, width, height } = await croppedJpeg(item, ratio);
  const size = { upload_media_height: height, upload_media_width: width };
  if (item.kind === 'video') {
    const params = {
      'client-passthrough': '1',
      ...(purpose === 'carousel' ? { is_sidecar: '1' } : { is_clips_video: '1' }),
      media_type: 2,
      for_album: false,
      video_format: '',
      upload_id: id,
      upload_media_duration_ms: item.duration,
      upload_media_height: item.height,
      upload_media_width: item.width,
    };
    const video = { kind: 'video' as const, name: `fb_uploader_${id}`, params, blob: item.file };
    await resumable({ ...video, method: 'GET' });
    // Not whole thousands, so that the last one is shorter.
    const length = setup.pieces ? Math.ceil(item.file.size / 3) + 1 : item.file.size;
    for (let offset = 0; offset < item.file.size; offset += length)
      await resumable({ ...video, offset, length });
  }
  const params = { media_type: item.kind === 'video' ? 2 : 1, upload_id: id, ...size };
  await resumable({
    kind: 'photo',
    name: `${purpose === 'direct' ? 'direct' : 'fb_uploader'}_${id}`,
    params,
    blob,
  });
  return id;
}

/** The time in milliseconds, never the same twice. */
export function newUploadId(): string {
  last = Math.max(last + 1, Date.now());
  return String(last);
}

let last = 0;

interface Resumable {
  kind: 'photo' | 'video';
  name: string;
  params: Record<string, unknown>;
  blob: Blob;
  method?: 'GET' | 'POST';
  /** Where the piece that is sent begins, and how long it is; without, all is sent. */
  offset?: number;
  length?: number;
}

async function resumable({
  kind,
  name,
  params,
  blob,
  method = 'POST',
  offset = 0,
  length = blob.size,
}: Resumable): Promise<void> {
  const asks = method === 'GET';
  const isWhole = length >= blob.size;
  const answer = await send({
    url: `https://i.instagram.com/rupload_ig${kind}/${name}`,
    method,
    headers: {
      'X-Instagram-Rupload-Params': JSON.stringify(params),
      ...everywhere,
      ...(asks
        ? {}
        : {
            'X-Entity-Name': name,
            'X-Entity-Length': String(blob.size),
            ...(isWhole ? { 'X-Entity-Type': blob.type, 'Content-Type': blob.type } : {}),
            Offset: String(offset),
          }),
    },
    body: asks ? undefined : isWhole ? blob : blob.slice(offset, offset + length),
  });
  const isPartial = answer.status === 412 && offset + length < blob.size;
  if (answer.status !== 200 && !isPartial) throw new Error(`upload answered ${answer.status}`);
}

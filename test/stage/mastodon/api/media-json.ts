import type { Server } from '../server.ts';
import { isReady } from '../store/media.ts';
import type { MediaRow } from '../store/rows.ts';

/** A medium as the API gives it; without an address until it is processed. */
export function mediaJson(server: Server, media: MediaRow): object {
  const base = `${server.origin}/system/media_attachments/files/${media.id}`;
  const ready = isReady(server, media);
  const still = media.type === 'image' || media.type === 'gifv';
  return {
    id: media.id,
    type: media.type,
    url: ready ? `${base}/original.${media.extension}` : null,
    preview_url: ready && still ? `${base}/small.${media.extension}` : null,
    remote_url: null,
    preview_remote_url: null,
    text_url: null,
    // The row's own JSON.
    meta: JSON.parse(media.meta) as Record<string, unknown>,
    description: media.description,
    blurhash: null,
  };
}

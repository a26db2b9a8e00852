import type { Params } from '../http/params.ts';
import { Refusal } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import { isFree, isReady, ownMedia } from '../store/media.ts';
import type { MediaRow } from '../store/rows.ts';
import { isSince } from '../version.ts';

/**
 * The media that a status is to have, in the order they were named (Mastodon 4.5, PostStatusService#validate_media!).
 * `statusId` is the status being edited, whose own media may be named again.
 */
export function readAttachments(
  server: Server,
  userId: string,
  params: Params,
  statusId: string | null,
): MediaRow[] {
  const ids = params.list('media_ids') ?? [];
  const { maxMedia } = server.options;
  // Media together with a poll is allowed since 4.6 only, and refused with the same words.
  const isBoth = ids.length > 0 && params.nested('poll') !== undefined && !isSince(server, 6);
  if (ids.length > maxMedia || isBoth) {
    throw new Refusal(422, (words) => words.media.many(maxMedia));
  }
  const media = ids.flatMap((id) => usable(server, userId, id, statusId) ?? []);
  const missing = ids.filter((id) => !media.some((found) => found.id === id));
  if (missing.length > 0) throw new Refusal(422, (words) => words.media.missing(missing));
  if (media.length > 1 && media.some(({ type }) => type === 'video' || type === 'audio')) {
    throw new Refusal(422, (words) => words.media.mixed);
  }
  if (!media.every((one) => isReady(server, one))) throw new Refusal(422, (words) => words.media.unready);
  return media;
}

function usable(server: Server, userId: string, id: string, statusId: string | null): MediaRow | undefined {
  const media = ownMedia(server, userId, id);
  // What a scheduled status has is free for others.
  return media && (isFree(server, media) || media.status_id === statusId) ? media : undefined;
}

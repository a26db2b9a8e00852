import { mediaJson } from '../api/media-json.ts';
import { isoTime } from '../api/status-json.ts';
import { invalid } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import type { MediaRow, ScheduledRow } from '../store/rows.ts';
import type { Draft } from './draft.ts';
import { insertStatus, type Making } from './make.ts';

/** Keeps a status for later. Refuses a time within five minutes, the 301st in all and the 26th of a day. */
export function schedule(server: Server, making: Making, at: number): ScheduledRow {
  checkTime(server, at);
  checkRoom(server, making.userId, at);
  const row: ScheduledRow = {
    id: server.nextId(),
    user_id: making.userId,
    app_id: making.appId,
    scheduled_at: at,
    params: JSON.stringify({ ...making, media: [] }),
  };
  server.db.insert('scheduled', row);
  making.media.forEach(({ id }, position) => {
    server.db.run('update media set scheduled_id = ?, position = ? where id = ?', row.id, position, id);
  });
  return row;
}

/** Refuses a time that is not at least five minutes ahead. */
export function checkTime(server: Server, at: number): void {
  if (!(at > server.clock.now() + 300_000)) throw invalid((words) => words.dateInThePast);
}

/** Publishes what is due by `time`, milliseconds since 1970. */
export function publishDue(server: Server, time = server.clock.now()): void {
  const due = server.db.all<ScheduledRow>(
    'select * from scheduled where scheduled_at <= ? order by id',
    time,
  );
  for (const row of due) {
    // The row's own JSON.
    const making = JSON.parse(row.params) as Making;
    insertStatus(server, { ...making, media: scheduledMedia(server, row.id) });
    server.db.run('delete from scheduled where id = ?', row.id);
  }
}

/** A scheduled status as the API gives it: without an address, as there is none yet. */
export function scheduledJson(server: Server, row: ScheduledRow): object {
  const media = scheduledMedia(server, row.id);
  // The row's own JSON.
  const { draft, inReplyToId } = JSON.parse(row.params) as { draft: Draft; inReplyToId: string | null };
  return {
    id: row.id,
    scheduled_at: isoTime(row.scheduled_at),
    params: {
      text: draft.text,
      spoiler_text: draft.spoilerText,
      sensitive: draft.sensitive,
      language: draft.language,
      visibility: draft.visibility,
      poll: draft.poll ?? null,
      in_reply_to_id: inReplyToId,
      media_ids: media.map(({ id }) => id),
      idempotency: null,
      scheduled_at: null,
      with_rate_limit: false,
      application_id: row.app_id,
    },
    media_attachments: media.map((one) => mediaJson(server, one)),
  };
}

function scheduledMedia(server: Server, id: string): MediaRow[] {
  return server.db.all<MediaRow>('select * from media where scheduled_id = ? order by position', id);
}

function checkRoom(server: Server, userId: string, at: number): void {
  const rows = server.db.all<ScheduledRow>('select * from scheduled where user_id = ?', userId);
  if (rows.length >= 300) throw invalid((words) => words.scheduledTotal);
  const day = isoTime(at).slice(0, 10);
  if (rows.filter((row) => isoTime(row.scheduled_at).startsWith(day)).length >= 25) {
    throw invalid((words) => words.scheduledToday);
  }
}

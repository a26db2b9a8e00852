import type { Server } from '../server.ts';
import type { MediaRow } from './rows.ts';

/** The media of a status, in the order in which they were attached. */
export function mediaOf(server: Server, statusId: string): MediaRow[] {
  return server.db.all<MediaRow>('select * from media where status_id = ? order by position', statusId);
}

/** A user's media by its id, wherever it is attached. */
export function ownMedia(server: Server, userId: string, id: string): MediaRow | undefined {
  return server.db.one<MediaRow>('select * from media where id = ? and user_id = ?', id, userId);
}

/** Whether the bytes have been worked on long enough. */
export function isReady(server: Server, media: MediaRow): boolean {
  return !media.failed && media.ready_at <= server.clock.now();
}

/** Whether no status uses a medium. After one was deleted it takes half a second. */
export function isFree(server: Server, media: MediaRow): boolean {
  return media.status_id === null && media.free_at <= server.clock.now();
}

/** Makes these the media of a status, in this order; what it had besides is free again. */
export function attach(server: Server, statusId: string, media: MediaRow[]): void {
  server.db.run('update media set status_id = null where status_id = ?', statusId);
  media.forEach(({ id }, position) => {
    server.db.run(
      'update media set status_id = ?, scheduled_id = null, position = ? where id = ?',
      statusId,
      position,
      id,
    );
  });
}

/** Removes a medium and its files. */
export function removeMedia(server: Server, id: string): void {
  server.db.run('delete from files where media_id = ?', id);
  server.db.run('delete from media where id = ?', id);
}

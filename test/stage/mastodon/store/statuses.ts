import { mentionedIn } from '../content/format.ts';
import type { Server } from '../server.ts';
import type { StatusRow, UserRow } from './rows.ts';

/** A status, whoever may see it. */
export function statusById(server: Server, id: string): StatusRow | undefined {
  return server.db.one<StatusRow>('select * from statuses where id = ?', id);
}

/** A status if this person may see it; there are no followers here. */
export function visibleStatus(
  server: Server,
  id: string,
  viewer: UserRow | undefined,
): StatusRow | undefined {
  const row = statusById(server, id);
  return row && isVisible(server, row, viewer) ? row : undefined;
}

/** The answers to a status, oldest first. */
export function repliesTo(server: Server, id: string): StatusRow[] {
  return server.db.all<StatusRow>('select * from statuses where in_reply_to_id = ? order by id', id);
}

/** Whether this person may see the status. */
export function isVisible(server: Server, row: StatusRow, viewer: UserRow | undefined): boolean {
  if (row.visibility === 'public' || row.visibility === 'unlisted' || viewer?.id === row.user_id) return true;
  return mentionedIn(server, row.text).some((user) => user.id === viewer?.id);
}

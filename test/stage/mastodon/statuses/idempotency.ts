import type { Visit } from '../http/app.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import type { IdempotencyRow } from '../store/rows.ts';

/** How long a server remembers a key, in milliseconds (Mastodon 4.5, PostStatusService). */
export const keyLifetime = 3_600_000;

/**
 * What was made under the request's Idempotency-Key within the hour, whatever this request says.
 * The key belongs to the account, not to the token. 404 when it has been deleted since.
 */
export function replayed(server: Server, c: Visit, userId: string): IdempotencyRow | undefined {
  const key = keyOf(server, c);
  if (!key) return undefined;
  const row = server.db.one<IdempotencyRow>(
    'select * from idempotency where user_id = ? and key = ? and created_at > ?',
    userId,
    key,
    server.clock.now() - keyLifetime,
  );
  if (!row) return undefined;
  if (server.faults.replayAnswers500) throw new Refusal(500, (words) => words.internal);
  const table = row.scheduled ? 'scheduled' : 'statuses';
  if (!server.db.one(`select id from ${table} where id = ?`, row.id)) throw notFound();
  return row;
}

/** Remembers what was made under the request's key. */
export function remember(server: Server, c: Visit, userId: string, id: string, scheduled: boolean): void {
  const key = keyOf(server, c);
  if (!key) return;
  server.db.run('delete from idempotency where user_id = ? and key = ?', userId, key);
  server.db.insert('idempotency', {
    user_id: userId,
    key,
    id,
    scheduled: scheduled ? 1 : 0,
    created_at: server.clock.now(),
  });
}

function keyOf(server: Server, c: Visit): string | undefined {
  return server.faults.ignoreIdempotency ? undefined : c.req.header('Idempotency-Key');
}

import type { Visit } from '../http/app.ts';
import { emptyError, notFound } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import type { IdempotencyRow } from '../store/rows.ts';
import { isSince } from '../version.ts';

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
  // It looks among the statuses for what it keeps for later, before and after it was published.
  if (row.scheduled) throw notFound();
  // Without a body, from 4.6.0 to 4.6.5 (mastodon#40399).
  const isBroken = isSince(server, 6) && !isSince(server, 6, 6);
  if (server.faults.replayAnswers500 || isBroken) throw emptyError();
  if (!server.db.one('select id from statuses where id = ?', row.id)) throw notFound();
  return row;
}

/** Lets a request wait for another of its key, since 4.6; before, both look for the key and find nothing. */
export async function oneAfterAnother(
  server: Server,
  c: Visit,
  userId: string,
  work: () => Promise<Response>,
): Promise<Response> {
  const key = keyOf(server, c);
  if (!key || !isSince(server, 6)) return work();
  const name = `${userId}/${key}`;
  const answer = (server.posting.get(name) ?? Promise.resolve()).then(work);
  const done = answer.then(
    () => {},
    () => {},
  );
  server.posting.set(name, done);
  try {
    return await answer;
  } finally {
    if (server.posting.get(name) === done) server.posting.delete(name);
  }
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

import type { Visit } from '../http/app.ts';
import { requireCaller } from '../http/auth.ts';
import { Refusal } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import { userByName } from '../store/accounts.ts';
import { isHostKnown, remoteByName } from '../store/remotes.ts';
import type { UserRow } from '../store/rows.ts';
import { accountJson, remoteJson } from './account-json.ts';

/**
 * Accounts by name (Mastodon 4.5, `AccountSearchService`): for a whole address the exact one first, which with `resolve`
 * is looked up at its own server; then those whose names begin like that.
 */
export function searchAccounts(server: Server, c: Visit): Response {
  requireCaller(server, c, 'read:accounts');
  const query = (c.req.query('q') ?? '').trim().replace(/^@/, '');
  const limit = Math.min(Number(c.req.query('limit')) || 40, 80);
  if (query === '') return c.json([]);
  const exact = query.includes('@') ? exactMatch(server, query, isTrue(c.req.query('resolve'))) : undefined;
  const others = beginningWith(server, query).map((user) => accountJson(server, user));
  const all = [...(exact ? [exact] : []), ...others.filter((other) => idOf(other) !== idOf(exact))];
  return c.json(all.slice(0, limit));
}

function exactMatch(server: Server, name: string, resolve: boolean): object | undefined {
  const user = userByName(server, name);
  if (user) return accountJson(server, user);
  if (resolve && !isHostKnown(server, name)) throw new Refusal(503, (words) => words.remoteSilent);
  const remote = remoteByName(server, name, resolve);
  return remote && remoteJson(server, remote);
}

function beginningWith(server: Server, query: string): UserRow[] {
  const [username, host = server.options.host] = query.split('@');
  if (![server.options.host, server.options.domain].includes(host.toLowerCase())) return [];
  return server.db.all<UserRow>("select * from users where username like ? || '%'", username ?? '');
}

function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1';
}

function idOf(account: object | undefined): unknown {
  return account && Reflect.get(account, 'id');
}

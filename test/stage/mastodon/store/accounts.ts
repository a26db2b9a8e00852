import type { Server } from '../server.ts';
import type { UserRow } from './rows.ts';

/** The user of an id. */
export function userById(server: Server, id: string): UserRow | undefined {
  return server.db.one<UserRow>('select * from users where id = ?', id);
}

/** The user of a name, with `@` and the host or without, in any case of letters. */
export function userByName(server: Server, name: string): UserRow | undefined {
  const [username, host = server.options.host] = name.replace(/^@/, '').split('@');
  if (![server.options.host, server.options.domain].includes(host.toLowerCase())) return undefined;
  return server.db.one<UserRow>('select * from users where username = ? collate nocase', username ?? '');
}

/** How many rows a table has. */
export function countOf(server: Server, table: 'users' | 'statuses'): number {
  return server.db.one<{ count: number }>(`select count(*) as count from ${table}`)?.count ?? 0;
}

import { getCookie, setCookie } from 'hono/cookie';
import type { Visit } from '../http/app.ts';
import type { Server } from '../server.ts';
import type { UserRow } from '../store/rows.ts';
import { randomToken } from './apps.ts';

/** Who is signed in to the website in this browser. */
export function signedInUser(server: Server, c: Visit): UserRow | undefined {
  return server.db.one<UserRow>(
    'select users.* from users join sessions on users.id = sessions.user_id where sessions.id = ?',
    getCookie(c, cookie) ?? '',
  );
}

/** Begins a session, signed in or not, and forgets the one before. */
export function startSession(server: Server, c: Visit, user: UserRow | undefined, returnTo: string): void {
  server.db.run('delete from sessions where id = ?', getCookie(c, cookie) ?? '');
  const id = randomToken();
  server.db.insert('sessions', { id, user_id: user?.id ?? null, return_to: returnTo });
  setCookie(c, cookie, id, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
}

/** Where to go after signing in: the page that asked for it. */
export function returnToOf(server: Server, c: Visit): string {
  const session = server.db.one<{ return_to: string }>(
    'select return_to from sessions where id = ?',
    getCookie(c, cookie) ?? '',
  );
  return session?.return_to ?? '';
}

/** The session's secret, or nothing. */
export function sessionOf(c: Visit): string {
  return getCookie(c, cookie) ?? '';
}

const cookie = '_mastodon_session';

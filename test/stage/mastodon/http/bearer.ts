import type { Visit } from './app.ts';

/** The token that a request carries, in its header or, as Doorkeeper allows, in its query. */
export function bearerOf(c: Visit): string | undefined {
  return /^Bearer\s+(.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? c.req.query('access_token');
}

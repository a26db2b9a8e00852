import type { Server } from '../server.ts';
import type { TokenRow } from '../store/rows.ts';
import type { Step, Visit } from './app.ts';
import { bearerOf } from './bearer.ts';
import { Refusal } from './refusal.ts';
import { allowanceHeaders, type Limit, limits, tightest } from './throttle.ts';

/** Tells in the headers what is left of the tightest limit, whatever the answer is. */
export const limitHeaders: Step = async (c, next) => {
  c.set('allowances', []);
  await next();
  const allowance = tightest(c.get('allowances'));
  if (!allowance) return;
  for (const [name, value] of Object.entries(allowanceHeaders(allowance))) c.res.headers.set(name, value);
};

/** Counts every request against the limits it falls under, and refuses the one too many. */
export function rateLimits(server: Server): Step {
  return async (c, next) => {
    for (const { limit, who } of limitsOf(server, c)) spend(server, c, limit, who);
    await next();
  };
}

/** Counts one use of a limit; refuses with 429 once it is exceeded. */
export function spend(server: Server, c: Visit, limit: Limit, who: string): void {
  if (server.faults.noRateLimits) return;
  const allowance = server.throttle.hit(limit, who);
  c.set('allowances', [...c.get('allowances'), allowance]);
  if (allowance.left < 0) throw new Refusal(429, (words) => words.tooManyRequests);
}

function limitsOf(server: Server, c: Visit): { limit: Limit; who: string }[] {
  const { method, path } = c.req;
  const address = c.env.incoming.socket.remoteAddress ?? '';
  if (method === 'POST' && path === '/auth/sign_in') return [{ limit: limits.logins, who: address }];
  if (!path.startsWith('/api/')) return [];
  const apps = server.faults.limitApps && method === 'POST' && path === '/api/v1/apps';
  const token = validToken(server, c);
  if (!token?.user_id) {
    const found = [{ limit: limits.address, who: address }];
    return apps ? [...found, { limit: limits.apps, who: address }] : found;
  }
  const who = token.user_id;
  return [
    { limit: limits.user, who },
    { limit: limits.token, who: token.token },
    ...(method === 'POST' && /^\/api\/v\d\/media\/?$/.test(path) ? [{ limit: limits.media, who }] : []),
    ...(method === 'DELETE' && /^\/api\/v1\/statuses\/\d+$/.test(path)
      ? [{ limit: limits.deletes, who }]
      : []),
  ];
}

function validToken(server: Server, c: Visit): TokenRow | undefined {
  const bearer = bearerOf(c);
  return bearer === undefined
    ? undefined
    : server.db.one<TokenRow>('select * from tokens where token = ? and revoked = 0', bearer);
}

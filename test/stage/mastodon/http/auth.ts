import { allows } from '../oauth/scopes.ts';
import type { Server } from '../server.ts';
import type { TokenRow, UserRow } from '../store/rows.ts';
import type { Visit } from './app.ts';
import { bearerOf } from './bearer.ts';
import { Refusal } from './refusal.ts';

/** Who asks, with which token. */
export interface Caller {
  user: UserRow;
  token: TokenRow;
}

/** The user who asks; refuses when there is none, or when the token has none of the scopes. */
export function requireCaller(server: Server, c: Visit, ...scopes: string[]): Caller {
  const token = requireToken(server, c, ...scopes);
  const user =
    token.user_id === null
      ? undefined
      : server.db.one<UserRow>('select * from users where id = ?', token.user_id);
  if (!user) throw new Refusal(422, (words) => words.userNeeded);
  const state = server.faults.loginState;
  if (state) throw new Refusal(403, (words) => words.login[state]);
  return { user, token };
}

/** The token of a request, a user's or an app's own; refuses when it is missing, revoked or too weak. */
export function requireToken(server: Server, c: Visit, ...scopes: string[]): TokenRow {
  const token = tokenOf(server, c);
  if (!token) throw unauthorized('unknown');
  return checked(token, scopes);
}

/** The user who asks, where anybody may ask. An unknown token counts as none, a revoked or too weak one does not. */
export function callerIfAny(server: Server, c: Visit, ...scopes: string[]): UserRow | undefined {
  const token = tokenOf(server, c);
  if (!token) return undefined;
  const { user_id } = checked(token, scopes);
  return user_id === null ? undefined : server.db.one<UserRow>('select * from users where id = ?', user_id);
}

function tokenOf(server: Server, c: Visit): TokenRow | undefined {
  const bearer = bearerOf(c);
  return bearer === undefined
    ? undefined
    : server.db.one<TokenRow>('select * from tokens where token = ?', bearer);
}

function checked(token: TokenRow, scopes: string[]): TokenRow {
  if (token.revoked) throw unauthorized('revoked');
  if (!scopes.some((scope) => allows(token.scopes, scope)))
    throw new Refusal(403, (words) => words.outsideScopes);
  return token;
}

function unauthorized(why: 'unknown' | 'revoked'): Refusal {
  return new Refusal(401, (words) => words.token[why], {
    'WWW-Authenticate': 'Bearer realm="Doorkeeper", error="invalid_token"',
  });
}

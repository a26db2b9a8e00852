import { createHash } from 'node:crypto';
import { type App, createApp, type Visit } from '../http/app.ts';
import { type Params, readParams } from '../http/params.ts';
import type { Server } from '../server.ts';
import type { AppRow, CodeRow, TokenRow } from '../store/rows.ts';
import { randomToken } from './apps.ts';
import { allows, scopesOf } from './scopes.ts';

/** Tokens: given for a code or to an app itself, and revoked (Doorkeeper, as Mastodon 4.5 sets it up). */
export function tokenRoutes(server: Server): App {
  return createApp()
    .post('/oauth/token', async (c) => {
      const params = await readParams(c);
      const app = clientOf(server, c, params);
      if (!app) return c.json(errors.invalid_client, 401);
      const given = params.text('grant_type');
      if (given === 'authorization_code') return exchangeCode(server, c, params, app);
      if (given === 'client_credentials') return giveAppToken(server, c, params, app);
      // The password grant was removed in 4.4.
      return c.json(given ? errors.unsupported_grant_type : missing('grant_type'), 400);
    })
    .post('/oauth/revoke', async (c) => {
      const params = await readParams(c);
      const token = params.text('token');
      if (!token) return c.json({});
      const app = clientOf(server, c, params);
      const row = server.db.one<TokenRow>('select * from tokens where token = ?', token);
      if (!app || (row && row.app_id !== app.id)) return c.json(errors.unauthorized_client, 403);
      server.db.run('update tokens set revoked = 1 where token = ?', token);
      return c.json({});
    });
}

/** The token an app has for a user, made if there is none: the same app, user and scopes give the same token again. */
export function tokenFor(
  server: Server,
  appId: string | null,
  userId: string | null,
  scopes: string,
): TokenRow {
  const known = server.db.one<TokenRow>(
    'select * from tokens where app_id is ? and user_id is ? and scopes = ? and revoked = 0',
    appId,
    userId,
    scopes,
  );
  if (known) return known;
  const token: TokenRow = {
    token: randomToken(),
    app_id: appId,
    user_id: userId,
    scopes,
    created_at: server.clock.now(),
    revoked: 0,
  };
  server.db.insert('tokens', token);
  return token;
}

function exchangeCode(server: Server, c: Visit, params: Params, app: AppRow): Response {
  const given = params.text('code');
  if (!given) return c.json(missing('code'), 400);
  const redirectUri = params.text('redirect_uri');
  if (!redirectUri) return c.json(missing('redirect_uri'), 400);
  const code = server.db.one<CodeRow>('select * from codes where code = ?', given);
  const expired = code && server.clock.now() - code.created_at > 10 * 60_000;
  if (!code || code.used || expired || code.app_id !== app.id || code.redirect_uri !== redirectUri) {
    return c.json(errors.invalid_grant, 400);
  }
  const verifier = params.text('code_verifier');
  if (code.challenge && !verifier) return c.json(missing('code_verifier'), 400);
  if (
    code.challenge &&
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') !== code.challenge
  ) {
    return c.json(errors.invalid_grant, 400);
  }
  server.db.run('update codes set used = 1 where code = ?', given);
  return c.json(tokenJson(tokenFor(server, app.id, code.user_id, code.scopes)));
}

function giveAppToken(server: Server, c: Visit, params: Params, app: AppRow): Response {
  const scopes = scopesOf(params.text('scope') ?? 'read').join(' ');
  if (!scopesOf(scopes).every((scope) => allows(app.scopes, scope))) return c.json(errors.invalid_scope, 400);
  return c.json(tokenJson(tokenFor(server, app.id, null, scopes)));
}

function clientOf(server: Server, c: Visit, params: Params): AppRow | undefined {
  const [id, secret] = basicAuth(c) ?? [params.text('client_id'), params.text('client_secret')];
  if (!id || !secret) return undefined;
  return server.db.one<AppRow>('select * from apps where client_id = ? and client_secret = ?', id, secret);
}

function basicAuth(c: Visit): string[] | undefined {
  const encoded = /^Basic\s+(.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString().split(':');
}

function tokenJson(token: TokenRow): object {
  return {
    access_token: token.token,
    token_type: 'Bearer',
    scope: token.scopes,
    created_at: Math.floor(token.created_at / 1000),
  };
}

function missing(parameter: string): { error: string; error_description: string } {
  return { error: 'invalid_request', error_description: `Missing required parameter: ${parameter}.` };
}

const errors = {
  invalid_client: {
    error: 'invalid_client',
    error_description:
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  },
  invalid_grant: {
    error: 'invalid_grant',
    error_description:
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  },
  invalid_scope: {
    error: 'invalid_scope',
    error_description: 'The requested scope is invalid, unknown, or malformed.',
  },
  unsupported_grant_type: {
    error: 'unsupported_grant_type',
    error_description: 'The authorization grant type is not supported by the authorization server.',
  },
  unauthorized_client: {
    error: 'unauthorized_client',
    error_description: 'You are not authorized to revoke this token',
  },
};

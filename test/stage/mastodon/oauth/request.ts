import type { Params } from '../http/params.ts';
import type { Server } from '../server.ts';
import type { AppRow } from '../store/rows.ts';
import { allows, scopesOf } from './scopes.ts';

/** What an app asks a person for on the authorization page. */
export interface Authorization {
  app: AppRow;
  redirectUri: string;
  scopes: string;
  state: string;
  challenge: string | null;
}

/** Why the authorization page shows an error instead: Doorkeeper's name for it, and the status. */
export interface BadAuthorization {
  error:
    | 'invalid_client'
    | 'invalid_redirect_uri'
    | 'unsupported_response_type'
    | 'invalid_scope'
    | 'invalid_code_challenge_method';
  status: 400 | 401;
}

/** The request behind an authorization page, checked in Doorkeeper's order. */
export function readAuthorization(server: Server, params: Params): Authorization | BadAuthorization {
  const app = server.db.one<AppRow>('select * from apps where client_id = ?', params.text('client_id') ?? '');
  if (!app) return { error: 'invalid_client', status: 401 };
  const redirectUri = params.text('redirect_uri') ?? '';
  if (!app.redirect_uris.split('\n').includes(redirectUri))
    return { error: 'invalid_redirect_uri', status: 400 };
  if (params.text('response_type') !== 'code') return { error: 'unsupported_response_type', status: 400 };
  const scopes = scopesOf(params.text('scope') ?? 'read');
  if (scopes.length === 0 || !scopes.every((scope) => allows(app.scopes, scope))) {
    return { error: 'invalid_scope', status: 400 };
  }
  const challenge = params.text('code_challenge') || null;
  // Only S256 since Mastodon 4.4, config/initializers/doorkeeper.rb.
  if (challenge && params.text('code_challenge_method') !== 'S256') {
    return { error: 'invalid_code_challenge_method', status: 400 };
  }
  return { app, redirectUri, scopes: scopes.join(' '), state: params.text('state') ?? '', challenge };
}

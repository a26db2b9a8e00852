import { randomBytes } from 'node:crypto';
import { type App, createApp } from '../http/app.ts';
import { requireToken } from '../http/auth.ts';
import { type Params, readParams } from '../http/params.ts';
import { invalid, type Say } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import type { AppRow } from '../store/rows.ts';
import { areKnown, scopesOf } from './scopes.ts';

/** Registration of apps (Mastodon 4.5, Api::V1::AppsController; app/models/concerns/application_extension.rb). */
export function appRoutes(server: Server): App {
  return createApp()
    .post('/api/v1/apps', async (c) => {
      const app = register(server, await readParams(c));
      return c.json({
        ...appJson(app),
        client_id: app.client_id,
        client_secret: app.client_secret,
        client_secret_expires_at: 0,
      });
    })
    .get('/api/v1/apps/verify_credentials', (c) => {
      const token = requireToken(server, c, 'read', 'profile', 'write');
      const app = server.db.one<AppRow>('select * from apps where id = ?', token.app_id);
      return c.json(app ? appJson(app) : {});
    });
}

/** A random string as clients, codes and tokens are. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The address Mastodon shows the code on instead of redirecting. */
export const outOfBand = 'urn:ietf:wg:oauth:2.0:oob';

function register(server: Server, params: Params): AppRow {
  const app: AppRow = {
    id: server.nextId(),
    client_id: randomToken(),
    client_secret: randomToken(),
    name: params.text('client_name') ?? '',
    website: params.text('website') || null,
    redirect_uris: redirectUrisOf(params).join('\n'),
    scopes: scopesOf(params.text('scopes') ?? '').join(' ') || 'read',
  };
  const faults = faultsOf(app);
  if (faults.length > 0) throw invalid(...faults);
  server.db.insert('apps', app);
  return app;
}

function redirectUrisOf(params: Params): string[] {
  return params.list('redirect_uris') ?? scopesOf(params.text('redirect_uris') ?? '');
}

function faultsOf(app: AppRow): Say[] {
  return [
    ...(app.name.trim() === '' ? ([(words) => words.blank('name')] satisfies Say[]) : []),
    ...(app.name.length > 60 ? ([(words) => words.tooLong('name', 60)] satisfies Say[]) : []),
    ...redirectFaults(app.redirect_uris),
    ...(areKnown(app.scopes) ? [] : ([(words) => words.scopesUnknown] satisfies Say[])),
    ...(app.website === null ? [] : websiteFaults(app.website)),
  ];
}

function redirectFaults(redirectUris: string): Say[] {
  if (redirectUris === '') return [(words) => words.blank('redirect')];
  if (redirectUris.length > 2000) return [(words) => words.tooLong('redirect', 2000)];
  return redirectUris.split('\n').flatMap((address): Say[] => {
    const url = URL.parse(address);
    if (!url) return [(words) => words.redirect];
    if (['data:', 'vbscript:', 'javascript:'].includes(url.protocol))
      return [(words) => words.redirectForbidden];
    return address.includes('#') ? [(words) => words.redirectFragment] : [];
  });
}

function websiteFaults(website: string): Say[] {
  if (website.length > 2000) return [(words) => words.tooLong('website', 2000)];
  return /^https?:\/\/[^/\s]+/.test(website) ? [] : [(words) => words.websiteInvalid];
}

function appJson(app: AppRow): object {
  return {
    id: app.id,
    name: app.name,
    website: app.website,
    scopes: scopesOf(app.scopes),
    redirect_uri: app.redirect_uris,
    redirect_uris: app.redirect_uris.split('\n'),
    vapid_key: '',
  };
}

import { type App, createApp } from '../http/app.ts';
import { scopesSupported } from '../oauth/scopes.ts';
import type { Server } from '../server.ts';
import { countOf } from '../store/accounts.ts';

/** What a client finds before it knows anything: the authorization server (since 4.3) and the kind of software. */
export function discoveryRoutes(server: Server): App {
  const { origin, options } = server;
  return createApp()
    .get('/.well-known/oauth-authorization-server', (c) =>
      c.json({
        issuer: `${origin}/`,
        service_documentation: 'https://docs.joinmastodon.org/',
        authorization_endpoint: `${origin}/oauth/authorize`,
        token_endpoint: `${origin}/oauth/token`,
        app_registration_endpoint: `${origin}/api/v1/apps`,
        revocation_endpoint: `${origin}/oauth/revoke`,
        scopes_supported: scopesSupported,
        response_types_supported: ['code'],
        response_modes_supported: ['query', 'fragment', 'form_post'],
        grant_types_supported: ['authorization_code', 'client_credentials'],
        token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
        code_challenge_methods_supported: ['S256'],
      }),
    )
    .get('/.well-known/nodeinfo', (c) =>
      c.json({
        links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${origin}/nodeinfo/2.0` }],
      }),
    )
    .get('/nodeinfo/2.0', (c) =>
      c.json({
        version: '2.0',
        software: { name: 'mastodon', version: options.version },
        protocols: ['activitypub'],
        services: { outbound: [], inbound: [] },
        usage: {
          users: { total: countOf(server, 'users'), activeMonth: 1, activeHalfyear: 1 },
          localPosts: countOf(server, 'statuses'),
        },
        openRegistrations: false,
        metadata: { nodeName: options.title, nodeDescription: '' },
      }),
    );
}

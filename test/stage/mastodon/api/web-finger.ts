import { type App, createApp } from '../http/app.ts';
import { notFound } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import { userByName } from '../store/accounts.ts';

/** Where an account of a handle is, and where that is asked (RFC 7033, RFC 6415). */
export function webFingerRoutes(server: Server): App {
  const { origin } = server;
  return createApp()
    .get('/.well-known/webfinger', (c) => {
      const [, name = ''] = /^acct:(.+)$/.exec(c.req.query('resource') ?? '') ?? [];
      const user = userByName(server, name);
      if (!user) throw notFound();
      const { username } = user;
      return c.json({
        subject: `acct:${username}@${server.options.domain}`,
        aliases: [`${origin}/@${username}`, `${origin}/users/${username}`],
        links: [
          { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: `${origin}/@${username}` },
          { rel: 'self', type: 'application/activity+json', href: `${origin}/users/${username}` },
          {
            rel: 'http://ostatus.org/schema/1.0/subscribe',
            template: `${origin}/authorize_interaction?uri={uri}`,
          },
        ],
      });
    })
    .get('/.well-known/host-meta', (c) =>
      c.body(
        '<?xml version="1.0" encoding="UTF-8"?>\n<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">\n' +
          `  <Link rel="lrdd" template="${origin}/.well-known/webfinger?resource={uri}"/>\n</XRD>\n`,
        200,
        { 'Content-Type': 'application/xrd+xml; charset=utf-8' },
      ),
    );
}

import { tagsOf } from '../content/format.ts';
import { type App, createApp } from '../http/app.ts';
import { requireCaller } from '../http/auth.ts';
import type { Server } from '../server.ts';
import type { StatusRow } from '../store/rows.ts';
import { statusJson } from './status-json.ts';

/** Searching (Mastodon 4.5, Api::V2::SearchController) and the server's own emoji. */
export function searchRoutes(server: Server): App {
  return createApp()
    .get('/api/v2/search', (c) => {
      const { user } = requireCaller(server, c, 'read:search');
      const { q = '', type } = c.req.query();
      return c.json({
        accounts: [],
        hashtags: type === 'hashtags' ? hashtags(server, q) : [],
        statuses: type === 'statuses' ? statuses(server, q, user) : [],
      });
    })
    .get('/api/v1/custom_emojis', (c) =>
      c.json(
        server.options.emoji.map((shortcode) => {
          const url = `${server.origin}/avatars/missing.png`;
          return { shortcode, url, static_url: url, visible_in_picker: true, category: null };
        }),
      ),
    );
}

function hashtags(server: Server, q: string): object[] {
  const texts = server.db.all<StatusRow>('select * from statuses').map(({ text }) => text);
  const names = texts.flatMap((text) => tagsOf(server, text) as { name: string; url: string }[]);
  const wanted = q.replace(/^#/, '').toLowerCase();
  const found = new Map(names.map((tag) => [tag.name.toLowerCase(), tag]));
  return [...found.values()].filter(({ name }) => name.toLowerCase().startsWith(wanted));
}

/** A status by its address: one of this server's, or one that it can find elsewhere. */
function statuses(server: Server, q: string, viewer: Parameters<typeof statusJson>[2]): object[] {
  const own = server.db.all<StatusRow>('select * from statuses').find(({ id }) => q.endsWith(`/${id}`));
  if (own && q.startsWith(server.origin)) return [statusJson(server, own, viewer)];
  const away = server.options.elsewhere.find(({ address }) => address === q);
  if (!away) return [];
  const [username = '', host = ''] = away.author.split('@');
  return [
    {
      id: String(1000 + server.options.elsewhere.indexOf(away)),
      ...{ url: away.address, uri: away.address, content: `<p>${away.text}</p>` },
      account: { id: '1', username, acct: `${username}@${host}`, url: `https://${host}/@${username}` },
    },
  ];
}

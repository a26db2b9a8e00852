import { html, raw } from 'hono/html';
import { formatText } from '../content/format.ts';
import { type App, createApp, type Visit } from '../http/app.ts';
import type { Server } from '../server.ts';
import { userByName } from '../store/accounts.ts';
import type { StatusRow, UserRow } from '../store/rows.ts';
import { visibleStatus } from '../store/statuses.ts';
import { page } from './page.ts';
import { threadMarkup } from './status.ts';
import { pageWords } from './words.ts';

/** The pages anybody can read: what an account posted, and each post with its answers. */
export function profileRoutes(server: Server): App {
  return createApp()
    .get('/users/:name', (c) => c.redirect(`/@${c.req.param('name')}`))
    .get('/users/:name/statuses/:id', (c) => c.redirect(`/@${c.req.param('name')}/${c.req.param('id')}`))
    .get('/:handle{@[^/]+}', (c) => {
      const user = userByName(server, c.req.param('handle'));
      return user ? showProfile(server, c, user) : missingPage(server, c);
    })
    .get('/:handle{@[^/]+}/:id{[0-9]+}', (c) => {
      const user = userByName(server, c.req.param('handle'));
      const row = visibleStatus(server, c.req.param('id'), undefined);
      return user && row?.user_id === user.id ? showStatus(server, c, user, row) : missingPage(server, c);
    });
}

/** The page for addresses that lead nowhere. */
export function missingPage(server: Server, c: Visit): Response | Promise<Response> {
  const { language } = server.options;
  const { missing } = pageWords(language);
  return c.html(
    page(server, language, '404', html`<main class="card narrow"><h1>${missing}</h1></main>`),
    404,
  );
}

function showProfile(server: Server, c: Visit, user: UserRow): Response | Promise<Response> {
  const { language, host } = server.options;
  const words = pageWords(language);
  const rows = server.db.all<StatusRow>(
    `select * from statuses where user_id = ? and visibility in ('public', 'unlisted') order by id desc`,
    user.id,
  );
  // An answer stands below what it answers, unless that is not to be seen here.
  const shown = new Set(rows.map(({ id }) => id));
  const threads = rows.filter((row) => row.in_reply_to_id === null || !shown.has(row.in_reply_to_id));
  const main = html`<main>
    <section class="card profile">
      <img class="avatar" src="/avatars/${user.id}.png" alt="" width="92" height="92" />
      <div>
        <h1>${user.display_name}</h1>
        <span class="handle">@${user.username}@${host}</span>
      </div>
      <div class="bio">${raw(formatText(server, user.bio))}</div>
      <p class="count"><strong>${rows.length}</strong> ${words.posts(rows.length)}</p>
    </section>
    ${
      threads.length > 0
        ? threads.map((row) => threadMarkup(server, row))
        : html`<p class="card quiet">${words.none}</p>`
    }
  </main>`;
  return c.html(page(server, language, `${user.display_name} (@${user.username})`, main));
}

function showStatus(server: Server, c: Visit, user: UserRow, row: StatusRow): Response | Promise<Response> {
  const { language } = server.options;
  const main = html`<main>
    ${threadMarkup(server, row)}
    <p><a href="/@${user.username}">${pageWords(language).toProfile}</a></p>
  </main>`;
  return c.html(page(server, language, user.display_name, main));
}

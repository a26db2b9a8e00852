import { type App, createApp, type Visit } from '../http/app.ts';
import { callerIfAny, requireCaller } from '../http/auth.ts';
import { type Params, readParams } from '../http/params.ts';
import { notFound } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import { userById, userByName } from '../store/accounts.ts';
import type { StatusRow } from '../store/rows.ts';
import { statusById } from '../store/statuses.ts';
import { accountJson, ownAccountJson } from './account-json.ts';
import { searchAccounts } from './account-search.ts';
import { statusJson } from './status-json.ts';

/** Accounts and what they posted. */
export function accountRoutes(server: Server): App {
  return createApp()
    .get('/api/v1/accounts/verify_credentials', (c) => {
      const { user } = requireCaller(server, c, 'profile', 'read:accounts');
      return c.json(ownAccountJson(server, user));
    })
    .get('/api/v1/accounts/lookup', (c) => {
      const user = userByName(server, c.req.query('acct') ?? '');
      if (!user) throw notFound();
      return c.json(accountJson(server, user));
    })
    .get('/api/v1/accounts/search', (c) => searchAccounts(server, c))
    .get('/api/v1/accounts/:id', (c) => {
      callerIfAny(server, c, 'read:accounts');
      const user = userById(server, c.req.param('id'));
      if (!user) throw notFound();
      return c.json(accountJson(server, user));
    })
    .get('/api/v1/accounts/:id/statuses', async (c) =>
      listStatuses(server, c, c.req.param('id'), await readParams(c)),
    );
}

function listStatuses(server: Server, c: Visit, accountId: string, params: Params): Response {
  const viewer = callerIfAny(server, c, 'read:statuses');
  const account = userById(server, accountId);
  if (!account) throw notFound();
  const limit = Math.min(Number(params.text('limit')) || 20, 40);
  const page = wanted(server, account.id, viewer?.id === account.id, params);
  // Counted from below with min_id, from above otherwise; always given newest first.
  const rows = params.text('min_id') ? page.slice(-limit) : page.slice(0, limit);
  const link = linkHeader(server, c, params, rows, limit);
  return c.json(
    rows.map((row) => statusJson(server, row, viewer)),
    200,
    link ? { Link: link } : {},
  );
}

// There are no reblogs here, so that exclude_reblogs leaves nothing out.
function wanted(server: Server, accountId: string, own: boolean, params: Params): StatusRow[] {
  const since = params.text('min_id') ?? params.text('since_id') ?? '';
  const max = params.text('max_id') ?? '';
  return (
    server.db
      .all<StatusRow>('select * from statuses where user_id = ? order by id desc', accountId)
      .filter((row) => own || row.visibility === 'public' || row.visibility === 'unlisted')
      .filter(
        (row) =>
          (since === '' || BigInt(row.id) > number(since)) && (max === '' || BigInt(row.id) < number(max)),
      )
      // Who answers oneself goes on writing.
      .filter((row) => !params.flag('exclude_replies') || !answersAnother(server, row))
      .filter((row) => !params.flag('only_media') || hasMedia(server, row.id))
      .filter(() => !params.flag('pinned'))
  );
}

function number(id: string): bigint {
  return /^\d+$/.test(id) ? BigInt(id) : 0n;
}

function answersAnother(server: Server, row: StatusRow): boolean {
  const answered = row.in_reply_to_id === null ? undefined : statusById(server, row.in_reply_to_id);
  return row.in_reply_to_id !== null && answered?.user_id !== row.user_id;
}

function hasMedia(server: Server, statusId: string): boolean {
  return server.db.one('select id from media where status_id = ?', statusId) !== undefined;
}

function linkHeader(server: Server, c: Visit, params: Params, rows: StatusRow[], limit: number): string {
  const address = (name: string, id: string) => {
    const query = new URLSearchParams();
    for (const kept of ['limit', 'only_media', 'exclude_replies', 'exclude_reblogs', 'pinned', 'tagged']) {
      const value = params.text(kept);
      if (value !== undefined) query.set(kept, value);
    }
    query.set(name, id);
    return `${server.origin}${c.req.path}?${query}`;
  };
  const [first, last] = [rows[0], rows.at(-1)];
  return [
    ...(last && rows.length === limit ? [`<${address('max_id', last.id)}>; rel="next"`] : []),
    ...(first ? [`<${address('min_id', first.id)}>; rel="prev"`] : []),
  ].join(', ');
}

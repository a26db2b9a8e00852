import { formatText, mentionedIn, tagsOf } from '../content/format.ts';
import type { Server } from '../server.ts';
import { userById } from '../store/accounts.ts';
import { mediaOf } from '../store/media.ts';
import type { AppRow, StatusRow, UserRow } from '../store/rows.ts';
import { statusById } from '../store/statuses.ts';
import { accountJson } from './account-json.ts';
import { mediaJson } from './media-json.ts';
import { pollJson } from './poll.ts';

/** A status as the API gives it. With `source`, the text as written stands in place of the HTML. */
export function statusJson(
  server: Server,
  row: StatusRow,
  viewer: UserRow | undefined,
  { source = false, quotes = true } = {},
): object {
  const author = authorOf(server, row);
  const parent = row.in_reply_to_id === null ? undefined : statusById(server, row.in_reply_to_id);
  return {
    id: row.id,
    created_at: isoTime(row.created_at),
    in_reply_to_id: row.in_reply_to_id,
    in_reply_to_account_id: parent?.user_id ?? null,
    sensitive: row.sensitive === 1,
    spoiler_text: row.spoiler_text,
    visibility: row.visibility,
    language: row.language,
    uri: `${server.origin}/users/${author.username}/statuses/${row.id}`,
    url: `${server.origin}/@${author.username}/${row.id}`,
    replies_count: count(server, 'in_reply_to_id', row.id),
    reblogs_count: 0,
    favourites_count: 0,
    quotes_count: count(server, 'quoted_id', row.id),
    edited_at: row.edited_at === null ? null : isoTime(row.edited_at),
    ...(viewer && { favourited: false, reblogged: false, muted: false, bookmarked: false }),
    ...(viewer?.id === row.user_id && { pinned: false }),
    ...(source ? { text: row.text } : { content: formatText(server, row.text, quotedAddress(server, row)) }),
    filtered: [],
    reblog: null,
    application: applicationOf(server, row),
    account: accountJson(server, author),
    media_attachments: mediaOf(server, row.id).map((media) => mediaJson(server, media)),
    mentions: mentionedIn(server, row.text),
    tags: tagsOf(server, row.text),
    emojis: [],
    quote: quotes ? quoteOf(server, row, viewer) : null,
    quote_approval: {
      automatic: row.quote_policy === 'nobody' ? [] : [row.quote_policy],
      manual: [],
      current_user: row.quote_policy === 'public' || viewer?.id === row.user_id ? 'automatic' : 'denied',
    },
    card: null,
    poll: pollJson(server, row),
  };
}

/** One version of a status as its history lists it; stored when the next version comes. */
export function revisionJson(server: Server, row: StatusRow): object {
  return {
    content: formatText(server, row.text),
    spoiler_text: row.spoiler_text,
    sensitive: row.sensitive === 1,
    created_at: isoTime(row.edited_at ?? row.created_at),
    account: accountJson(server, authorOf(server, row)),
    media_attachments: mediaOf(server, row.id).map((media) => mediaJson(server, media)),
    emojis: [],
    quote: null,
  };
}

/** A time as the API writes it: ISO 8601 with milliseconds. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function authorOf(server: Server, row: StatusRow): UserRow {
  const author = userById(server, row.user_id);
  if (!author) throw new Error(`status ${row.id} has no author`);
  return author;
}

function applicationOf(server: Server, row: StatusRow): object | null {
  const app = server.db.one<AppRow>('select * from apps where id = ?', row.app_id);
  return app ? { name: app.name, website: app.website } : null;
}

function quoteOf(server: Server, row: StatusRow, viewer: UserRow | undefined): object | null {
  if (row.quoted_id === null) return null;
  const quoted = statusById(server, row.quoted_id);
  if (!quoted) return { state: 'deleted', quoted_status: null };
  return { state: 'accepted', quoted_status: statusJson(server, quoted, viewer, { quotes: false }) };
}

function quotedAddress(server: Server, row: StatusRow): string | undefined {
  const quoted = row.quoted_id === null ? undefined : statusById(server, row.quoted_id);
  return quoted && `${server.origin}/@${authorOf(server, quoted).username}/${quoted.id}`;
}

function count(server: Server, column: 'in_reply_to_id' | 'quoted_id', id: string): number {
  return (
    server.db.one<{ count: number }>(`select count(*) as count from statuses where ${column} = ?`, id)
      ?.count ?? 0
  );
}

import { domainToUnicode } from 'node:url';
import { formatText } from '../content/format.ts';
import type { Server } from '../server.ts';
import type { Remote } from '../store/remotes.ts';
import type { UserRow } from '../store/rows.ts';

/** An account as others see it. */
export function accountJson(server: Server, user: UserRow): object {
  const { origin } = server;
  const avatar = `${origin}/avatars/${user.id}.png`;
  const header = `${origin}/headers/missing.png`;
  const statuses = server.db.one<{ count: number; last: number | null }>(
    `select count(*) as count, max(created_at) as last from statuses
     where user_id = ? and visibility in ('public', 'unlisted', 'private')`,
    user.id,
  );
  const last = statuses?.last;
  return {
    id: user.id,
    username: user.username,
    acct: user.username,
    display_name: user.display_name,
    locked: false,
    bot: false,
    discoverable: true,
    indexable: true,
    group: false,
    created_at: `${new Date(user.created_at).toISOString().slice(0, 10)}T00:00:00.000Z`,
    note: formatText(server, user.bio),
    url: `${origin}/@${user.username}`,
    uri: `${origin}/users/${user.username}`,
    avatar,
    avatar_static: avatar,
    header,
    header_static: header,
    followers_count: 0,
    following_count: 0,
    statuses_count: statuses?.count ?? 0,
    last_status_at: last ? new Date(last).toISOString().slice(0, 10) : null,
    hide_collections: null,
    noindex: false,
    emojis: [],
    roles: [],
    fields: [],
  };
}

/** An account of another server: its name has the host, in its own letters (Mastodon 4.5, `Account#pretty_acct`). */
export function remoteJson(server: Server, { id, username, host, displayName }: Remote): object {
  const row = {
    ...{ id, username, display_name: displayName, bio: '', avatar: null, created_at: 0, password: '' },
    ...{ locale: null, silenced: 0, one_time_code: null },
  };
  return {
    ...accountJson(server, row),
    acct: `${username}@${domainToUnicode(host)}`,
    url: `https://${host}/@${username}`,
    uri: `https://${host}/users/${username}`,
  };
}

/** An account as its owner sees it. */
export function ownAccountJson(server: Server, user: UserRow): object {
  return {
    ...accountJson(server, user),
    source: {
      privacy: 'public',
      sensitive: false,
      language: null,
      note: user.bio,
      fields: [],
      follow_requests_count: 0,
      hide_collections: null,
      discoverable: true,
      indexable: true,
      attribution_domains: [],
      quote_policy: 'public',
    },
    role: { id: '-99', name: '', permissions: '65536', color: '', highlighted: false },
  };
}

import * as v from 'valibot';
import { entriesOf, isoMoment, serverId, textUpTo, webAddress } from '../post/bounds.ts';

/*
 * What Mastodon's API answers, as far as it is used, named as masto names it. What an answer can't be used without is wanted,
 * everything else has its bounds and a value where it is none.
 */

/** A picture or video (`POST /api/v2/media`, `GET /api/v1/media/:id`). */
export const media = v.object({ id: serverId, url: v.fallback(v.nullish(v.string()), null) });

/** A status that was made, or is kept until its time (`POST /api/v1/statuses`). */
export const made = v.object({
  id: serverId,
  url: webAddress,
  uri: webAddress,
  scheduledAt: v.fallback(v.optional(v.union([isoMoment, v.null()])), null),
});

/** As long as an answer may be: a text that is cut would be taken for another one, and posted again. */
const html = v.fallback(v.string(), '');
const ofMedia = v.fallback(v.array(v.unknown()), []);

/** A status of the account's own list (`GET /api/v1/accounts/:id/statuses`). */
const standing = v.object({
  id: serverId,
  url: webAddress,
  uri: webAddress,
  content: html,
  spoilerText: html,
  createdAt: v.fallback(v.string(), ''),
  inReplyToId: v.fallback(v.nullish(serverId), null),
  mediaAttachments: ofMedia,
});
export const standings = entriesOf(standing, 100);

/** A status that the server keeps until its time (`GET /api/v1/scheduled_statuses`). */
const kept = v.object({
  id: serverId,
  scheduledAt: isoMoment,
  params: v.fallback(v.object({ text: html, spoilerText: html }), { text: '', spoilerText: '' }),
  mediaAttachments: ofMedia,
});
export const keptStatuses = entriesOf(kept, 100);

/** What a server gave to sign people in with (`POST /api/v1/apps`; RFC 6749, A.1 and A.2: printable ASCII). */
const printable = v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,2000}$/));
export const app = v.object({ clientId: printable, clientSecret: v.fallback(printable, '') });

/** An account that was looked for (`GET /api/v1/accounts/search`). */
const found = v.object({
  acct: v.pipe(v.string(), v.maxLength(400)),
  username: v.pipe(v.string(), v.maxLength(100)),
  displayName: v.fallback(textUpTo(1000), ''),
  url: webAddress,
});
export const foundAccounts = entriesOf(found, 40);

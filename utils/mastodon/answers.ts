import * as v from 'valibot';
import { entriesOf, isoMoment, lineUpTo, serverId, textUpTo, webAddress } from '../post/bounds.ts';

/*
 * What Mastodon's API answers, as far as it is used, named as masto names it. What an answer can't be used without is wanted,
 * everything else has its bounds and a value where it is none.
 */

/** A text that the server may leave out, or say is none. As long as an answer may be: what is cut would be another. */
const said = v.fallback(v.nullish(v.string()), undefined);
const flag = v.fallback(v.nullish(v.boolean()), undefined);
/** What is shown of a language or a visibility, should it be another than planned. */
const name = v.fallback(v.nullish(lineUpTo(40)), undefined);

/** A picture or video (`POST /api/v2/media`, `GET /api/v1/media/:id`). */
export const media = v.object({
  id: serverId,
  url: v.fallback(v.nullish(v.string()), null),
  description: said,
});

/** What of a status is compared with what was planned. */
const words = { spoilerText: said, sensitive: flag, visibility: name, language: name };
const attached = v.fallback(
  v.nullish(entriesOf(v.object({ id: serverId, type: said, description: said }), 100)),
  undefined,
);
const mentions = entriesOf(v.object({ acct: v.string(), url: v.string() }), 1000);

/** A status that was made, or is kept until its time (`POST /api/v1/statuses`). */
export const made = v.object({
  ...words,
  id: serverId,
  url: webAddress,
  uri: webAddress,
  scheduledAt: v.fallback(v.optional(v.union([isoMoment, v.null()])), null),
  createdAt: v.fallback(v.nullish(isoMoment), undefined),
  content: said,
  inReplyToId: v.fallback(v.nullish(serverId), undefined),
  mentions,
  mediaAttachments: attached,
  params: v.fallback(v.object({ ...words, text: said }), {}),
});

const html = v.fallback(v.string(), '');
const ofMedia = v.fallback(v.array(v.looseObject({})), []);

/** A status of the account's own list (`GET /api/v1/accounts/:id/statuses`). */
const standing = v.looseObject({
  id: serverId,
  content: html,
  spoilerText: html,
  createdAt: v.fallback(v.string(), ''),
  inReplyToId: v.fallback(v.nullish(serverId), null),
  mentions,
  mediaAttachments: ofMedia,
});
export const standings = entriesOf(standing, 100);

/** A status that the server keeps until its time (`GET /api/v1/scheduled_statuses`). */
const kept = v.looseObject({
  id: serverId,
  scheduledAt: isoMoment,
  params: v.fallback(v.looseObject({ text: html, spoilerText: html }), { text: '', spoilerText: '' }),
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

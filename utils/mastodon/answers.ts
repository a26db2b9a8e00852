import * as v from 'valibot';
import { entriesOf, isoMoment, lineUpTo, mediaId, serverId, textUpTo, webAddress } from '../post/bounds.ts';

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
  v.nullish(entriesOf(v.object({ id: mediaId, url: said, type: said, description: said }), 100)),
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
  poll: v.fallback(v.nullish(v.looseObject({})), undefined),
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
  text: said,
  account: v.fallback(v.optional(v.object({ id: serverId })), undefined),
  createdAt: v.fallback(v.string(), ''),
  inReplyToId: v.fallback(v.nullish(serverId), null),
  mentions,
  mediaAttachments: ofMedia,
});
export const standings = entriesOf(standing, 100);

/** The same, as it is compared with what is to be sent. */
export const recent = entriesOf(
  v.object({
    ...{ id: serverId, url: webAddress, uri: webAddress, content: html, spoilerText: html },
    createdAt: v.fallback(isoMoment, 0),
    inReplyToId: v.fallback(v.nullish(serverId), null),
    mediaAttachments: ofMedia,
  }),
  100,
);

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

/** What a person wrote of a status (`GET /api/v1/statuses/:id/source`). All of it, or a correction would take something away. */
export const source = v.object({ text: v.string(), spoilerText: v.string() });

const focus = v.fallback(v.nullish(v.object({ x: v.number(), y: v.number() })), undefined);
const choices = v.pipe(v.array(v.object({ title: v.string() })), v.maxLength(100));

/** A status that is to be corrected (`GET /api/v1/statuses/:id`). What it holds and is not understood could only be lost. */
export const toCorrect = v.object({
  ...{ url: webAddress, uri: webAddress, language: name },
  sensitive: v.fallback(v.boolean(), false),
  mediaAttachments: v.pipe(
    v.array(
      v.object({
        ...{ id: mediaId, type: said, description: said },
        meta: v.fallback(v.nullish(v.object({ focus })), undefined),
      }),
    ),
    v.maxLength(100),
  ),
  poll: v.nullish(
    v.object({
      options: choices,
      expiresAt: v.fallback(v.nullish(isoMoment), undefined),
      multiple: v.boolean(),
    }),
  ),
});

/** A status that was looked for, to be replied to or quoted (`GET /api/v1/statuses/:id`). */
export const foundStatus = v.object({
  id: serverId,
  content: v.fallback(textUpTo(100_000), ''),
  account: v.object({ acct: v.pipe(v.string(), v.maxLength(400)) }),
});

/** What a search found (`GET /api/v2/search`). */
export const searched = v.object({
  hashtags: entriesOf(v.object({ name: v.pipe(v.string(), v.regex(/^[\p{L}\p{M}\p{N}_]{1,200}$/u)) }), 40),
  statuses: entriesOf(foundStatus, 40),
});

/** The server's own emoji (`GET /api/v1/custom_emojis`). */
export const customEmojis = entriesOf(
  v.object({
    shortcode: v.pipe(v.string(), v.regex(/^\w{2,100}$/)),
    visibleInPicker: v.fallback(v.boolean(), true),
  }),
  5000,
);

import * as v from 'valibot';
import { entriesOf, lineUpTo, moment, serverId, webAddress } from '../post/bounds.ts';
import { limitsOf } from '../post/limits.ts';
import type { App, SignedIn } from './accounts.ts';

/*
 * Accounts as any version may have stored them. Without its name, its host and its token an account is none; all else has a
 * value where what is stored is none. Further fields stay: a field that is new has no line here yet.
 */

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(400));

/** An account with its token. */
export const storedAccount: v.GenericSchema<unknown, SignedIn> = v.pipe(
  v.looseObject({
    id: name,
    host: v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,253}$/i)),
    username: name,
    token: v.pipe(v.string(), v.minLength(1)),
    remoteId: serverId,
    displayName: v.fallback(lineUpTo(100), ''),
    url: webAddress,
    avatar: v.fallback(v.pipe(v.string(), v.regex(/^(data:image\/[a-z]+;base64,[\w+/=]*)?$/)), ''),
    signedIn: v.fallback(v.boolean(), true),
    handle: v.fallback(
      v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,100}@[a-z0-9.-]{1,253}$/i))),
      undefined,
    ),
    canSearch: v.fallback(v.optional(v.boolean()), undefined),
    readAt: v.fallback(v.optional(moment), undefined),
    limits: v.fallback(limitsOf, v.parse(limitsOf, {})),
    server: v.fallback(
      v.looseObject({
        title: v.fallback(lineUpTo(200), ''),
        software: v.fallback(lineUpTo(200), 'mastodon'),
        version: v.fallback(lineUpTo(200), ''),
        rules: entriesOf(lineUpTo(2000), 100),
      }),
      { title: '', software: 'mastodon', version: '', rules: [] },
    ),
  }),
  v.transform((account) => ({ ...account, displayName: account.displayName || account.username })),
);

/** What a server gave to sign people in with. */
export const storedApp: v.GenericSchema<unknown, App> = v.looseObject({
  host: name,
  redirectUri: v.string(),
  clientId: name,
  clientSecret: v.string(),
});

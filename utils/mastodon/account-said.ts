import * as v from 'valibot';
import { serverId, textUpTo, webAddress } from '../post/bounds.ts';
import { Problem } from '../post/problem.ts';
import { displayNameOf } from './display-name.ts';
import { hostOf, isUserName } from './typed-address.ts';

const text = v.pipe(v.string(), v.maxLength(2000));
const said = v.object({
  id: serverId,
  username: v.pipe(text, v.check(isUserName)),
  acct: text,
  displayName: v.fallback(textUpTo(1000), ''),
  url: text,
  avatar: webAddress,
  avatarStatic: webAddress,
});

/** What is used of an account as its own server says it. */
export interface AccountSaid {
  remoteId: string;
  username: string;
  displayName: string;
  url: string;
  /** Where its picture lies: an address like any other. */
  picture: string;
}

/**
 * What a server says of the account whose token was used (`GET /api/v1/accounts/verify_credentials`), names cut to what can
 * be shown. Throws Problem `strange-account` for names and addresses such as no Mastodon account has.
 */
export function accountSaid(answer: unknown, host: string): AccountSaid {
  const { success, output } = v.safeParse(said, answer);
  if (!success || !handleSaid(output.acct, host) || !isProfileAt(output.url, host))
    throw new Problem('refused', 'strange-account', host);
  const { id, username, displayName, url, avatar, avatarStatic } = output;
  return {
    remoteId: id,
    username,
    displayName: displayNameOf(displayName, username),
    url,
    picture: avatarStatic || avatar,
  };
}

/**
 * The `user@host` of an account name in a server's answer, its host in ASCII: accounts of the server's own (`own`) come
 * without host. `undefined` for what is none.
 */
export function handleSaid(acct: string, own: string): string | undefined {
  const [user = '', host = own, ...more] = acct.split('@');
  if (more.length > 0 || !isUserName(user)) return undefined;
  try {
    return `${user}@${hostOf(host)}`;
  } catch {
    return undefined;
  }
}

/** Whether an address may be the profile page of an account of this host: https, at the host, below it or at its domain. */
export function isProfileAt(address: string, host: string): boolean {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.port || url.username || url.password) return false;
  const { hostname } = url;
  const isDomain = hostname.includes('.') && host.endsWith(`.${hostname}`);
  return hostname === host || hostname.endsWith(`.${host}`) || isDomain;
}

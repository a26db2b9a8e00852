import { Problem } from '../post/problem.ts';

/**
 * The host of the server that a person means by `social.example`, `https://social.example/@stadt`, `@stadt@social.example`
 * or a name with umlauts, in ASCII (punycode). Throws Problem `not-a-server` for anything that names no server.
 */
export function hostOf(typed: string): string {
  const trimmed = typed.trim();
  const handle = /^(?:acct:|@)?[^@\s/:]+@([^@\s/]+)$/.exec(trimmed);
  // Without encryption nobody is asked: what is typed so is meant with it.
  const secure = trimmed.replace(/^http:\/\//i, 'https://');
  const url = URL.parse(
    handle ? `https://${handle[1]}` : secure.includes('://') ? secure : `https://${secure}`,
  );
  const named = url?.hostname.replace(/\.$/, '') ?? '';
  const isServer =
    url?.protocol === 'https:' &&
    !url.username &&
    !url.port &&
    /^[^.]+(\.[^.]+)*\.[a-z][a-z0-9-]*$/i.test(named);
  if (!isServer) throw new Problem('refused', 'not-a-server', trimmed);
  return named;
}

/**
 * The `user@host` that a person means by `@user@host` or `https://host/@user`, its host in ASCII (punycode). Throws Problem
 * `not-a-handle` for anything that names no account.
 */
export function handleOf(typed: string): string {
  const trimmed = typed.trim();
  const { user, host, page } = (HANDLE.exec(trimmed) ?? PROFILE.exec(trimmed))?.groups ?? {};
  try {
    return `${user}@${hostOf(host ?? page ?? '')}`;
  } catch {
    throw new Problem('refused', 'not-a-handle', trimmed);
  }
}

/** The name of the account in what a person typed for a server, where it is a handle or a profile's address. */
export function userOf(typed: string): string | undefined {
  const trimmed = typed.trim().replace(/^http:\/\//i, 'https://');
  return (HANDLE.exec(trimmed) ?? PROFILE.exec(trimmed))?.groups?.user;
}

/** Whether a text is a user name as Mastodon has them, of at most 100 characters: its own have 30, other servers' more. */
export function isUserName(text: string): boolean {
  return text.length <= 100 && USER_NAME.test(text);
}

// Mastodon 4.5, `Account::USERNAME_RE`.
const USER = '(?<user>[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)';
const USER_NAME = new RegExp(`^${USER}$`, 'i');
const HANDLE = new RegExp(`^(?:acct:|@)?${USER}@(?<host>[^@\\s/]+)$`, 'i');
/** On the page of another server, the account's own is behind its name. */
const PROFILE = new RegExp(
  `^(?:https://)?(?<page>[^@\\s/]+)/(?:@|users/)${USER}(?:@(?<host>[^@\\s/?#]+))?/?(?:[?#].*)?$`,
  'i',
);

/** What a server says it accepts (`GET /api/v2/instance`, else v1, else Mastodon's defaults). Sizes in bytes, areas in pixels. */
export interface Limits {
  characters: number;
  charactersPerUrl: number;
  media: number;
  descriptionCharacters: number;
  imageBytes: number;
  imagePixels: number;
  videoBytes: number;
  mimeTypes: string[];
  /** None where it was not known when the account was added. */
  polls?: PollLimits;
}

/** What a server takes of a poll; times in seconds. */
export interface PollLimits {
  options: number;
  characters: number;
  shortest: number;
  longest: number;
}

/** A signed-in Mastodon account with the limits of its server. Free of secrets: safe to send anywhere in the extension. */
export interface Account {
  /** `username@host`, unique. */
  id: string;
  /** The server's host in ASCII (punycode). */
  host: string;
  /** `username@domain` where the server's handles have another host than itself. */
  handle?: string;
  username: string;
  displayName: string;
  /** The profile page. */
  url: string;
  /** A `data:` address, or empty where the picture could not be read: then its initials stand for it. */
  avatar: string;
  limits: Limits;
  server: {
    title: string;
    software: string;
    version: string;
    rules: string[];
    /** It also takes texts with markup, and `text/plain` by name. */
    namesPlainText?: boolean;
  };
  /** False once the server has refused the token. */
  signedIn: boolean;
  /** When the server was last asked what it accepts, milliseconds since 1970. */
  readAt?: number;
  /** The token may also search (`read:search`), which is asked for when it is first needed. */
  canSearch?: boolean;
}

/** What a page may know of an account. */
export interface AccountCard extends Pick<Account, 'id' | 'avatar' | 'signedIn'> {
  name: Account['displayName'];
  /** `@username@host`. */
  handle: string;
  limits: Omit<Limits, 'imagePixels'>;
  software: Account['server']['software'];
}

/** As much of an account as a plan depends on. */
export interface PlanTarget {
  limits: Pick<Limits, 'characters' | 'charactersPerUrl' | 'media' | 'descriptionCharacters'>;
  server: Pick<Account['server'], 'software'>;
}

/** The name by which people know an account, `@username@host`. */
export function accountHandle({ id, handle = id }: { id: string; handle?: string | undefined }): string {
  return `@${handle}`;
}

/** Whether a server is a Mastodon, of whatever version. */
export function isMastodon({ software }: Pick<Account['server'], 'software'>): boolean {
  return software.toLowerCase() === 'mastodon';
}

/** Whether a server is a Mastodon of at least this version; `version` as it gives it, `4.6.5+glitch`. */
export function isMastodonFrom(
  server: Pick<Account['server'], 'software' | 'version'>,
  major: number,
  minor: number,
): boolean {
  if (!isMastodon(server)) return false;
  const [, own, ownMinor] = /^(\d+)\.(\d+)/.exec(server.version) ?? [];
  return Number(own) > major || (Number(own) === major && Number(ownMinor) >= minor);
}

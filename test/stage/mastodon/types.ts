import type { RequestListener } from 'node:http';
import type { Faults } from './http/faults.ts';
import type { RequestLine } from './http/log.ts';

/** What a server is made of. Without a value: Mastodon 4.5's defaults, in English. */
export interface MastodonOptions {
  /** The name in every address it hands out; they all begin with `https://`. */
  host: string;
  title?: string;
  language?: 'de' | 'en';
  maxCharacters?: number;
  maxMedia?: number;
  /** Pixels of the largest picture it takes. */
  imagePixels?: number;
  /** Bytes of the largest video it takes. */
  videoBytes?: number;
  /** The kinds of files it says it takes. */
  mimeTypes?: string[];
  /** Decides what differs between 4.3 and 4.6. */
  version?: string;
  rules?: string[];
  /** The host of its handles, where it is another. */
  domain?: string;
  /** Before somebody signs in, it says nothing up to 4.4. */
  limitedFederation?: boolean;
  /** Kinds of text that it takes: glitch-soc and GoToSocial say so, Mastodon has one and does not. */
  textTypes?: string[];
  /** The short codes of its own emoji. */
  emoji?: string[];
  /** Statuses of other servers that a search for their address finds. */
  elsewhere?: { address: string; author: string; text: string }[];
}

/** An account to be. `avatar` is a PNG. */
export interface NewUser {
  username: string;
  password: string;
  displayName: string;
  bio?: string;
  avatar?: Uint8Array;
  /** The language that the account has chosen, in which the server speaks to it. */
  locale?: 'de' | 'en';
  /** The second factor that it signs in with: what is typed each time. */
  oneTimeCode?: string;
}

/** A running server, to be put behind a TLS front that passes the Host header on. */
export interface Mastodon {
  host: string;
  /** The hosts it answers for. */
  hosts: string[];
  listener: RequestListener;
  /** Answers without a network in between; the faults that break a connection are the caller's then. */
  fetch(request: Request): Promise<Response>;
  addUser(user: NewUser): void;
  /** An account of another server that this one can find there. */
  addRemote(remote: { username: string; host: string; displayName: string }): void;
  /** A token as if the user had signed in; its scopes are those an app of ours asks for unless others are given. */
  issueToken(username: string, scopes?: string): string;
  /** As if the user had withdrawn every app's permission. */
  revokeTokens(username: string): void;
  /** As if every browser's session at the website had run out. */
  endSessions(): void;
  /** Switches to be set at any time; `reset()` clears them. */
  faults: Faults;
  /** Every request in the order in which it was answered. */
  log: RequestLine[];
  /** No Idempotency-Key is known any more. */
  forgetKeys(): void;
  /** Moves the server's clock forward, in milliseconds: ages keys, codes, rate limits, media being processed. */
  advance(milliseconds: number): void;
  /** As if those who run it had changed its settings; rules are seen a quarter of an hour later. `reset()` undoes it. */
  change(options: Partial<Omit<MastodonOptions, 'host'>>): void;
  /** What the account publishes is no longer shown to everybody. `reset()` undoes it. */
  silence(username: string): void;
  /** Publishes every scheduled status at once, due or not. Due ones are published by themselves. */
  publishScheduled(): void;
  /** Forgets statuses, media, faults, log, rate limits and the moved clock; users, apps and tokens stay. */
  reset(): void;
  close(): void;
}

import type { DescriptionPolicy } from '../post/descriptions.ts';
import type { Platform, WarningLabel } from '../post/types.ts';

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
}

/** A signed-in Mastodon account with the limits of its server. Free of secrets: safe to send anywhere in the extension. */
export interface Account {
  /** `username@host`, unique. */
  id: string;
  /** The server's host in ASCII (punycode). */
  host: string;
  username: string;
  displayName: string;
  /** The profile page. */
  url: string;
  /** A `data:` address, or empty where the picture could not be read. */
  avatar: string;
  limits: Limits;
  server: { title: string; software: string; version: string; rules: string[] };
  /** False once the server has refused the token. */
  signedIn: boolean;
}

/** As much of an account as a plan depends on. */
export interface PlanTarget {
  limits: Pick<Limits, 'characters' | 'charactersPerUrl' | 'media' | 'descriptionCharacters'>;
  server: { software: string };
}

export type Visibility = 'public' | 'unlisted';

/** Which profile goes to which accounts, and how. */
export interface Rule {
  platform: Platform;
  /** The profile's id and the name it had when last seen. */
  profile: string;
  profileName: string;
  /** Account ids. */
  accounts: string[];
  /** `ask`: the switch starts off. `armed`: it starts on. `never`: this profile is not offered. */
  mode: 'ask' | 'armed' | 'never';
  visibility: Visibility;
  /** Web addresses keep what is added to them to follow people (`utm_source`, `fbclid`). */
  keepTracking?: boolean;
  /** Where one request published to several networks: from whose text. */
  textFrom?: Platform;
  /** Pictures as they were chosen, not as they were cropped for the platform, where it is sure which is which. */
  originals?: boolean;
  /** Each status of a text that was divided ends with its number: ` (1/3)`. */
  numbered?: boolean;
  /** What happens where a picture or video has no description; `warn` where it is not said. */
  descriptions?: DescriptionPolicy;
  /** Who made a picture and who owns it is taken out of its file too. */
  dropCredit?: boolean;
}

/** A line of the handle book: this name on that platform is this account on Mastodon. */
export interface BookEntry {
  platform: Platform;
  /** As it is read there, without `@`. */
  name: string;
  /** `user@host`. */
  account: string;
}

/** One status as it will be sent. `media` are indexes into the post's media, all parts counted through. */
export interface PlannedStatus {
  text: string;
  spoilerText: string;
  sensitive: boolean;
  language: string | undefined;
  visibility: Visibility;
  media: number[];
  /** The index of the status it replies to. */
  replyTo: number | undefined;
}

/** What cannot be carried over as it was, for the person to know. The words are made in components. */
export type Loss =
  | { kind: 'split-text'; statuses: number }
  | { kind: 'media-in-replies'; count: number }
  | { kind: 'mention-as-link'; name: string }
  | { kind: 'description-cut'; media: number; limit: number }
  /** What a machine wrote is not sent in the author's name: the picture goes without a description. */
  | { kind: 'machine-description'; media: number }
  | { kind: 'warning-covers-all'; labels: WarningLabel[] };

/** The statuses one account will get, and the losses. */
export interface Plan {
  statuses: PlannedStatus[];
  losses: Loss[];
}

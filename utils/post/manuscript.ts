import type { StatusVisibility } from './plan.ts';
import type { Lack } from './shown.ts';
import type { Platform } from './types.ts';

/** A post that is being written here, with everything that was chosen for it. Its files lie beside it. */
export interface Manuscript {
  id: string;
  /** What a person called it; empty for none. */
  name: string;
  text: string;
  /** Where caret or selection are in the text, in UTF-16 units. */
  selection: [start: number, end: number];
  /** Ids of the accounts that it goes to. */
  accounts: string[];
  /** The content warning; empty for none. */
  warning: string;
  /** Pictures are covered until somebody wants to see them. */
  sensitive: boolean;
  /** BCP 47; `undefined` where the browser's guess holds. */
  language: string | undefined;
  visibility: StatusVisibility;
  /** Who may quote it; `undefined` for what the account has set at its server. */
  quotePolicy: QuotePolicy | undefined;
  poll: Poll | undefined;
  /** What it replies to, or quotes. */
  target: Target | undefined;
  /** When it is to be published, milliseconds since 1970; `undefined` for at once. */
  at: number | undefined;
  /** A warning to the public: nothing is waited for. */
  urgent: boolean;
  /** The account's default ending stands below the text. */
  ending: boolean;
  files: ManuscriptFile[];
  /** The status that it corrects. */
  corrects: Corrected | undefined;
  /** The publication that it was made of. */
  mirrors?: MirroredPost;
  /** Milliseconds since 1970. */
  changed: number;
}

/** A post of a platform that a manuscript puts on Mastodon: what the ledger knows of it, and what could not be read. */
export interface MirroredPost {
  platform: Platform;
  /** The profile's id and name. */
  profile: string;
  profileName: string;
  /** The publication's id. */
  publication: string;
  address: string;
  /** When it was published, milliseconds since 1970. */
  time: number;
  lacks: Lack[];
}

/** Who may quote a status (Mastodon 4.5, `quote_approval_policy`). */
export type QuotePolicy = 'public' | 'followers' | 'nobody';

/** A poll as it is asked for; how long it lasts in seconds. */
export interface Poll {
  options: string[];
  lasts: number;
  multiple: boolean;
}

/** A status by its address, and what each account's server calls it. */
export interface Target {
  kind: 'reply' | 'quote';
  address: string;
  /** By account. */
  found: Record<string, FoundStatus>;
}

/** A status as an account's server knows it. */
export interface FoundStatus {
  id: string;
  author: string;
  /** Its text without markup. */
  text: string;
}

/** The status that is corrected, as it stood on the server when it was opened. */
export interface Corrected {
  account: string;
  id: string;
  url: string;
  /** Its text as it was written, and its content warning. */
  text: string;
  warning: string;
  media: CorrectedMedia[];
  poll: Poll | undefined;
  language: string | undefined;
  sensitive: boolean;
}

/** A picture or video that stands on the server. */
export interface CorrectedMedia {
  id: string;
  kind: 'image' | 'video' | 'audio';
  description: string;
  /** As it stood on the server. */
  before: string;
  focus: Focus | undefined;
}

/** Where the most important of a picture is, each from -1 to 1, `y` upwards (Mastodon, `focus`). */
export interface Focus {
  x: number;
  y: number;
}

/** A file of a manuscript, without its bytes. */
export interface ManuscriptFile {
  id: string;
  kind: 'image' | 'video' | 'audio';
  name: string;
  /** The MIME type that its bytes say. */
  type: string;
  bytes: number;
  /** Pixels, where the file says so. */
  size: { width: number; height: number } | undefined;
  description: string;
  /** What a machine wrote of it: it goes nowhere before a person has taken it over. */
  proposal?: string;
  /** It shows nothing that would have to be described. */
  decorative: boolean;
  focus: Focus | undefined;
  /** Which of the posts that the person divided the text into it belongs to, from 0. */
  part: number;
  /** What becomes of place, time and device in it: taken out, none found, or its shape is not understood. */
  traces: 'taken-out' | 'none' | 'unknown';
}

/** A manuscript in which nothing is written yet. */
export function newManuscript(id: string, accounts: string[], now: number): Manuscript {
  return {
    ...{ id, accounts, changed: now },
    ...{ name: '', text: '', selection: [0, 0], warning: '', sensitive: false, language: undefined },
    ...{ visibility: 'public', quotePolicy: undefined, poll: undefined, target: undefined, at: undefined },
    ...{ urgent: false, ending: true, files: [], corrects: undefined },
  };
}

/** Whether there is nothing in it that could be lost. */
export function isBlank({ text, files, warning, poll, name, corrects, target }: Manuscript): boolean {
  return !text.trim() && !files.length && !warning.trim() && !poll && !name && !corrects && !target;
}

/** The accounts, of all that there are, that a new manuscript begins with: those of the last one, else the first. */
export function usualAccounts(all: readonly string[], last: readonly string[]): string[] {
  const known = last.filter((id) => all.includes(id));
  return known.length ? known : all.slice(0, 1);
}

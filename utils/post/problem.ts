import { shownText } from './shown-text.ts';

/** Who must act: we, the person who signs in, the person who changes the post, nobody, or a look-up first. */
export type ProblemKind = 'page-changed' | 'needs-login' | 'refused' | 'unreachable' | 'unknown';

/**
 * What exactly happened. The words for it are in the locales under `problem.<reason>`.
 *
 * - `record-missing`, `record-differs`, `record-older`, `record-foreign`, `source-forbidden`, `source-unreachable`,
 *   `blob-differs`: reading the published post at its source
 * - `record-unreadable`: it is there, and holds something that this version does not know or take
 * - `handle-differs`: who published it is not called as the page said
 * - `media-missing`: a picture or video of the post whose bytes were not seen on their way to the platform
 * - `media-too-large`, `media-kind`, `media-failed`: a picture or video that the server will not take
 * - `media-colours`: one that would have to be converted, and whose colours no browser converts rightly
 * - `place-kind`, `place-shape`: where and when it was taken could not be taken out of its file, because of the kind of the
 *   file or because it is broken or built strangely; a person may send it all the same
 * - `media-mixed-up`: the server takes two pictures or videos for one
 * - `description-missing`: the rule wants a description of every picture and video, or a reason to go without
 * - `too-long`: it would fill more statuses than anybody reads; `detail` says how many
 * - `server-refused`: the server's own words are in `detail`
 * - `server-down`, `rate-limited`, `no-network`: tried again by itself
 * - `strange-answer`: an answer that no Mastodon server gives: no JSON, too large, or without what it was asked for
 * - `signed-out`: the token is no longer valid
 * - `lost-answer`: a request was sent and no answer came
 * - `too-late`: too long ago to be sent without asking
 * - `account-disabled` (or suspended, or without the second factor that its role needs), `account-pending`,
 *   `account-unconfirmed`: the server knows the token, and the account may do nothing
 * - `server-moved`: it leads requests with a token elsewhere, where the token does not go
 * - `redirected`, `challenged`: an address that leads to something else than a server, one whose proxy asks for a browser
 * - `not-a-handle`, `account-not-found`, `account-unchecked`, `account-host-silent`: looking up an account for the handle
 *   book; the last where the account's own server does not answer
 * - `stored-by-newer`: a later version of the extension has written what is stored; `detail` says what
 * - `disk-full`: the browser has no room to write down how far a post has come; tried again by itself
 * - `stored-broken`: what is stored has a shape that no version has written
 * - `strange-account`: what a server says of the account that was signed in cannot be right
 * - `not-allowed`: the administration does not allow this account, or none on this server
 * - `not-settings`: a file that holds no settings of this extension, or is damaged
 * - `not-a-part`: a file for the report that is none, or is damaged
 * - `stands-already`: the same content is on its way to the account or stands there, from another platform or browser
 * - `not-found-again`: no answer came, and it is not on the server; to send it again may post it twice
 */
export type ProblemReason =
  | 'record-missing'
  | 'record-differs'
  | 'record-older'
  | 'record-foreign'
  | 'record-unreadable'
  | 'handle-differs'
  | 'source-forbidden'
  | 'source-unreachable'
  | 'blob-differs'
  | 'media-missing'
  | 'media-too-large'
  | 'media-kind'
  | 'media-failed'
  | 'media-colours'
  | 'place-kind'
  | 'place-shape'
  | 'media-mixed-up'
  | 'description-missing'
  | 'too-long'
  | 'server-refused'
  | 'server-down'
  | 'rate-limited'
  | 'no-network'
  | 'strange-answer'
  | 'signed-out'
  | 'lost-answer'
  | 'too-late'
  | 'not-found-again'
  | 'stands-already'
  | 'not-a-server'
  | 'not-allowed'
  | 'not-a-handle'
  | 'account-not-found'
  | 'account-unchecked'
  | 'account-host-silent'
  | 'account-disabled'
  | 'account-pending'
  | 'account-unconfirmed'
  | 'server-moved'
  | 'redirected'
  | 'challenged'
  | 'not-mastodon'
  | 'sign-in-denied'
  | 'sign-in-mismatch'
  | 'sign-in-failed'
  | 'disk-full'
  | 'stored-by-newer'
  | 'stored-broken'
  | 'strange-account'
  | 'not-settings'
  | 'not-a-part'
  | 'bug';

/** A problem as it is stored and sent between the parts of the extension. */
export interface ProblemReport {
  kind: ProblemKind;
  reason: ProblemReason;
  /** The server's own words, a size, a name: in one line and cut, shown as it is, never parsed. */
  detail: string;
  /** When trying again makes sense, milliseconds since 1970. */
  retryAt?: number;
  /** Which pictures and videos of the post it is about, counted from 1. */
  media?: readonly number[];
}

/** What is said of a problem stands in a popup, and is stored. In characters. */
const longestDetail = 500;

/** Why something did not happen. Thrown where the fault is seen, caught at the borders. */
export class Problem extends Error {
  readonly report: ProblemReport;

  constructor(kind: ProblemKind, reason: ProblemReason, said = '', retryAt?: number) {
    const detail = shownText(said, longestDetail);
    super(`${reason}${detail && `: ${detail}`}`);
    this.report = retryAt === undefined ? { kind, reason, detail } : { kind, reason, detail, retryAt };
  }

  /** Says which pictures and videos it is about, counted from 1. */
  about(media: readonly number[]): this {
    this.report.media = media;
    return this;
  }
}

/** The report of anything that was thrown. What is no Problem, and no full disk, is a bug, and is shown as one. */
export function reportOf(thrown: unknown): ProblemReport {
  if (thrown instanceof Problem) return thrown.report;
  if (isFullDisk(thrown)) return { kind: 'unreachable', reason: 'disk-full', detail: '' };
  return {
    kind: 'refused',
    reason: 'bug',
    detail: shownText(thrown instanceof Error ? thrown.message : String(thrown), longestDetail),
  };
}

/** Databases (Indexed Database API 3.0, "QuotaExceededError") and the browser's storage say so by name, older ones in words. */
function isFullDisk(thrown: unknown): boolean {
  return (
    thrown instanceof Error && /^QuotaExceededError|quota.*exceeded/i.test(`${thrown.name} ${thrown.message}`)
  );
}

/** What a committee can tell apart of what hindered a publication. The words are in the locales under `report.trouble`. */
export type TroubleGroup =
  | 'network'
  /** The Mastodon server was out of order, overloaded, or gave no answer. */
  | 'server'
  /** The account was signed out, or its server does not let it post. */
  | 'signedOut'
  /** The server did not take the post, or a file of it. */
  | 'refused'
  | 'description'
  /** It could not be read on the platform, or not surely. */
  | 'source'
  | 'late'
  | 'other';

const groups: [TroubleGroup, RegExp][] = [
  ['network', /^no-network$/],
  ['server', /^(server-down|rate-limited|lost-answer|not-found-again|strange-answer|challenged)$/],
  ['signedOut', /^(signed-out|account-(?:disabled|pending|unconfirmed))$/],
  ['description', /^description-missing$/],
  ['refused', /^(server-refused|too-long|media-(?!missing))/],
  ['source', /^(record-|source-|blob-|handle-differs|media-missing)/],
  ['late', /^too-late$/],
];

/** The group of a `ProblemReason`, of this version or another. */
export function troubleGroup(reason: string): TroubleGroup {
  return groups.find(([, reasons]) => reasons.test(reason))?.[0] ?? 'other';
}

/**
 * What stands on Mastodon otherwise than it was planned, though the server took it. Metadata, never content; the words are
 * made in components. `media` counts through all parts of the post.
 */
export type Difference =
  /** `is`: `unlisted` where the server has silenced the account, or a word of the server's own. */
  | { kind: 'visibility'; is: string }
  /** `is`: BCP 47. */
  | { kind: 'language'; is: string }
  | { kind: 'text' }
  | { kind: 'warning' }
  /** The pictures are covered, or are not. */
  | { kind: 'covered'; is: boolean }
  /** It answers nothing, or something else: the thread is broken here. */
  | { kind: 'reply' }
  /** It asks nothing. */
  | { kind: 'poll' }
  | { kind: 'media-count'; is: number; planned: number }
  | { kind: 'media-order' }
  /** A film that stands there as a picture, or the other way round. */
  | { kind: 'media-kind'; media: number }
  | { kind: 'description'; media: number };

/** What differs in any of several statuses, each thing once. */
export function allDifferences(statuses: readonly { differs?: Difference[] }[]): Difference[] {
  const all = statuses.flatMap(({ differs }) => differs ?? []);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

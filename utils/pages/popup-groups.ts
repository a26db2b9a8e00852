import type { PopupDelivery } from '../post/popup.ts';

/**
 * Rows as a person thinks of them: one post that goes to several accounts and stands everywhere in the same way is one row,
 * and so are several posts that wait until the same account is signed in. What has come further on an account than the
 * others stays by itself, with its links.
 */
export function grouped(rows: readonly PopupDelivery[]): PopupDelivery[] {
  return [...Map.groupBy(rows, keyOf).values()].flatMap((group) => merged(group) ?? []);
}

/** What several may be told of in one row. */
const together: ReadonlySet<PopupDelivery['state']> = new Set([
  ...(['paused', 'sending', 'waiting', 'asks', 'failed'] as const),
]);

function keyOf(row: PopupDelivery): string {
  const { id, state, problem, links, describing, account, twin } = row;
  const isSame = together.has(state) && links.length === 0 && !describing && !row.isTakenBack;
  if (isSame && problem?.kind === 'needs-login') return `sign-in ${problem.reason} ${account}`;
  return isSame ? `${publicationOf(id)} ${state} ${problem?.reason ?? ''} ${twin?.url ?? ''}` : id;
}

/** A delivery's id begins with its publication's. */
const publicationOf = (id: string) => id.split(' → ')[0] ?? id;

function merged(group: PopupDelivery[]): PopupDelivery | undefined {
  const [first, ...others] = group;
  if (!first || others.length === 0) return first;
  const words = new Map(group.map(({ id, excerpt }) => [publicationOf(id), excerpt]));
  const times = group.flatMap(({ nextTryAt }) => nextTryAt ?? []);
  return {
    ...first,
    account: [...new Set(group.map(({ account }) => account))].join(', '),
    ...(times.length ? { nextTryAt: Math.min(...times) } : {}),
    ids: group.map(({ id }) => id),
    ...(words.size > 1 ? { others: [...words.values()].slice(1) } : {}),
  };
}

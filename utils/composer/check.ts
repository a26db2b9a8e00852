import { measureFor } from '../mastodon/plan.ts';
import type { Account, PollLimits } from '../post/account.ts';
import type { ManuscriptProblem } from '../post/composer.ts';
import { isBlank, type Manuscript } from '../post/manuscript.ts';
import type { Plan } from '../post/plan.ts';
import { longestPlanned, orderedFiles } from './plan.ts';
import { canQuote, takesPollWithMedia } from './servers.ts';

/** More than these in one thread nobody wants: a server takes 300 in three hours. */
export const mostStatuses = 50;

/** Mastodon's own, for an account that was added before they were read (4.5). */
export const usualPolls: PollLimits = { options: 4, characters: 50, shortest: 300, longest: 2_629_746 };

/** Further ahead a server or a browser may not be there any more. In milliseconds. */
const farthest = 5 * 365 * 24 * 3_600_000;

/**
 * Why a manuscript cannot go as it is, each at its field, before anything is sent. `accounts` are those that it goes to, `at`
 * is now, milliseconds since 1970; `planOf` is asked only for what is short enough to be planned. Pure: the page says it, and the
 * background asks again.
 */
export function problemsOf(
  manuscript: Manuscript,
  accounts: Account[],
  planOf: (account: Account) => Plan,
  at: number,
): ManuscriptProblem[] {
  if (accounts.length === 0) return [{ field: 'accounts', kind: 'no-account' }];
  const blank = isBlank({ ...manuscript, name: '', target: undefined, warning: '', corrects: undefined });
  const isMore = manuscript.target?.kind === 'quote' || Boolean(manuscript.corrects?.media.length);
  if (blank && !isMore) return [{ field: 'text', kind: 'blank' }];
  return [
    ...timeProblems(manuscript, at),
    ...(manuscript.visibility === 'direct' && !manuscript.urgent && !/@[a-z0-9_]/i.test(manuscript.text)
      ? [{ field: 'visibility', kind: 'direct' } as const]
      : []),
    ...pollProblems(manuscript),
    ...accounts.flatMap((account) => problemsAt(manuscript, account, planOf)),
  ];
}

function timeProblems({ at: wanted, urgent }: Manuscript, now: number): ManuscriptProblem[] {
  if (wanted === undefined || urgent) return [];
  if (wanted <= now) return [{ field: 'time', kind: 'past' }];
  return wanted > now + farthest ? [{ field: 'time', kind: 'far' }] : [];
}

function pollProblems({ poll }: Manuscript): ManuscriptProblem[] {
  if (!poll) return [];
  const options = poll.options.map((each) => each.trim()).filter(Boolean);
  if (options.length < 2) return [{ field: 'poll', kind: 'poll-options' }];
  return new Set(options).size < options.length ? [{ field: 'poll', kind: 'poll-twice' }] : [];
}

function problemsAt(
  manuscript: Manuscript,
  account: Account,
  planOf: (account: Account) => Plan,
): ManuscriptProblem[] {
  const { warning, target, poll, urgent, corrects } = manuscript;
  const { limits, server, displayName: name } = account;
  const found: ManuscriptProblem[] = [];
  // What is divided needs a little room for each piece.
  if (!urgent && measureFor(account, warning.trim())('') > limits.characters - 20)
    return [{ field: 'warning', kind: 'warning', account: name }];
  // What stands already cannot be divided any more.
  const most = corrects ? 1 : mostStatuses;
  const count = countOf(manuscript, account, planOf);
  if (count > most) found.push({ field: 'text', kind: 'too-many', account: name, count, limit: most });
  if (target && !target.found[account.id]) found.push({ field: 'target', kind: 'target', account: name });
  if (target?.kind === 'quote' && !canQuote(server))
    found.push({ field: 'target', kind: 'quote', account: name });
  if (poll) found.push(...pollAt(manuscript, account));
  orderedFiles(manuscript).forEach(({ description, decorative }, index) => {
    const count = decorative ? 0 : [...description].length;
    const limit = limits.descriptionCharacters;
    if (count > limit) found.push({ field: 'files', kind: 'description', file: index, count, limit });
  });
  return found;
}

/** Nobody waits for a text of a megabyte to be divided. */
function countOf({ text }: Manuscript, account: Account, planOf: (account: Account) => Plan): number {
  if (text.length > longestPlanned) return Math.ceil(text.length / account.limits.characters);
  return planOf(account).statuses.length;
}

function pollAt({ poll, files }: Manuscript, { limits, server, displayName }: Account): ManuscriptProblem[] {
  const { options, characters, shortest, longest } = limits.polls ?? usualPolls;
  const at = { field: 'poll', account: displayName } as const;
  const given = poll?.options.map((each) => each.trim()).filter(Boolean) ?? [];
  const lasts = poll?.lasts ?? shortest;
  return [
    ...(given.length > options ? [{ ...at, kind: 'poll-many' as const, limit: options }] : []),
    ...(given.some((each) => [...each].length > characters)
      ? [{ ...at, kind: 'poll-long' as const, limit: characters }]
      : []),
    ...(lasts < shortest || lasts > longest ? [{ ...at, kind: 'poll-lasts' as const }] : []),
    ...(files.length && !takesPollWithMedia(server) ? [{ ...at, kind: 'poll-media' as const }] : []),
  ];
}

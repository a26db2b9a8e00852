import type { Difference } from '../../utils/post/difference.ts';
import type { Notice, OfferReason } from '../../utils/post/notice.ts';
import type { Loss } from '../../utils/post/plan.ts';
import type { ProblemReport } from '../../utils/post/problem.ts';

/** What a notice says at this moment, each kind with what it has to say. */
export type Message =
  | { kind: 'offer'; accounts: string[]; reason: OfferReason }
  /** It was edited or deleted on its platform, and its mirror stands as it was. */
  | { kind: 'changed'; change: 'edited' | 'deleted'; links: { id: string; account: string; url: string }[] }
  /** Nothing is sent before, and it may be undone. */
  | { kind: 'paused'; accounts: string[]; until: number }
  | { kind: 'sending' | 'undone' | 'taken-back'; accounts: string[] }
  /** It is to be gone, and stands there yet. */
  | { kind: 'taking-back'; accounts: string[]; problem?: ProblemReport }
  | {
      kind: 'done';
      links: { id: string; account: string; url: string }[];
      losses: Loss[];
      differing?: Differing[];
    }
  | {
      kind: 'scheduled';
      accounts: string[];
      at: number;
      keptHere: boolean;
      losses: Loss[];
      differing?: Differing[];
    }
  | { kind: 'waiting' | 'failed'; problem: ProblemReport; account: string; twin?: string };

/** What stands on one account otherwise than it was planned. */
export interface Differing {
  account: string;
  differs: Difference[];
}

/** The one message of a notice: what needs a person first, then what is not done yet. */
export function messageOf({ accounts, offered, changed, outcomes }: Notice): Message {
  const all = accounts.map(({ name }) => name);
  if (offered) return { kind: 'offer', accounts: all, reason: offered };
  const nameOf = (account: string) => accounts.find((each) => each.id === account)?.name ?? account;
  const held = outcomes.flatMap((outcome) => (outcome.state === 'paused' ? [outcome] : []));
  if (held.length) {
    const until = Math.min(...held.map((each) => each.until));
    return { kind: 'paused', accounts: held.map(({ account }) => nameOf(account)), until };
  }
  for (const outcome of outcomes) {
    if (outcome.state !== 'waiting' && outcome.state !== 'failed') continue;
    const { state: kind, problem, twin } = outcome;
    return { kind, problem, account: nameOf(outcome.account), ...(twin ? { twin } : {}) };
  }
  const leaving = outcomes.flatMap((outcome) => (outcome.state === 'taking-back' ? [outcome] : []));
  if (leaving.length) {
    const names = leaving.map(({ account }) => nameOf(account));
    const problem = leaving.find((each) => each.problem)?.problem;
    return { kind: 'taking-back', accounts: names, ...(problem ? { problem } : {}) };
  }
  const losses = outcomes.flatMap((outcome) => outcome.losses ?? []);
  const links = outcomes.flatMap((outcome) =>
    outcome.state === 'done'
      ? [{ id: outcome.account, account: nameOf(outcome.account), url: outcome.url }]
      : [],
  );
  if (changed && links.length) return { kind: 'changed', change: changed, links };
  const differing = outcomes.flatMap((outcome) =>
    'differs' in outcome && outcome.differs
      ? [{ account: nameOf(outcome.account), differs: outcome.differs }]
      : [],
  );
  const otherwise = differing.length ? { differing } : {};
  const ahead = outcomes.flatMap((outcome) => (outcome.state === 'scheduled' ? [outcome] : []));
  const [first] = ahead;
  const isSettled = outcomes.length >= accounts.length && outcomes.every(({ state }) => state !== 'sending');
  if (first && isSettled) {
    const keptHere = ahead.some((each) => each.keptHere);
    const names = ahead.map((each) => nameOf(each.account));
    return { kind: 'scheduled', accounts: names, at: first.at, keptHere, losses, ...otherwise };
  }
  if (links.length && isSettled) return { kind: 'done', links, losses, ...otherwise };
  const isGone = outcomes.some(({ state }) => state === 'taken-back');
  if (outcomes.length && isSettled) return { kind: isGone ? 'taken-back' : 'undone', accounts: all };
  return { kind: 'sending', accounts: all };
}

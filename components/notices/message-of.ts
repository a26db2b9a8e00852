import type { Difference } from '../../utils/post/difference.ts';
import type { Hindrance, Notice, OfferReason, Outcome, Twice } from '../../utils/post/notice.ts';
import type { Loss } from '../../utils/post/plan.ts';
import type { ProblemReport } from '../../utils/post/problem.ts';
import type { Progress } from '../../utils/post/progress.ts';

/** What a notice says at this moment, each kind with what it has to say. */
export type Message =
  | { kind: 'offer'; accounts: string[]; reason: OfferReason }
  /** It was edited or deleted on its platform, and its mirror stands as it was. */
  | { kind: 'changed'; change: 'edited' | 'deleted'; links: { id: string; account: string; url: string }[] }
  /** The same of what is planned. `to`: when it is to be public there now, where that is said and not so planned. */
  | {
      kind: 'plan-changed';
      change: NonNullable<Notice['changed']>;
      accounts: string[];
      at: number;
      to?: number;
      /** A server keeps it, on one of the accounts at least. */
      atServer: boolean;
      hindered?: Hindrance;
    }
  /** It stands twice on this account. */
  | { kind: 'twice'; id: string; account: string; double: Twice }
  /** Nothing is sent before, and it may be undone. */
  | { kind: 'paused'; accounts: string[]; until: number }
  | { kind: 'sending'; accounts: string[]; progress?: Progress }
  | { kind: 'undone' | 'taken-back' | 'cancelled'; accounts: string[] }
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
  | { kind: 'waiting' | 'failed'; problem: ProblemReport; id: string; account: string; twin?: string };

/** What stands on one account otherwise than it was planned. */
export interface Differing {
  account: string;
  differs: Difference[];
}

/** The one message of a notice: what needs a person first, then what is not done yet. */
export function messageOf(notice: Notice): Message {
  const { accounts, offered, changed, outcomes } = notice;
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
    const id = outcome.account;
    return { kind, problem, id, account: nameOf(id), ...(twin ? { twin } : {}) };
  }
  const leaving = outcomes.flatMap((outcome) => (outcome.state === 'taking-back' ? [outcome] : []));
  if (leaving.length) {
    const names = leaving.map(({ account }) => nameOf(account));
    const problem = leaving.find((each) => each.problem)?.problem;
    return { kind: 'taking-back', accounts: names, ...(problem ? { problem } : {}) };
  }
  for (const outcome of outcomes) {
    if (outcome.state !== 'done' || !outcome.twice) continue;
    const id = outcome.account;
    return { kind: 'twice', id, account: nameOf(id), double: outcome.twice };
  }
  const losses = outcomes.flatMap((outcome) => outcome.losses ?? []);
  const links = outcomes.flatMap((outcome) =>
    outcome.state === 'done'
      ? [{ id: outcome.account, account: nameOf(outcome.account), url: outcome.url }]
      : [],
  );
  if (changed && changed !== 'rescheduled' && links.length)
    return { kind: 'changed', change: changed, links };
  const differing = outcomes.flatMap((outcome) =>
    'differs' in outcome && outcome.differs
      ? [{ account: nameOf(outcome.account), differs: outcome.differs }]
      : [],
  );
  const otherwise = differing.length ? { differing } : {};
  const ahead = outcomes.flatMap((outcome) => (outcome.state === 'scheduled' ? [outcome] : []));
  const moved = changedPlan(notice, ahead, nameOf);
  if (moved) return moved;
  const [first] = ahead;
  const isSettled = outcomes.length >= accounts.length && outcomes.every(({ state }) => state !== 'sending');
  if (first && isSettled) {
    const keptHere = ahead.some((each) => each.keptHere);
    const names = ahead.map((each) => nameOf(each.account));
    return { kind: 'scheduled', accounts: names, at: first.at, keptHere, losses, ...otherwise };
  }
  if (links.length && isSettled) return { kind: 'done', links, losses, ...otherwise };
  const ended = (['taken-back', 'cancelled'] as const).find((each) =>
    outcomes.some(({ state }) => state === each),
  );
  if (outcomes.length && isSettled) return { kind: ended ?? 'undone', accounts: all };
  const [doing] = outcomes.flatMap((outcome) =>
    outcome.state === 'sending' ? (outcome.progress ?? []) : [],
  );
  return { kind: 'sending', accounts: all, ...(doing ? { progress: doing } : {}) };
}

type Scheduled = Extract<Outcome, { state: 'scheduled' }>;

/** What is still planned as it was, where its post was changed on its platform. */
function changedPlan(
  { changed, changedTo }: Notice,
  ahead: readonly Scheduled[],
  nameOf: (account: string) => string,
): Message | undefined {
  if (!changed) return undefined;
  const late = ahead.filter(({ at, isMoved }) => changedTo !== undefined && at !== changedTo && !isMoved);
  // What has its new time is as it is there.
  const open = changed === 'rescheduled' && changedTo !== undefined ? late : ahead;
  const [first] = open;
  if (!first) return undefined;
  const hindered = open.find((each) => each.hindered)?.hindered;
  return {
    ...{ kind: 'plan-changed', change: changed, at: first.at },
    accounts: open.map(({ account }) => nameOf(account)),
    ...(late.length && { to: changedTo }),
    atServer: open.some(({ keptHere }) => !keptHere),
    ...(hindered && { hindered }),
  };
}

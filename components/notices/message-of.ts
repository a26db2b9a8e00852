import type { Notice, OfferReason } from '../../utils/post/notice.ts';
import type { Loss } from '../../utils/post/plan.ts';
import type { ProblemReport } from '../../utils/post/problem.ts';

/** What a notice says at this moment, each kind with what it has to say. */
export type Message =
  | { kind: 'offer'; accounts: string[]; reason: OfferReason }
  | { kind: 'sending'; accounts: string[] }
  | { kind: 'done'; links: { account: string; url: string }[]; losses: Loss[] }
  | { kind: 'scheduled'; accounts: string[]; at: number; keptHere: boolean; losses: Loss[] }
  | { kind: 'waiting' | 'failed'; problem: ProblemReport; account: string };

/** The one message of a notice: what needs a person first, then what is not done yet. */
export function messageOf({ accounts, offered, outcomes }: Notice): Message {
  const all = accounts.map(({ name }) => name);
  if (offered) return { kind: 'offer', accounts: all, reason: offered };
  const nameOf = (account: string) => accounts.find((each) => each.id === account)?.name ?? account;
  for (const outcome of outcomes) {
    if (outcome.state === 'done' || outcome.state === 'scheduled') continue;
    return { kind: outcome.state, problem: outcome.problem, account: nameOf(outcome.account) };
  }
  const losses = outcomes.flatMap((outcome) => outcome.losses ?? []);
  const links = outcomes.flatMap((outcome) =>
    outcome.state === 'done' ? [{ account: nameOf(outcome.account), url: outcome.url }] : [],
  );
  const ahead = outcomes.flatMap((outcome) => (outcome.state === 'scheduled' ? [outcome] : []));
  const [first] = ahead;
  if (first && ahead.length + links.length >= accounts.length) {
    const keptHere = ahead.some((each) => each.keptHere);
    return {
      ...{ kind: 'scheduled', accounts: ahead.map((each) => nameOf(each.account)), at: first.at, keptHere },
      losses,
    };
  }
  if (links.length && links.length >= accounts.length) return { kind: 'done', links, losses };
  return { kind: 'sending', accounts: all };
}

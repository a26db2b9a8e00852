import type { Outcome } from '../messages.ts';
import type { OutboxEvent } from './outbox.ts';

/** What the page of a publication is told of an event, one for each account. */
export function outcomesOf(event: OutboxEvent): Outcome[] {
  if (event.kind !== 'problem') return [outcomeOf(event)];
  const { publication, accounts, trying } = event;
  const { problem } = trying;
  if (!problem) return [];
  const state = trying.state === 'due' ? 'waiting' : 'failed';
  return accounts.map((account) => ({ account, publication, state, problem }));
}

function outcomeOf({ kind, delivery }: Exclude<OutboxEvent, { kind: 'problem' }>): Outcome {
  const { account, source, statuses } = delivery;
  const of = { account, publication: source.publication };
  const made = statuses[0]?.made;
  const keptHere = kind === 'kept';
  return keptHere || made?.scheduledFor !== undefined
    ? { ...of, state: 'scheduled', at: source.time, keptHere }
    : { ...of, state: 'done', url: made?.url ?? '' };
}

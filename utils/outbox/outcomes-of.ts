import { allDifferences } from '../post/difference.ts';
import type { Outcome } from '../post/notice.ts';
import type { Loss } from '../post/plan.ts';
import type { OutboxEvent } from './events.ts';
import { problemIn } from './machine.ts';
import type { Delivery } from './types.ts';

/** What the page of a publication is told of an event, one for each account. */
export function outcomesOf(event: OutboxEvent): Outcome[] {
  if (event.kind === 'begun') return [{ account: event.delivery.account, state: 'sending' }];
  if (event.kind === 'paused') return pausedOf(event.delivery);
  if (event.kind === 'double') return [];
  if (event.kind === 'progress')
    return [{ account: event.account, state: 'sending', progress: event.progress }];
  if ('taking' in event) return [takingOf(event)];
  if (event.kind !== 'problem') return [outcomeOf(event)];
  const { accounts } = event;
  const { problem, kind } = event.state;
  const state = kind === 'waiting' ? 'waiting' : 'failed';
  const twin = event.twin?.url ? { twin: event.twin.url } : {};
  return accounts.map((account) => ({ account, state, problem, ...twin }));
}

/** The publications of the same content of which nothing else is told. */
export const alsoOf = (event: OutboxEvent): string[] => ('taking' in event ? (event.taking.also ?? []) : []);

/** The publication that an event is about. */
export function publicationOf(event: OutboxEvent): string {
  if ('publication' in event) return event.publication;
  return 'taking' in event ? event.taking.publication : event.delivery.source.publication;
}

function takingOf({ kind, taking }: Extract<OutboxEvent, { taking: unknown }>): Outcome {
  const problem = problemIn(taking.state);
  if (kind === 'taken-back') return { account: taking.account, state: 'taken-back' };
  return { account: taking.account, state: 'taking-back', ...(problem ? { problem } : {}) };
}

function pausedOf({ account, state }: Delivery): Outcome[] {
  return state.kind === 'paused' ? [{ account, state: 'paused', until: state.until }] : [];
}

function outcomeOf({ kind, delivery }: Extract<OutboxEvent, { kind: 'done' | 'kept' }>): Outcome {
  const { account, source, statuses, plan } = delivery;
  const made = statuses[0]?.made;
  const keptHere = kind === 'kept';
  const told = plan.losses.filter(isSeenLate);
  const differs = allDifferences(statuses.flatMap((status) => status.made ?? []));
  const found = { ...(told.length ? { losses: told } : {}), ...(differs.length ? { differs } : {}) };
  return keptHere || made?.scheduledFor !== undefined
    ? { account, state: 'scheduled', at: source.time, keptHere, ...found }
    : { account, state: 'done', url: made?.url ?? '', ...found };
}

/** Whether a loss is of something that the page of a composer does not show. */
function isSeenLate({ kind }: Loss): boolean {
  return late.has(kind);
}

const late: ReadonlySet<Loss['kind']> = new Set<Loss['kind']>([
  'link-broken',
  'hashtag-cut',
  'captions',
  'quote-as-link',
  'label-unknown',
  'tags-outside',
  'languages',
  'link-left-out',
  'field-unknown',
]);

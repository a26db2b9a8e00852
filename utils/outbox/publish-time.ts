import type { Account } from '../post/account.ts';
import type { Delivery, Source } from './types.ts';

/** Mastodon refuses a time within five minutes (4.5, `ScheduledStatus`); a minute more for clocks that differ. */
export const soonest = 6 * 60_000;

/** Known to keep a status until its time; Hollo publishes it at once (0.10, tried 2026-11). */
const keepers = ['mastodon', 'gotosocial'];

type Timed = Pick<Source, 'scheduled' | 'time'>;

/** How a delivery's time is met: it goes now, the server keeps it until then, or it waits here. */
export type Scheduling = 'now' | 'server' | 'wait';

/**
 * What a delivery of a scheduled publication does at this time (milliseconds since 1970). Only a single status can be kept
 * by the server: replies to one that does not exist yet cannot.
 */
export function schedulingOf(
  { source, plan, keptHere }: Pick<Delivery, 'plan' | 'keptHere'> & { source: Timed },
  { server }: Account,
  now: number,
): Scheduling {
  if (!source.scheduled || source.time <= now) return 'now';
  const isKeeper = keepers.includes(server.software.toLowerCase());
  const isSingle = plan.statuses.length === 1;
  return isSingle && isKeeper && !keptHere && source.time - now > soonest ? 'server' : 'wait';
}

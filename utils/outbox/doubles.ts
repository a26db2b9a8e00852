import type { SignedIn } from '../mastodon/accounts.ts';
import type { StandingStatus } from '../mastodon/recent.ts';
import type { Twice } from '../post/notice.ts';
import { locksKeys } from './locks-keys.ts';
import type { Delivery } from './types.ts';

/*
 * Up to 4.5 Mastodon makes two statuses of one key that comes twice at the same instant, as from two browsers of one city. That is
 * looked for once, a moment later; which of the two is to go is the same whoever looks.
 */

/** That somebody looks whether what a record says stands twice; or that it does. */
export interface Look {
  /** The record's. */
  id: string;
  account: string;
  publication: string;
  /** When it is done, milliseconds since 1970. */
  at: number;
  /** How often it has failed. */
  tries: number;
  /** What was found, and waits for a person. */
  double?: Double;
}

/** What stands twice. */
export interface Double {
  /** Those that came later, in the thread's order. */
  second: Standing[];
  /** Those that stay, as many as the record has. */
  first: Standing[];
}

interface Standing {
  id: string;
  url: string;
}

/** A browser that sent at the same instant is heard of by then, from a slow server too; in milliseconds. */
const soon = 40_000;
/** After so long nobody is told any more, in milliseconds. */
const toldFor = 7 * 24 * 3_600_000;
const again = 60_000;
const mostTries = 3;

/** The look that a delivery needs which has just arrived; none where another browser can't have sent the same. */
export function lookFor(
  { id, account, source, statuses }: Delivery,
  { server }: Pick<SignedIn, 'server'>,
  now: number,
): Look | undefined {
  const isKept = statuses.some(({ made }) => made?.scheduledFor !== undefined);
  if (source.platform === 'here' || isKept || locksKeys(server)) return undefined;
  return { id, account, publication: source.publication, at: now + soon, tries: 0 };
}

/** What becomes of a look that has found this; nothing where it is over. */
export const looked = (look: Look, double: Double | undefined, now: number): Look | undefined =>
  double && !look.double ? { ...look, double, at: now + toldFor } : undefined;

/** What becomes of one that failed. */
export function failedLook(look: Look, now: number): Look | undefined {
  const tries = look.tries + 1;
  return tries < mostTries ? { ...look, tries, at: now + again } : undefined;
}

/** What is told of those that came later: where they are. */
export const twiceOf = (second: readonly Pick<Standing, 'url'>[]): Twice => ({
  links: second.flatMap(({ url }) => url || []),
});

/** How far two may be apart that were sent at the same instant, in milliseconds: a slow server makes one of them later. */
const atOnce = 5 * 60_000;

/**
 * What of these statuses stands at the account once more. `known` are the ids of all that is known to be something, these among
 * them. The one that came first stays; of a thread, what replies to that.
 */
export function doubleOf(
  own: readonly Standing[],
  recent: readonly StandingStatus[],
  known: ReadonlySet<string>,
): Double | undefined {
  const second: Standing[] = [];
  const first: Standing[] = [];
  for (const { id, url } of own) {
    const mine = recent.find((each) => each.id === id);
    const twins = mine ? recent.filter((each) => !known.has(each.id) && isTwin(each, mine)) : [];
    if (!mine || twins.length === 0) {
      first.push({ id, url });
      continue;
    }
    const before = first.at(-1)?.id;
    const [stays, ...others] = [mine, ...twins].sort(
      (a, b) => repliesTo(b, before) - repliesTo(a, before) || byOrder(a, b),
    );
    if (stays) first.push(standing(stays));
    second.push(...others.map(standing));
  }
  return second.length ? { second, first } : undefined;
}

const standing = ({ id, url }: StandingStatus): Standing => ({ id, url });

const repliesTo = ({ replyTo }: StandingStatus, id: string | undefined) =>
  Number(id !== undefined && replyTo === id);

/** Every browser finds the same one to be the first. Ids grow with time, and may grow longer. */
const byOrder = (a: StandingStatus, b: StandingStatus) =>
  a.time - b.time || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);

function isTwin(one: StandingStatus, other: StandingStatus): boolean {
  const said = ({ text, links, media, replyTo }: StandingStatus) =>
    JSON.stringify([text, links, media, replyTo !== undefined]);
  return Math.abs(one.time - other.time) <= atOnce && said(one) === said(other);
}

import type { StandingStatus } from '../mastodon/recent.ts';
import { Problem } from '../post/problem.ts';
import { type Content, isSameContent, likenessOf } from '../post/same-content.ts';
import type { Origin, Post, Segment } from '../post/types.ts';
import type { Delivery } from './types.ts';

/** What is kept of a post for as long as the same may come from another platform, by the id of its delivery. */
export interface KeptContent {
  id: string;
  account: string;
  platform: Origin;
  /** When it was published, milliseconds since 1970. */
  time: number;
  /** It is forgotten then, milliseconds since 1970. */
  until: number;
  content: Content;
  /** Where it stands on Mastodon, once it does. */
  url?: string;
}

/** What says the same as a delivery, and came first. */
export interface Twin {
  /** Where it stands; empty while it is on its way. */
  url: string;
  /** Milliseconds since 1970. */
  time: number;
  /** The delivery that it is of, and where its post was published; missing for what stands there and this browser doesn't know. */
  id?: string;
  platform?: Origin;
}

/** A delivery that asks, because the same stands there or is on its way. */
export function withTwin(delivery: Delivery, twin: Twin): Delivery {
  const problem = new Problem('refused', 'stands-already').report;
  return { ...delivery, twin, state: { kind: 'asks', problem } };
}

/** What of a post is compared: its pictures are looked at only where the words of another make it needed, or when they leave. */
export function contentOf({ parts }: Post): Content {
  const isPictured = parts.some(({ media }) => media.some(({ kind }) => kind === 'image'));
  return {
    text: parts.map(({ segments }) => segments.map(textOf).join('')).join('\n'),
    links: parts.flatMap(({ segments, links }) => [
      ...segments.flatMap((segment) => (segment.kind === 'link' ? [segment.url] : [])),
      ...links,
    ]),
    pictures: isPictured ? undefined : [],
  };
}

function textOf(segment: Segment): string {
  if (segment.kind === 'mention') return `@${segment.name}`;
  return segment.kind === 'hashtag' ? `#${segment.tag}` : segment.text;
}

/**
 * It is for pictures to say, and nobody has looked at all of them yet: the ids of the others whose pictures are missing, none
 * where only its own are.
 */
export type Unseen = string[];

/** What has become of a claim: pictures have to be looked at first, or this is on its way of its publication. */
export type Settled = { unseen: Unseen; made?: never } | { made: Delivery[]; unseen?: never };

/** What of the same account is the same as this, published no longer than `within` milliseconds before or after it. */
export function twinAmong(
  one: KeptContent,
  others: readonly KeptContent[],
  within: number,
): { twin: Twin | undefined; unseen?: never } | { unseen: Unseen } {
  const alike = others
    .filter(
      ({ id, account, time }) =>
        id !== one.id && account === one.account && Math.abs(time - one.time) <= within,
    )
    .map((other) => ({ ...other, likeness: likenessOf(other.content, one.content) }))
    .filter(({ likeness }) => likeness !== 'other');
  const [found] = alike;
  if (found?.likeness === 'unseen') {
    return { unseen: alike.flatMap(({ id, content }) => (content.pictures ? [] : id)) };
  }
  return {
    twin: found && { url: found.url ?? '', time: found.time, id: found.id, platform: found.platform },
  };
}

/**
 * The same among what stands at the account, its threads each as one: which pictures they have is not known, so that words alone
 * decide. `known` are the addresses of what was compared by its pictures too.
 */
export function twinStanding(
  { content, time }: KeptContent,
  statuses: readonly StandingStatus[],
  within: number,
  known: ReadonlySet<string>,
): Twin | undefined {
  const found = statuses.find(
    (status) =>
      status.replyTo === undefined &&
      !known.has(status.url) &&
      Math.abs(status.time - time) <= within &&
      isSameContent(content, wholeOf(status, statuses)),
  );
  return found && { url: found.url, time: found.time };
}

function wholeOf(first: StandingStatus, all: readonly StandingStatus[]): Content {
  const thread = [first];
  for (let next: StandingStatus | undefined = first; next && thread.length <= all.length; ) {
    const { id }: StandingStatus = next;
    next = all.find(({ replyTo }) => replyTo === id);
    if (next) thread.push(next);
  }
  return {
    text: thread.map(({ text }) => text.replace(/\s*\(\d+\/\d+\)\s*$/, '')).join('\n'),
    links: thread.flatMap(({ links }) => links),
    pictures: [],
  };
}

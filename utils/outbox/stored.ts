import * as v from 'valibot';
import { entriesOf, lineUpTo, moment, serverId, textUpTo, webAddress, wholeNumber } from '../post/bounds.ts';
import { storedFurther } from '../post/further-source.ts';
import { platforms } from '../post/platforms.ts';
import { storedDifferences } from '../post/stored-differences.ts';
import { storedRule } from '../post/stored-rule.ts';
import type { Origin } from '../post/types.ts';
import type { Claim, Delivery, StoredMedia, TakingBack } from './types.ts';

/*
 * What waits in the outbox, as any version may have stored it. What decides whether something was sent already, and where it
 * goes, has to be whole: without it the entry is broken, and a person decides. What only says when it is tried again has a
 * value where it is none. Further fields stay as they are.
 */

/** A plan of more statuses goes nowhere: it would be a server's strange limits that made it. */
export const mostStatuses = 500;

const text = v.string();
const platform = v.picklist([...platforms, 'here']);
const kind = v.picklist(['image', 'video']);
const index = wholeNumber(0, 10_000);

const problem = v.looseObject({
  kind: text,
  reason: text,
  detail: v.fallback(lineUpTo(500), ''),
  retryAt: v.fallback(v.optional(moment), undefined),
});

/** How it goes on. What is no time is now; what is no state asks a person. */
const going = [
  v.looseObject({ kind: v.literal('sending') }),
  v.looseObject({
    kind: v.literal('waiting'),
    problem,
    attempts: v.fallback(wholeNumber(0, 1_000_000), 0),
    nextTryAt: v.fallback(moment, 0),
  }),
  v.looseObject({ kind: v.picklist(['asks', 'failed']), problem }),
] as const;
const held = v.looseObject({ kind: v.picklist(['paused', 'planned']), until: moment });
const asking = { kind: 'asks', problem: { kind: 'refused', reason: 'bug', detail: '' } } as const;
const claimState = v.fallback(v.union(going), asking);
const deliveryState = v.fallback(v.union([...going, held]), asking);

const tab = v.fallback(v.optional(v.number()), undefined);

const status = v.looseObject({
  text,
  spoilerText: text,
  sensitive: v.boolean(),
  language: v.optional(text),
  visibility: v.picklist(['public', 'unlisted', 'private', 'direct']),
  media: v.array(index),
  replyTo: v.optional(index),
  // What a poll, a reply or a quote lacks would be another post.
  written: v.optional(
    v.looseObject({
      poll: v.optional(v.looseObject({ options: v.array(text), lasts: v.number(), multiple: v.boolean() })),
      quotePolicy: v.optional(text),
      answers: v.optional(serverId),
      quotes: v.optional(serverId),
    }),
  ),
});

const made = v.looseObject({
  ...{ id: serverId, url: text, scheduledFor: v.optional(moment) },
  at: v.fallback(v.optional(moment), undefined),
  differs: v.fallback(v.optional(storedDifferences), undefined),
});

const progress = v.looseObject({
  key: v.pipe(text, v.minLength(1)),
  media: v.array(
    v.nullish(
      v.looseObject({ id: serverId, ready: v.boolean(), at: v.fallback(v.optional(moment), undefined) }),
    ),
  ),
  askedAt: v.optional(moment),
  sentAt: v.fallback(v.optional(moment), undefined),
  made: v.optional(made),
});

const twin = v.looseObject({
  ...{ url: webAddress, time: moment },
  id: v.optional(text),
  platform: v.optional(platform),
});

const delivery = v.pipe(
  v.looseObject({
    ...{ id: text, account: text, tab, state: deliveryState },
    source: v.looseObject({
      ...{ platform, profile: text, profileName: text, publication: text, address: text, time: moment },
      scheduled: v.optional(v.boolean()),
      reason: v.optional(text),
      parts: v.fallback(v.optional(v.array(text)), undefined),
    }),
    // What was lost was told when it was planned.
    plan: v.looseObject({
      statuses: v.pipe(v.array(status), v.maxLength(mostStatuses)),
      losses: entriesOf(v.looseObject({ kind: text }), 1000),
    }),
    dropCredit: v.optional(v.boolean()),
    statuses: v.array(progress),
    approved: v.fallback(v.boolean(), false),
    keptHere: v.optional(v.boolean()),
    // Only a person's word lets a file go as it is.
    asItIs: v.fallback(v.optional(v.boolean()), undefined),
    mediaFailures: v.fallback(v.optional(v.record(text, index)), undefined),
    twin: v.fallback(v.optional(twin), undefined),
    further: v.fallback(v.optional(storedFurther), undefined),
    alone: v.fallback(v.optional(v.boolean()), undefined),
    before: v.fallback(v.optional(v.pipe(v.array(serverId), v.maxLength(100))), undefined),
  }),
  v.check(({ plan, statuses }) => plan.statuses.length === statuses.length),
  v.check(({ plan }) => plan.statuses.every(({ replyTo }, at) => replyTo === undefined || replyTo < at)),
);

const claim = v.looseObject({
  ...{ id: text, tab, state: claimState },
  until: v.fallback(v.optional(moment), undefined),
  publication: v.looseObject({
    ...{ platform, profile: text, id: text, address: text, time: moment },
    scheduled: v.optional(v.boolean()),
    parts: v.pipe(v.array(v.looseObject({ id: text, revision: text, text })), v.minLength(1)),
  }),
  profile: v.looseObject({ platform, id: text, name: text }),
  rules: v.array(v.looseObject({ account: text, rule: storedRule })),
  after: moment,
  asked: v.boolean(),
  edits: v.optional(v.looseObject({})),
  undescribed: v.fallback(
    v.optional(v.array(v.looseObject({ index, kind, file: v.instance(Blob), proposal: text }))),
    undefined,
  ),
});

const takingBack = v.looseObject({
  ...{ id: text, account: text, publication: text, state: claimState },
  double: v.fallback(v.optional(text), undefined),
  also: v.fallback(v.optional(v.array(text)), undefined),
  statuses: v.array(v.looseObject({ id: serverId, url: v.fallback(webAddress, '') })),
});

const medium = v.looseObject({
  ...{ publication: text, index, kind, file: v.instance(Blob), description: text },
  machineMade: v.optional(v.boolean()),
});

/*
 * The schemas say what the types say. Not to the letter: what may be undefined may be missing, and what nobody relies on
 * before it is looked at again (edits, losses, a problem's reason) has no shape here.
 */
export const storedDelivery = delivery as unknown as v.GenericSchema<unknown, Delivery>;
export const storedClaim = claim as unknown as v.GenericSchema<unknown, Claim>;
export const storedTakingBack = takingBack as unknown as v.GenericSchema<unknown, TakingBack>;
export const storedMedium = medium as unknown as v.GenericSchema<unknown, StoredMedia>;

/** As much of an entry as names it to a person, whatever else is wrong with it. */
export interface BrokenEntry {
  id: string;
  account: string;
  profileName: string;
  platform: Origin;
  /** Where the post is read, empty where that is not known. */
  address: string;
  /** Milliseconds since 1970; 0 where that is not known. */
  time: number;
  excerpt: string;
}

const said = v.fallback(textUpTo(300), '');
const anything = v.fallback(v.looseObject({}), {});
const source = v.object({
  platform: v.fallback(platform, 'bluesky'),
  profileName: said,
  address: webAddress,
  time: v.fallback(moment, 0),
});

/** What is known of an entry that is broken. */
export function brokenEntry(entry: unknown): BrokenEntry {
  const { id, account, ...rest } = v.parse(v.looseObject({ id: said, account: said }), Object(entry));
  const from = v.parse(anything, rest.source ?? rest.publication);
  const { statuses } = v.parse(
    v.object({ statuses: entriesOf(v.object({ text: said }), 1) }),
    Object(rest.plan),
  );
  const parts = v.parse(entriesOf(v.object({ text: said }), 1), from.parts);
  const excerpt = [...statuses, ...parts][0]?.text ?? '';
  return { id, account, ...v.parse(source, from), excerpt };
}

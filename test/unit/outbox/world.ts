import 'fake-indexeddb/auto';
import {
  newestRecords,
  readRecord,
  recordsOf,
  recordsWithSource,
  wipeLedger,
  writeRecord,
} from '../../../utils/ledger/records.ts';
import type { SignedIn } from '../../../utils/mastodon/accounts.ts';
import { recordTakenBack } from '../../../utils/outbox/decisions.ts';
import type { OutboxEvent } from '../../../utils/outbox/events.ts';
import { finish, recordOf } from '../../../utils/outbox/finish.ts';
import { knownStatuses } from '../../../utils/outbox/known-statuses.ts';
import { createOutbox, type Outbox, type OutboxIo } from '../../../utils/outbox/outbox.ts';
import { recordSingle } from '../../../utils/outbox/single.ts';
import { addSource } from '../../../utils/outbox/sources.ts';
import { statusKey } from '../../../utils/outbox/status-key.ts';
import * as store from '../../../utils/outbox/store.ts';
import type { Claim, Delivery } from '../../../utils/outbox/types.ts';
import { vouchFor } from '../../../utils/post/freed-file.ts';
import type { Plan } from '../../../utils/post/plan.ts';
import type { Progress } from '../../../utils/post/progress.ts';
import { newRule } from '../../../utils/post/rule.ts';
import type { Media, Post, Publication } from '../../../utils/post/types.ts';
import { createServer, type FakeServer } from './server.ts';

/** What decisions need of the ledger. */
export const ledger = { readRecord, writeRecord, recordsOf, recordsWithSource };

export const start = Date.parse('2026-11-22T09:00:00Z');
export const minutes = (count: number) => count * 60_000;
export const stadt = 'stadt@krefeld.example';

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;

/** A thread as it is published; every text becomes a status, and the media belong to the first. */
export interface Written {
  texts: string[];
  scheduled?: boolean;
  media?: Media[];
  time?: number;
}

/** The outbox with its real store, and servers, a clock and a source that the test holds. */
export async function createWorld(servers: Record<string, (now: () => number) => FakeServer> = {}) {
  await Promise.all([store.wipeOutbox(), wipeLedger()]);
  const clock = { now: start };
  const now = () => clock.now;
  const byAccount = new Map<string, FakeServer>();
  const accounts = new Map<string, SignedIn>();
  for (const [id, make] of Object.entries({ [stadt]: createServer, ...servers })) {
    byAccount.set(id, make(now));
    accounts.set(id, accountOf(id));
  }
  const written = new Map<string, Written>();
  const events: Exclude<OutboxEvent, { kind: 'progress' }>[] = [];
  const progress: Progress[] = [];
  const alarm: { at: number | undefined } = { at: undefined };
  const awake: boolean[] = [];
  const reread: string[] = [];

  const serverOf = (id: string): FakeServer => {
    const server = byAccount.get(id);
    if (!server) throw new Error(`${id} has no server`);
    return server;
  };

  const io: OutboxIo = {
    ...store,
    save: store.writeDelivery,
    now,
    pause: async (milliseconds) => {
      clock.now += milliseconds;
    },
    keyOf: statusKey,
    random: () => 0.5,
    prepare: async (media) => ({ ...media, file: vouchFor(media.file) }),
    upload: ({ id }, ...rest) => serverOf(id).upload(...rest),
    isReady: ({ id }, ...rest) => serverOf(id).isReady(...rest),
    isInOrder: async ({ id }) => serverOf(id).isInOrder(),
    post: ({ id }, status, media, ...rest) =>
      serverOf(id).post(
        status,
        media.map((one) => one.id),
        ...rest,
      ),
    describeMade: async (_account, _status, _media, _replyTo, made) => made,
    find: ({ id }, status, replyTo, since, known) => serverOf(id).find(status, replyTo, since, known),
    findScheduled: ({ id }, status, time, known) => serverOf(id).findScheduled(status, time, known),
    plan: (post) => planOf(post),
    remove: async ({ id }, status) => serverOf(id).remove(status),
    recordTakenBack: (id) => recordTakenBack(id, { ...store, ...ledger, now }),
    recent: async ({ id }) => serverOf(id).recent(),
    readRecord,
    stillThere: async ({ id }, ids) => serverOf(id).stillThere(ids),
    findDouble: async () => undefined,
    addSource: (id, source) => addSource(id, source),
    recordSingle: (id) => recordSingle(id),
    // Nothing is compared, and nothing wakes it to be forgotten, but where a test wants it.
    sameWithin: async () => 0,
    print: async () => undefined,
    readAccount: async (id) => accounts.get(id),
    markSignedOut: async (id) => {
      accounts.set(id, { ...accountOf(id), signedIn: false });
    },
    rereadServer: async (id) => {
      reread.push(id);
    },
    isRecorded: async (id) => (await readRecord(id))?.outcome === 'mirrored',
    wasTakenBack: async (id) => (await readRecord(id))?.outcome === 'taken-back',
    knownStatuses: (account) => knownStatuses(account),
    finish: (delivery) => finish(delivery, now()),
    capture: async ({ id }) => {
      const source = written.get(id);
      if (!source) throw new Error(`${id} was not written`);
      return postOf(source);
    },
    tell(event) {
      if (event.kind === 'progress') progress.push(event.progress);
      else events.push(event);
    },
    wakeAt: async (time) => {
      alarm.at = time;
    },
    keepAwake: (is) => awake.push(is),
  };

  /** The first half of `finish`. */
  const record = (delivery: Delivery) => writeRecord(recordOf(delivery, 'mirrored', now()));

  return {
    ...{ io, clock, accounts, events, progress, alarm, awake, reread, record },
    server: serverOf(stadt),
    serverOf,
    deliveries: store.listDeliveries,
    claims: store.listClaims,
    records: () => newestRecords(100),

    /** The claim of a post that a person armed, or asked for, before it is stored. */
    async written(id: string, what: Written, claim: Partial<Claim> & { to?: string[] } = {}): Promise<Claim> {
      written.set(id, what);
      const { to = [stadt], ...change } = claim;
      return { ...claimOf(id, what, to), ...change };
    },

    /** The same, and it is there. */
    async publish(...what: Parameters<typeof this.written>): Promise<Claim> {
      const made = await this.written(...what);
      await store.addClaim(made);
      return made;
    },

    /** Drains, and again whenever the outbox wants to be woken, until it does not any more. */
    async settle(outbox: Outbox = createOutbox(io), until = Number.POSITIVE_INFINITY): Promise<void> {
      await outbox.drain();
      while (alarm.at !== undefined && alarm.at <= until) {
        clock.now = Math.max(clock.now, alarm.at);
        await outbox.drain();
      }
    },
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

export function accountOf(id: string): SignedIn {
  const [username = '', host = ''] = id.split('@');
  return {
    ...{ id, host, username, displayName: username, url: `https://${host}/@${username}`, avatar: '' },
    ...{ signedIn: true, token: 'geheim', remoteId: '1' },
    server: { title: host, software: 'mastodon', version: '4.5.0', rules: [] },
    limits: {
      ...{ characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 20 },
      ...{ imageBytes: 1000, imagePixels: 1000, videoBytes: 2000 },
      mimeTypes: ['image/png', 'video/mp4'],
    },
  };
}

export const picture = (description = '', bytes = 10): Media => ({
  kind: 'image',
  file: new Blob(['x'.repeat(bytes)], { type: 'image/png' }),
  description,
});

export const video = (description = ''): Media => ({
  kind: 'video',
  file: new Blob(['x'], { type: 'video/mp4' }),
  description,
});

export function publicationOf(id: string, time: number, scheduled = false): Publication {
  const parts = [{ id, revision: 'r', text: id }];
  return {
    platform: 'bluesky',
    profile: profile.id,
    id,
    address: `https://bsky.app/${id}`,
    time,
    scheduled,
    parts,
  };
}

function claimOf(id: string, { time = start, scheduled }: Written, to: string[]): Claim {
  return {
    ...{
      id,
      publication: publicationOf(id, time, scheduled),
      profile,
      after: time - 1000,
      asked: false,
      tab: 7,
    },
    state: { kind: 'sending' },
    rules: to.map((account) => ({ account, rule: newRule(profile, to) })),
  };
}

function postOf({ texts, media = [], time = start }: Written): Post {
  const parts = texts.map((text, index) => ({
    ...{ segments: [{ kind: 'text' as const, text }], links: [], labels: [] },
    media: index === 0 ? media : [],
  }));
  return { parts, language: 'de', time };
}

function planOf(post: Post): Plan {
  const statuses = post.parts.map(({ segments, media }, index) => ({
    ...{ text: segments.map((each) => ('text' in each ? each.text : '')).join(''), spoilerText: '' },
    ...{ sensitive: false, language: 'de', visibility: 'public' as const },
    media: media.map((_, place) => place),
    replyTo: index ? index - 1 : undefined,
  }));
  return { statuses, losses: [] };
}

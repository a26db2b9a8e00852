import type { DBSchema } from 'idb';
import type { Migration } from '../database.ts';
import type { ProblemReport } from '../post/problem.ts';
import { wholeOf } from '../post/set-aside.ts';
import type { PublishedPart } from '../post/types.ts';
import type { Look } from './doubles.ts';
import type { DeliveryState } from './machine.ts';
import { storedClaim, storedDelivery } from './stored.ts';
import { turnOfClaim, turnOfDelivery, withTurn } from './turn.ts';
import type { KeptContent } from './twins.ts';
import type { Claim, Delivery, StoredMedia, TakingBack } from './types.ts';
import type { KeptWords } from './words.ts';

/** What the outbox's database holds in its newest version. */
export interface Schema extends DBSchema {
  claims: { key: string; value: Claim; indexes: { turn: number; queue: number } };
  deliveries: {
    key: string;
    value: Delivery;
    indexes: { publication: string; turn: number; queue: [account: string, uploads: number, order: number] };
  };
  /** Of what was sent within the time in which the same may come again. */
  contents: {
    key: string;
    value: KeptContent;
    indexes: { time: [account: string, time: number]; until: number };
  };
  media: { key: [string, number]; value: StoredMedia; indexes: { publication: string } };
  takingBack: { key: string; value: TakingBack };
  looks: { key: string; value: Look; indexes: { turn: [account: string, at: number] } };
  words: { key: string; value: KeptWords; indexes: { until: number } };
}

/** What makes the outbox's database of each version one of the next, from none at all. What was released stays as it is. */
export const migrations: Migration<Schema>[] = [
  (created) => {
    created.createObjectStore('claims', { keyPath: 'id' });
    const deliveries = created.createObjectStore('deliveries', { keyPath: 'id' });
    deliveries.createIndex('publication', 'source.publication');
    const media = created.createObjectStore('media', { keyPath: ['publication', 'index'] });
    media.createIndex('publication', 'publication');
  },
  async (_database, transaction) => {
    const claims = transaction.objectStore('claims');
    for (const claim of await claims.getAll()) await claims.put(withFilesInside(claim));
  },
  async (_database, transaction) => {
    const claims = transaction.objectStore('claims');
    for (const claim of await claims.getAll()) await claims.put(withState(claim));
    const deliveries = transaction.objectStore('deliveries');
    for (const delivery of await deliveries.getAll()) await deliveries.put(withState(delivery));
  },
  (created) => {
    created.createObjectStore('takingBack', { keyPath: 'id' });
  },
  async (_database, transaction) => {
    const claims = transaction.objectStore('claims');
    claims.createIndex('turn', 'turn.at');
    claims.createIndex('queue', 'turn.order');
    for (const stored of await claims.getAll()) {
      const claim = wholeOf(storedClaim, stored);
      if (claim) await claims.put(withTurn(claim, turnOfClaim(claim)));
    }
    const deliveries = transaction.objectStore('deliveries');
    deliveries.createIndex('turn', 'turn.at');
    deliveries.createIndex('queue', ['account', 'turn.uploads', 'turn.order']);
    for (const stored of await deliveries.getAll()) {
      const delivery = wholeOf(storedDelivery, stored);
      if (delivery) await deliveries.put(withTurn(delivery, turnOfDelivery(delivery)));
    }
  },
  (database) => {
    const contents = database.createObjectStore('contents', { keyPath: 'id' });
    contents.createIndex('time', ['account', 'time']);
    contents.createIndex('until', 'until');
  },
  (database) => {
    database.createObjectStore('looks', { keyPath: 'id' }).createIndex('turn', ['account', 'at']);
  },
  (database) => {
    database.createObjectStore('words', { keyPath: 'id' }).createIndex('until', 'until');
  },
];

/** What version 2 said of how something goes on: several fields that only together said what is. */
interface Trying2 {
  attempts?: number;
  nextTryAt?: number;
  problem?: ProblemReport;
  state?: unknown;
  source?: { scheduled?: boolean; time?: number };
}

function withState<Entry extends Claim | Delivery>(stored: Entry): Entry {
  const { attempts, nextTryAt, problem, state, ...rest } = stored as Omit<Entry, 'state'> & Trying2;
  return { ...rest, state: stateOf({ attempts, nextTryAt, problem, state, source: rest.source }) } as Entry;
}

function stateOf({
  attempts = 0,
  nextTryAt = 0,
  problem,
  state,
  source,
}: Trying2): DeliveryState | undefined {
  // What can't be read is looked at when it is read.
  if (state !== 'due') {
    return (state === 'asks' || state === 'failed') && problem ? { kind: state, problem } : undefined;
  }
  if (problem) return { kind: 'waiting', problem, attempts, nextTryAt };
  const isPlanned = source?.scheduled === true && nextTryAt > 0 && nextTryAt === source.time;
  return isPlanned ? { kind: 'planned', until: nextTryAt } : { kind: 'sending' };
}

/** Version 1 kept a publication's files beside it, in the order of the media of all its parts. */
interface Claim1 extends Claim {
  files?: (Blob | undefined)[];
}

function withFilesInside({ files = [], ...claim }: Claim1): Claim {
  const { publication } = claim;
  return { ...claim, publication: { ...publication, parts: withFiles(publication.parts, files) } };
}

function withFiles(parts: readonly PublishedPart[], files: readonly (Blob | undefined)[]): PublishedPart[] {
  let next = 0;
  return parts.map((part) => {
    const { content } = part;
    if (!content) return part;
    const media = content.media.map((each) => {
      const file = files[next];
      next += 1;
      return file ? { ...each, file } : each;
    });
    return { ...part, content: { ...content, media } };
  });
}

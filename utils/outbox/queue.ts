import { wholeOf } from '../post/set-aside.ts';
import type { Look } from './doubles.ts';
import { outbox } from './read.ts';
import { isDue } from './retry-times.ts';
import { storedClaim, storedDelivery } from './stored.ts';
import { storedLook } from './stored-look.ts';
import { holds } from './turn.ts';
import type { Claim, Delivery } from './types.ts';

/*
 * Who is next. Asked by index: what a question costs does not grow with what waits. Times are in milliseconds since 1970.
 */

/** After every number and text in the order of keys (Indexed Database API 3.0, "compare two keys"). */
const last = [] as never[] & number; // what keys are made of, and no number

/** The accounts for which something waits that may go by itself. */
export async function queuedAccounts(): Promise<string[]> {
  const index = (await outbox.open()).transaction('deliveries').store.index('queue');
  const found: string[] = [];
  for (let cursor = await index.openKeyCursor(); cursor; ) {
    const [account] = cursor.key;
    found.push(account);
    cursor = await cursor.continue([account, last, 0]);
  }
  return found;
}

/** What is next for an account: the delivery whose turn it is, or the one that all others wait for. */
export interface Next {
  delivery?: Delivery;
  holder?: Delivery;
}

/** Of what is due at `now`, the first that was published, but for those in `tried`. */
export async function nextFor(account: string, now: number, tried: ReadonlySet<string>): Promise<Next> {
  const [plain, uploading] = await Promise.all(
    ([0, 1] as const).map((uploads) => firstOf(account, uploads, now, tried)),
  );
  const both = [plain ?? {}, uploading ?? {}];
  const [holder] = both
    .flatMap((one) => (one.holder && holds(one.holder) === 'all' ? [one.holder] : []))
    .sort(byOrder);
  const [delivery] = both.flatMap((one) => one.delivery ?? []).sort(byOrder);
  if (delivery && (!holder || byOrder(delivery, holder) < 0)) return { delivery };
  const found = holder ?? uploading?.holder;
  return found ? { holder: found } : {};
}

async function firstOf(
  account: string,
  uploads: 0 | 1,
  now: number,
  tried: ReadonlySet<string>,
): Promise<Next> {
  const index = (await outbox.open()).transaction('deliveries').store.index('queue');
  const range = IDBKeyRange.bound([account, uploads], [account, uploads, last]);
  for (let cursor = await index.openCursor(range); cursor; cursor = await cursor.continue()) {
    const delivery = wholeOf(storedDelivery, cursor.value);
    if (!delivery) continue;
    // What was tried and could not even be written does not hold up the others.
    if (isDue(delivery.state, now)) {
      if (!tried.has(delivery.id)) return { delivery };
    } else if (holds(delivery)) return { holder: delivery };
  }
  return {};
}

const byOrder = (one: Delivery, other: Delivery) =>
  one.source.time - other.source.time || (one.id < other.id ? -1 : 1);

/** The claim whose turn it is, but for those in `tried`. */
export async function nextClaim(now: number, tried: ReadonlySet<string>): Promise<Claim | undefined> {
  const index = (await outbox.open()).transaction('claims').store.index('queue');
  for (let cursor = await index.openCursor(); cursor; cursor = await cursor.continue()) {
    const claim = wholeOf(storedClaim, cursor.value);
    if (claim && !tried.has(claim.id) && isDue(claim.state, now)) return claim;
  }
  return undefined;
}

/** The next time after `now` at which something is to be tried. */
export async function nextTurnAfter(now: number): Promise<number | undefined> {
  const transaction = (await outbox.open()).transaction(['claims', 'deliveries']);
  const later = IDBKeyRange.lowerBound(now, true);
  const cursors = await Promise.all([
    transaction.objectStore('claims').index('turn').openKeyCursor(later),
    transaction.objectStore('deliveries').index('turn').openKeyCursor(later),
  ]);
  const times = cursors.flatMap((cursor) => cursor?.key ?? []);
  return times.length ? Math.min(...times) : undefined;
}

/** For each account when the first of its records is to be looked for, milliseconds since 1970. */
export async function firstLooks(): Promise<{ account: string; at: number }[]> {
  const index = (await outbox.open()).transaction('looks').store.index('turn');
  const found: { account: string; at: number }[] = [];
  for (let cursor = await index.openKeyCursor(); cursor; ) {
    const [account, at] = cursor.key;
    found.push({ account, at });
    cursor = await cursor.continue([account, last]);
  }
  return found;
}

/** The first look of an account that is due at `now`, but for those in `tried`. */
export async function nextLook(
  account: string,
  now: number,
  tried: ReadonlySet<string>,
): Promise<Look | undefined> {
  const index = (await outbox.open()).transaction('looks').store.index('turn');
  const range = IDBKeyRange.bound([account], [account, now]);
  for (let cursor = await index.openCursor(range); cursor; cursor = await cursor.continue()) {
    const look = wholeOf(storedLook, cursor.value);
    if (look && !tried.has(look.id)) return look;
  }
  return undefined;
}

/** What is on its way of a publication. */
export async function deliveriesOfPublication(publication: string): Promise<Delivery[]> {
  const stored: unknown[] = await (await outbox.open()).getAllFromIndex(
    'deliveries',
    'publication',
    publication,
  );
  return stored.flatMap((each) => wholeOf(storedDelivery, each) ?? []);
}

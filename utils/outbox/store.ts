import type { IDBPObjectStore, IDBPTransaction } from 'idb';
import { wholeOf } from '../post/set-aside.ts';
import type { Look } from './doubles.ts';
import type { Schema } from './migrations.ts';
import { outbox } from './read.ts';
import { storedClaim, storedDelivery, storedTakingBack } from './stored.ts';
import { turnOfClaim, turnOfDelivery, withTurn } from './turn.ts';
import { type KeptContent, type Settled, twinAmong, type Unseen, withTwin } from './twins.ts';
import type { Claim, Delivery, StoredMedia, TakingBack } from './types.ts';
import type { KeptWords } from './words.ts';

export * from './contents.ts';
export * from './queue.ts';
export * from './read.ts';

/** Written to the disk, not only to its cache, before the next step: a crash must not forget what was sent. */
const strict = { durability: 'strict' } as const;

/** A transaction that writes. What hinders it, a full disk for one, is told by what is written in it, or by its end. */
type StoreName = 'claims' | 'deliveries' | 'media' | 'takingBack' | 'contents' | 'looks' | 'words';

async function begun<Names extends StoreName[]>(names: Names) {
  const transaction = (await outbox.open()).transaction(names, 'readwrite', strict);
  // Where a write is refused, nobody waits for the end any more.
  transaction.done.catch(() => {});
  return transaction;
}

const queued = (delivery: Delivery) => withTurn(delivery, turnOfDelivery(delivery));
const queuedClaim = (claim: Claim) => withTurn(claim, turnOfClaim(claim));

/** Takes out a claim or delivery that cannot be read, with the media that nobody else needs. */
export async function removeBroken(id: string): Promise<void> {
  const transaction = await begun(['claims', 'deliveries', 'media']);
  for (const [name, schema] of [
    ['claims', storedClaim],
    ['deliveries', storedDelivery],
  ] as const) {
    const store = transaction.objectStore(name);
    const stored: unknown = await store.get(id);
    if (stored !== undefined && !wholeOf<unknown>(schema, stored)) await store.delete(id);
  }
  const needed = transaction.objectStore('deliveries').index('publication');
  const media = transaction.objectStore('media');
  for (const key of await media.getAllKeys()) {
    if ((await needed.count(key[0])) === 0) await media.delete(key);
  }
  await transaction.done;
}

/** False if the publication is claimed already: then nothing is changed. */
export async function addClaim(claim: Claim): Promise<boolean> {
  const transaction = await begun(['claims']);
  const isNew = (await transaction.objectStore('claims').get(claim.id)) === undefined;
  if (isNew) await transaction.objectStore('claims').put(queuedClaim(claim));
  await transaction.done;
  return isNew;
}

/** Does nothing for a claim that was settled or given up meanwhile. */
export async function writeClaim(claim: Claim): Promise<void> {
  await changeClaim(claim.id, () => claim);
}

/** Reads and writes in one step; a claim that `change` gives nothing for is taken out. */
export async function changeClaim(id: string, change: (now: Claim) => Claim | undefined): Promise<void> {
  const transaction = await begun(['claims']);
  const claims = transaction.objectStore('claims');
  const stored: unknown = await claims.get(id);
  const now = wholeOf(storedClaim, stored);
  const next = now && change(now);
  if (next && next !== now) await claims.put(queuedClaim(next));
  if (now && !next) await claims.delete(id);
  await transaction.done;
}

/**
 * In one step: the claim is gone, its deliveries are there. A delivery that is there already stays as it is. Does nothing
 * for a claim that was given up meanwhile. `contents` are what of the deliveries is compared with what was sent `within` so
 * many milliseconds, and kept for as long: a delivery that has its twin asks. Where pictures have to be looked at for that,
 * nothing is changed, and it gives which; else all that is on its way of the publication now.
 */
export async function settleClaim(
  id: string,
  deliveries: Delivery[],
  media: StoredMedia[],
  contents: KeptContent[] = [],
  within = 0,
): Promise<Settled> {
  const transaction = await begun(['claims', 'deliveries', 'media', 'contents']);
  const unseen: Unseen[] = [];
  const claims = transaction.objectStore('claims');
  const store = transaction.objectStore('deliveries');
  if (await claims.get(id)) {
    const kept = transaction.objectStore('contents');
    const made: { delivery: Delivery; content: KeptContent | undefined }[] = [];
    for (const delivery of deliveries) {
      if (await store.get(delivery.id)) continue;
      const content = contents.find((each) => each.id === delivery.id);
      const compared = content && twinAmong(content, await newestOf(kept, content, within), within);
      if (compared?.unseen) unseen.push(compared.unseen);
      else made.push({ delivery: compared?.twin ? withTwin(delivery, compared.twin) : delivery, content });
    }
    if (unseen.length) {
      await transaction.done;
      return { unseen: unseen.flat() };
    }
    for (const { delivery, content } of made) {
      await store.put(queued(delivery));
      if (content) await kept.put(content);
    }
    // Media go with the last delivery: without one nobody would take them out.
    if (deliveries.length) for (const each of media) await transaction.objectStore('media').put(each);
    await claims.delete(id);
  }
  const stored: unknown[] = await store.index('publication').getAll(id);
  await transaction.done;
  return { made: stored.flatMap((each) => wholeOf(storedDelivery, each) ?? []) };
}

/** With more than these of an account's newest within the time nothing is compared. */
const mostCompared = 50;

async function newestOf(
  contents: IDBPObjectStore<
    Schema,
    ('contents' | 'claims' | 'deliveries' | 'media')[],
    'contents',
    'readwrite'
  >,
  { account, time }: KeptContent,
  within: number,
): Promise<KeptContent[]> {
  const range = IDBKeyRange.bound([account, time - within], [account, time + within]);
  // Their keys first, and then all at once: a cursor waits for each.
  const keys = (await contents.index('time').getAllKeys(range)).slice(-mostCompared).reverse();
  const found = await Promise.all(keys.map((key) => contents.get(key)));
  return found.filter((each) => each !== undefined);
}

/** In one step: what was written here is on the disk. A delivery that is there already stays as it is. */
export async function addWritten(deliveries: Delivery[], media: StoredMedia[]): Promise<void> {
  const transaction = (await outbox.open()).transaction(['deliveries', 'media'], 'readwrite', strict);
  const store = transaction.objectStore('deliveries');
  for (const delivery of deliveries) if (!(await store.get(delivery.id))) await store.put(queued(delivery));
  if (deliveries.length) for (const each of media) await transaction.objectStore('media').put(each);
  await transaction.done;
}

/**
 * Rejects for a delivery that was taken out meanwhile: what was given up does not come back. Further sources stay as they are: who
 * sends it does not know of them.
 */
export async function writeDelivery(delivery: Delivery): Promise<void> {
  if (
    !(await changeDelivery(delivery.id, ({ further }) => ({ ...delivery, ...(further ? { further } : {}) })))
  )
    throw new Error(`${delivery.id} is no longer there`);
}

/**
 * Reads and writes in one step, so that nothing written in between is lost; a delivery that `change` gives nothing for is taken
 * out. Gives what stands then: nothing where it is gone.
 */
export async function changeDelivery(
  id: string,
  change: (now: Delivery) => Delivery | undefined,
): Promise<Delivery | undefined> {
  const transaction = await begun(['deliveries', 'media', 'contents', 'words']);
  const deliveries = transaction.objectStore('deliveries');
  const now = wholeOf(storedDelivery, await deliveries.get(id));
  const next = now && change(now);
  if (next && next !== now) await deliveries.put(queued(next));
  if (now && !next) {
    await takeOut(now, transaction);
    // What was given up is no reason to ask whether the same goes.
    await transaction.objectStore('contents').delete(id);
  }
  await transaction.done;
  return next;
}

/** Takes a delivery out that is done; with the last one of a publication its media go too. `words` are what is kept of it. */
export async function removeDelivery(delivery: Delivery, words?: KeptWords): Promise<void> {
  const transaction = await begun(['deliveries', 'media', 'contents', 'words']);
  if (words) await transaction.objectStore('words').put(words);
  await takeOut(delivery, transaction);
  const contents = transaction.objectStore('contents');
  const content = await contents.get(delivery.id);
  const url = delivery.statuses[0]?.made?.url;
  if (content && url) await contents.put({ ...content, url });
  await transaction.done;
}

async function takeOut(
  { id, source }: Delivery,
  transaction: IDBPTransaction<Schema, ('deliveries' | 'media' | 'contents' | 'words')[], 'readwrite'>,
): Promise<void> {
  const deliveries = transaction.objectStore('deliveries');
  await deliveries.delete(id);
  if ((await deliveries.index('publication').count(source.publication)) > 0) return;
  const media = transaction.objectStore('media');
  for (const key of await media.index('publication').getAllKeys(source.publication)) await media.delete(key);
}

/** Without `look` it is taken out. */
export async function writeLook(id: string, look: Look | undefined): Promise<void> {
  const transaction = await begun(['looks']);
  const looks = transaction.objectStore('looks');
  if (look) await looks.put(look);
  else await looks.delete(id);
  await transaction.done;
}

/** False if it is being taken back already: then nothing is changed. */
export async function addTakingBack(wanted: TakingBack): Promise<boolean> {
  const transaction = await begun(['takingBack']);
  const isNew = (await transaction.objectStore('takingBack').get(wanted.id)) === undefined;
  if (isNew) await transaction.objectStore('takingBack').put(wanted);
  await transaction.done;
  return isNew;
}

/** Reads and writes in one step; what `change` gives nothing for is taken out. Gives what stands then. */
export async function changeTakingBack(
  id: string,
  change: (now: TakingBack) => TakingBack | undefined,
): Promise<TakingBack | undefined> {
  const transaction = await begun(['takingBack']);
  const store = transaction.objectStore('takingBack');
  const now = wholeOf(storedTakingBack, await store.get(id));
  const next = now && change(now);
  if (next && next !== now) await store.put(next);
  if (now && !next) await store.delete(id);
  await transaction.done;
  return next;
}

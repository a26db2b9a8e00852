import { database } from '../database.ts';
import { sorted, wholeOf } from '../post/set-aside.ts';
import type { Look } from './doubles.ts';
import { migrations, type Schema } from './migrations.ts';
import {
  type BrokenEntry,
  brokenEntry,
  storedClaim,
  storedDelivery,
  storedMedium,
  storedTakingBack,
} from './stored.ts';
import { storedLook } from './stored-look.ts';
import type { Claim, Delivery, StoredMedia, TakingBack } from './types.ts';

/* What everybody may look at, and "delete everything". Only the outbox writes (`store.ts`). */

/** The outbox's database. */
export const outbox = database<Schema>('outbox', migrations);

/** Every claim that can be read. */
export async function listClaims(): Promise<Claim[]> {
  return sorted(storedClaim, await (await outbox.open()).getAll('claims')).whole;
}

export async function readClaim(id: string): Promise<Claim | undefined> {
  return wholeOf(storedClaim, await (await outbox.open()).get('claims', id));
}

/** What is known of the claims and deliveries that cannot be read. Nothing is done with them. */
export async function listBroken(): Promise<BrokenEntry[]> {
  const opened = await outbox.open();
  const claims = sorted(storedClaim, await opened.getAll('claims'));
  const deliveries = sorted(storedDelivery, await opened.getAll('deliveries'));
  return [...claims.broken, ...deliveries.broken].map(brokenEntry);
}

/** Every delivery that can be read. */
export async function listDeliveries(): Promise<Delivery[]> {
  return sorted(storedDelivery, await (await outbox.open()).getAll('deliveries')).whole;
}

export async function readDelivery(id: string): Promise<Delivery | undefined> {
  return wholeOf(storedDelivery, await (await outbox.open()).get('deliveries', id));
}

/** What is being taken back, in as far as it can be read. */
export async function listTakingBack(): Promise<TakingBack[]> {
  return sorted(storedTakingBack, await (await outbox.open()).getAll('takingBack')).whole;
}

export async function readTakingBack(id: string): Promise<TakingBack | undefined> {
  return wholeOf(storedTakingBack, await (await outbox.open()).get('takingBack', id));
}

export async function readMedia(publication: string, index: number): Promise<StoredMedia | undefined> {
  return wholeOf(storedMedium, await (await outbox.open()).get('media', [publication, index]));
}

/** Which records are to be looked for a second time at their account, and which stand twice. */
export async function listLooks(): Promise<Look[]> {
  return sorted(storedLook, await (await outbox.open()).getAll('looks')).whole;
}

export async function readLook(id: string): Promise<Look | undefined> {
  return wholeOf(storedLook, await (await outbox.open()).get('looks', id));
}

/** Removes everything that waits. */
export const wipeOutbox = () => outbox.wipe();

import type { LedgerRecord } from '../ledger/records.ts';
import type { SignedIn } from '../mastodon/accounts.ts';
import type { Account } from '../post/account.ts';
import type { FurtherSource } from '../post/further-source.ts';
import type { Plan } from '../post/plan.ts';
import type { Rule } from '../post/rule.ts';
import type { Post, Profile, Publication } from '../post/types.ts';
import type { DeliverIo } from './deliver-io.ts';
import type { Double, Look } from './doubles.ts';
import type { Next } from './queue.ts';
import type { TakeBackIo } from './take-back.ts';
import type { KeptContent, Settled } from './twins.ts';
import type { Claim, Delivery, StoredMedia, TakingBack } from './types.ts';

/** What the outbox needs of the world; `entrypoints/background` gives it the real one. */
export interface OutboxIo extends DeliverIo, TakeBackIo {
  /** False if the publication is claimed already. */
  addClaim(claim: Claim): Promise<boolean>;
  writeClaim(claim: Claim): Promise<void>;
  /** See `store.ts`. */
  settleClaim(
    id: string,
    deliveries: Delivery[],
    media: StoredMedia[],
    contents: KeptContent[],
    within: number,
  ): Promise<Settled>;
  forgetContent(id: string): Promise<void>;
  /** Forgets what is not compared any more, and gives when the next is to be forgotten. */
  forgetContents(now: number): Promise<number | undefined>;
  addWritten(deliveries: Delivery[], media: StoredMedia[]): Promise<void>;
  /** Who is next: see `queue.ts`. */
  queuedAccounts(): Promise<string[]>;
  nextFor(account: string, now: number, tried: ReadonlySet<string>): Promise<Next>;
  nextClaim(now: number, tried: ReadonlySet<string>): Promise<Claim | undefined>;
  nextTurnAfter(now: number): Promise<number | undefined>;
  /** In one step; gives what stands then, nothing where there is no such delivery any more. */
  changeDelivery(id: string, change: (now: Delivery) => Delivery | undefined): Promise<Delivery | undefined>;
  readAccount(id: string): Promise<SignedIn | undefined>;
  /** The server no longer takes the account's token. */
  markSignedOut(id: string): Promise<void>;
  /** Asks the account's server again what it accepts. */
  rereadServer(id: string): Promise<void>;
  readRecord(id: string): Promise<LedgerRecord | undefined>;
  /** Whether this publication has been mirrored to this account. */
  isRecorded(deliveryId: string): Promise<boolean>;
  listTakingBack(): Promise<TakingBack[]>;
  readTakingBack(id: string): Promise<TakingBack | undefined>;
  /** It stood on this account, and a person took it back. */
  wasTakenBack(deliveryId: string): Promise<boolean>;
  firstLooks(): Promise<{ account: string; at: number }[]>;
  nextLook(account: string, now: number, tried: ReadonlySet<string>): Promise<Look | undefined>;
  readLook(id: string): Promise<Look | undefined>;
  writeLook(id: string, look: Look | undefined): Promise<void>;
  /** What of a record stands twice at its account. Throws Problem. */
  findDouble(account: SignedIn, id: string): Promise<Double | undefined>;
  /** Writes into the record that only the first of the two stands. */
  recordSingle(id: string): Promise<void>;
  /** Writes into the record that nothing of it stands any more. */
  recordTakenBack(id: string): Promise<void>;
  /** Writes the record, then takes the delivery out; gives it as it was recorded. */
  finish(delivery: Delivery): Promise<Delivery>;
  /** See `sources.ts`. */
  addSource(id: string, source: FurtherSource): Promise<LedgerRecord | undefined>;
  removeDelivery(delivery: Delivery): Promise<void>;
  capture(publication: Publication, profile: Profile): Promise<Post>;
  plan(post: Post, account: Account, rule: Rule): Plan | Promise<Plan>;
  /** The Idempotency-Key of a status: the same in every browser, for the same publication, account and place in the thread. */
  keyOf(publication: string, account: SignedIn, index: number): Promise<string>;
  /** From 0 to 1. */
  random(): number;
  /** Wakes the outbox at this time, milliseconds since 1970, or never. */
  wakeAt(time: number | undefined): Promise<void>;
  /** Called with true while something is on its way: the background must not be put to sleep. */
  keepAwake(awake: boolean): void;
}

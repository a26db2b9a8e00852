import { listUnrecognised } from '../intake/unrecognised.ts';
import { listUnwritten, type Unwritten } from '../intake/unwritten.ts';
import { type LedgerRecord, newestRecords } from '../ledger/records.ts';
import { listAccounts } from '../mastodon/accounts.ts';
import { listBroken, listClaims, listDeliveries, listTakingBack } from '../outbox/read.ts';
import type { BrokenEntry } from '../outbox/stored.ts';
import type { Claim, Delivery, TakingBack } from '../outbox/types.ts';
import type { Account } from '../post/account.ts';
import type { Unrecognised } from '../post/popup.ts';
import type { Rule } from '../post/rule.ts';
import { readHealth } from '../settings/health.ts';
import { listRules } from '../settings/rules.ts';
import { readTyped, type Typed } from '../settings/typed.ts';
import type { Reads } from './read-each.ts';

/** How many of the posts that went are shown. */
const shownRecords = 10;

/** What the popup reads in the stores. */
export interface Stored {
  accounts: Account[];
  rules: Rule[];
  claims: Claim[];
  deliveries: Delivery[];
  takingBack: TakingBack[];
  broken: BrokenEntry[];
  records: LedgerRecord[];
  health: Awaited<ReturnType<typeof readHealth>>;
  unrecognised: Unrecognised[];
  unwritten: Unwritten[];
  /** What is being written for claims, by their ids. */
  typed: Record<string, Typed>;
}

/** How each part is read. */
export const storedReads: Reads<Stored> = {
  accounts: listAccounts,
  rules: listRules,
  claims: listClaims,
  deliveries: listDeliveries,
  takingBack: listTakingBack,
  broken: listBroken,
  records: () => newestRecords(shownRecords),
  health: readHealth,
  unrecognised: listUnrecognised,
  unwritten: listUnwritten,
  typed: readTyped,
};

/** What is shown before anything was read. */
export const nothingStored: Stored = {
  ...{ accounts: [], rules: [], claims: [], deliveries: [], takingBack: [], broken: [], records: [] },
  ...{ health: {}, unrecognised: [], unwritten: [], typed: {} },
};

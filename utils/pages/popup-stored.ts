import { listUnrecognised } from '../intake/unrecognised.ts';
import { listUnwritten, type Unwritten } from '../intake/unwritten.ts';
import { type LedgerRecord, newestRecords } from '../ledger/records.ts';
import { listAccounts } from '../mastodon/accounts.ts';
import type { Look } from '../outbox/doubles.ts';
import { listBroken, listClaims, listDeliveries, listLooks, listTakingBack } from '../outbox/read.ts';
import type { BrokenEntry } from '../outbox/stored.ts';
import type { Claim, Delivery, TakingBack } from '../outbox/types.ts';
import { listWords } from '../outbox/words.ts';
import type { Account } from '../post/account.ts';
import type { Unrecognised } from '../post/popup.ts';
import type { Progress } from '../post/progress.ts';
import type { Rule } from '../post/rule.ts';
import { type Gone, readGone } from '../settings/gone-posts.ts';
import { readHealth } from '../settings/health.ts';
import { readProgress } from '../settings/progress.ts';
import { type Counts, readReplyCounts } from '../settings/replies.ts';
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
  looks: Look[];
  broken: BrokenEntry[];
  records: LedgerRecord[];
  health: Awaited<ReturnType<typeof readHealth>>;
  unrecognised: Unrecognised[];
  unwritten: Unwritten[];
  /** What is being written for claims, by their ids. */
  typed: Record<string, Typed>;
  /** The first words of what went, by the record's id. */
  words: Record<string, string>;
  /** How many replies there are, by account. */
  replies: Record<string, Counts>;
  /** What is gone from its platform, by profile. */
  gone: Record<string, Gone>;
  /** What is being done for deliveries just now, by their ids. */
  progress: Record<string, Progress>;
}

/** How each part is read. */
export const storedReads: Reads<Stored> = {
  accounts: listAccounts,
  rules: listRules,
  claims: listClaims,
  deliveries: listDeliveries,
  takingBack: listTakingBack,
  looks: listLooks,
  broken: listBroken,
  records: () => newestRecords(shownRecords),
  health: readHealth,
  unrecognised: listUnrecognised,
  unwritten: listUnwritten,
  typed: readTyped,
  progress: readProgress,
  words: listWords,
  replies: readReplyCounts,
  gone: readGone,
};

/** What is shown before anything was read. */
export const nothingStored: Stored = {
  ...{ accounts: [], rules: [], claims: [], deliveries: [], takingBack: [], looks: [] },
  ...{ broken: [], records: [] },
  ...{ health: {}, unrecognised: [], unwritten: [], typed: {}, progress: {}, replies: {}, gone: {} },
  words: {},
};

import type { Claim } from '../outbox/types.ts';
import type { Platform } from '../post/platforms.ts';
import type { ProblemReport } from '../post/problem.ts';
import { storedItem } from '../settings/stored-item.ts';

/** What a person is told of a publication whose progress the disk has no room for. */
export interface Unwritten {
  /** The publication's. */
  id: string;
  problem: ProblemReport;
  /** When it is tried again, milliseconds since 1970. */
  nextTryAt: number;
  /** Where not even that it waits could be written. */
  claim: Summary | undefined;
}

/** As much of a claim as names it to a person. */
interface Summary {
  accounts: string[];
  platform: Platform;
  profileName: string;
  address: string;
  time: number;
  excerpt: string;
}

/** What of a claim is told: its files stay where they are. */
export function summaryOf({ publication, profile, rules }: Claim): Summary {
  const { platform, address, time, parts } = publication;
  const accounts = rules.map(({ account }) => account);
  const excerpt = parts[0]?.text.slice(0, 300) ?? '';
  return { accounts, platform, profileName: profile.name, address, time, excerpt };
}

/** In memory: it needs no room. */
const item = storedItem<Unwritten[]>('session:unwritten', []);

/** Everything of which the outbox could not write down how far it is. */
export const listUnwritten = item.read;

/** Takes the place of what was told of the same publication. */
export function addUnwritten(unwritten: Unwritten): Promise<void> {
  return item.change((all) => [...all.filter(({ id }) => id !== unwritten.id), unwritten]);
}

/** It has gone on. */
export async function removeUnwritten(publication: string): Promise<void> {
  // Nearly always there is none: then nothing is written.
  if (!(await item.read()).some(({ id }) => id === publication)) return;
  await item.change((all) => all.filter(({ id }) => id !== publication));
}

import { linesBetween } from '../../ledger/lines.ts';
import { newestRecords } from '../../ledger/records.ts';
import { listClaims, listDeliveries } from '../../outbox/read.ts';
import { addressKey, everywhere, type KnownPosts } from './missing.ts';

/** So many records are looked through, and lines of so long ago, in milliseconds. */
const mostRecords = 2000;
const longAgo = 400 * 24 * 3_600_000;

/** What the ledger and the outbox know of publications: those that went, are on their way, or were decided against. */
export async function readKnown(now = Date.now()): Promise<KnownPosts> {
  const [records, lines, claims, deliveries] = await Promise.all([
    newestRecords(mostRecords),
    linesBetween(now - longAgo, now + longAgo),
    listClaims(),
    listDeliveries(),
  ]);
  const known: KnownPosts = { byId: new Map(), byAddress: new Map() };
  const add = (id: string, address: string, account: string) => {
    for (const [map, key] of [
      [known.byId, id],
      [known.byAddress, addressKey(address)],
    ] as const) {
      if (key) map.set(key, (map.get(key) ?? new Set()).add(account));
    }
  };
  for (const { publication, address, account, outcome, further = [] } of records) {
    add(publication, address, outcome === 'discarded' ? everywhere : account);
    for (const source of further) add(source.publication, source.address, account);
  }
  for (const { id, address, declined } of lines) if (declined) add(id, address, everywhere);
  for (const { publication, rules } of claims)
    for (const { account } of rules) add(publication.id, publication.address, account);
  for (const { source, account } of deliveries) add(source.publication, source.address, account);
  return known;
}

/** By which names the addresses of earlier posts call each profile, in lower case. */
export async function namesInAddresses(): Promise<Map<string, Set<string>>> {
  const names = new Map<string, Set<string>>();
  for (const { profile, address } of await newestRecords(mostRecords)) {
    const [first = ''] = URL.parse(address)?.pathname.split('/').filter(Boolean) ?? [];
    names.set(profile, (names.get(profile) ?? new Set()).add(first.toLowerCase()));
  }
  return names;
}

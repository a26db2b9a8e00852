import type { Unwritten } from '../intake/unwritten.ts';
import type { LedgerRecord } from '../ledger/records.ts';
import type { Look } from '../outbox/doubles.ts';
import { type DeliveryState, problemIn } from '../outbox/machine.ts';
import type { BrokenEntry } from '../outbox/stored.ts';
import { holds } from '../outbox/turn.ts';
import { type Claim, type Delivery, deliveryId, type TakingBack } from '../outbox/types.ts';
import type { Account } from '../post/account.ts';
import { allDifferences } from '../post/difference.ts';
import type { FurtherSource } from '../post/further-source.ts';
import type { PopupDelivery } from '../post/popup.ts';
import type { Progress } from '../post/progress.ts';
import type { Typed } from '../settings/typed.ts';

/** A row of the popup for a publication that is still to be read at its source. */
export function fromClaim(
  claim: Claim,
  accounts: Account[],
  picture: PictureAddress,
  typed?: Typed,
): PopupDelivery {
  const { id, publication, profile, rules } = claim;
  return {
    id,
    account: rules.map(({ account }) => nameOf(account, accounts)).join(', '),
    profileName: profile.name,
    platform: publication.platform,
    sourceUrl: publication.address,
    time: publication.time,
    excerpt: publication.parts[0]?.text ?? '',
    links: [],
    ...progress(claim.state),
    ...describing(claim, accounts, picture, typed),
  };
}

/** An address under which the popup can show a claim's picture. */
export type PictureAddress = (claim: string, index: number, file: Blob) => string;

function describing(
  { id, state, undescribed = [], rules }: Claim,
  accounts: Account[],
  picture: PictureAddress,
  typed: Typed | undefined,
): Pick<PopupDelivery, 'describing'> {
  if (!('problem' in state) || state.problem.reason !== 'description-missing') return {};
  const receivers = accounts.filter((account) => rules.some((rule) => rule.account === account.id));
  const limits = receivers.map((account) => account.limits.descriptionCharacters);
  const limit = limits.length > 0 ? Math.min(...limits) : longest;
  const media = undescribed.map(({ index, kind, file, proposal }) => ({
    ...{ index, kind, proposal },
    src: kind === 'image' ? picture(id, index, file) : '',
  }));
  return { describing: { media, limit, ...(typed ? { typed } : {}) } };
}

/** What Mastodon takes of a description (4.5), where no account is there to say it. */
const longest = 1500;

/** What waits behind another of its account waits for the same, and as long. */
export function asHindered(deliveries: readonly Delivery[]): Delivery[] {
  return deliveries.map((delivery) => {
    if (delivery.state.kind !== 'sending') return delivery;
    const before = deliveries.find(
      (each) => each.account === delivery.account && holds(each) === 'all' && each.state.kind === 'waiting',
    );
    return before ? { ...delivery, state: before.state } : delivery;
  });
}

/** A row for what is on its way to one account. */
export function fromDelivery(delivery: Delivery, accounts: Account[], now?: Progress): PopupDelivery {
  const { id, account, source, plan, statuses } = delivery;
  return {
    id,
    account: nameOf(account, accounts),
    profileName: source.profileName,
    platform: source.platform,
    sourceUrl: source.address,
    time: source.time,
    excerpt: plan.statuses[0]?.text ?? '',
    links: statuses.flatMap(({ made }) => made?.url || []),
    ...alsoOn(delivery),
    ...progress(delivery.state),
    ...(now && delivery.state.kind === 'sending' ? { progress: now } : {}),
    ...twinOf(delivery),
  };
}

function twinOf({ state, twin }: Delivery): Pick<PopupDelivery, 'twin'> {
  if (!twin || !('problem' in state) || state.problem.reason !== 'stands-already') return {};
  return { twin: { url: twin.url, ...(twin.platform ? { platform: twin.platform } : {}) } };
}

/** A row for what cannot be read: what is known of it, and that a person has to look. */
export function fromBroken({ address, account, ...entry }: BrokenEntry, accounts: Account[]): PopupDelivery {
  const problem = { kind: 'refused', reason: 'stored-broken', detail: '' } as const;
  return {
    ...entry,
    account: nameOf(account, accounts),
    sourceUrl: address,
    state: 'failed',
    links: [],
    problem,
  };
}

/** The rows with what the disk has no room for: what stands in the store does not say so, or is not there at all. */
export function withUnwritten(
  rows: PopupDelivery[],
  unwritten: Unwritten[],
  accounts: Account[],
): PopupDelivery[] {
  const isOf = (row: PopupDelivery, id: string) => row.id === id || row.id.startsWith(deliveryId(id, ''));
  const told = rows.map((row): PopupDelivery => {
    const found = row.state === 'done' ? undefined : unwritten.find(({ id }) => isOf(row, id));
    return found ? { ...row, state: 'waiting', problem: found.problem, nextTryAt: found.nextTryAt } : row;
  });
  const alone = unwritten.flatMap(({ id, problem, nextTryAt, claim }): PopupDelivery[] => {
    if (!claim || rows.some((row) => isOf(row, id))) return [];
    const { accounts: ids, address, ...named } = claim;
    const account = ids.map((each) => nameOf(each, accounts)).join(', ');
    return [{ id, account, ...named, sourceUrl: address, state: 'waiting', links: [], problem, nextTryAt }];
  });
  return [...alone, ...told];
}

/** How a row goes on that is being taken back. */
export function withTakingBack(row: PopupDelivery, taking: TakingBack | undefined): PopupDelivery {
  if (!taking) return row;
  const links = taking.statuses.map(({ url }) => url).filter(Boolean);
  return { ...row, links, ...progress(taking.state), isTakenBack: true };
}

/** The row of what stands twice, and whether the second is being taken away. */
export function withDouble(
  row: PopupDelivery,
  looks: readonly Look[],
  takingBack: readonly TakingBack[],
): PopupDelivery {
  const found = looks.find(({ id }) => id === row.id)?.double;
  if (!found || row.isTakenBack) return row;
  const state = takingBack.find(({ double }) => double === row.id)?.state;
  const problem = state && problemIn(state);
  const links = found.second.flatMap(({ url }) => url || []);
  const isLeaving = state?.kind === 'sending' || state?.kind === 'waiting';
  return { ...row, double: { links, isLeaving, ...(problem ? { problem } : {}) } };
}

/** A row for what went. The ledger keeps no content. */
export function fromRecord(record: LedgerRecord, accounts: Account[], words = ''): PopupDelivery {
  return {
    id: record.id,
    account: nameOf(record.account, accounts),
    profileName: record.profileName,
    platform: record.platform,
    sourceUrl: record.address,
    time: record.publishedAt,
    excerpt: words,
    state: record.outcome === 'taken-back' ? 'taken-back' : 'done',
    links: record.outcome === 'taken-back' ? [] : record.statuses.flatMap(({ url }) => url || []),
    ...alsoOn(record),
    ...scheduled(record),
    ...differing(record.statuses),
  };
}

function alsoOn({ further = [] }: { further?: FurtherSource[] }): Pick<PopupDelivery, 'also'> {
  const also = [...new Set(further.map(({ platform }) => platform))];
  return also.length ? { also } : {};
}

function differing(statuses: LedgerRecord['statuses']): Pick<PopupDelivery, 'differs'> {
  const differs = allDifferences(statuses);
  return differs.length ? { differs } : {};
}

function scheduled({ statuses }: LedgerRecord, now = Date.now()): Pick<PopupDelivery, 'scheduledFor'> {
  const [first] = statuses.flatMap(({ scheduledFor }) => scheduledFor ?? []);
  return first !== undefined && first > now ? { scheduledFor: first } : {};
}

function progress(state: DeliveryState): Pick<PopupDelivery, 'state' | 'problem' | 'nextTryAt' | 'until'> {
  const { kind, ...rest } = state;
  return { state: kind, ...rest };
}

function nameOf(id: string, accounts: Account[]): string {
  return accounts.find((account) => account.id === id)?.displayName ?? id;
}

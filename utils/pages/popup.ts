import browser from 'webextension-polyfill';
import { modeOf } from '../intake/composer-view.ts';
import { listComposers } from '../intake/composers.ts';
import { noticesOf } from '../intake/notices.ts';
import { listTroubles } from '../intake/troubles.ts';
import { newestRecords } from '../ledger/records.ts';
import { listClaims, listDeliveries } from '../outbox/read.ts';
import { inBackground } from '../platforms/in-background.ts';
import type { Account } from '../post/account.ts';
import type { PlannedItem } from '../post/composer.ts';
import type { Notice } from '../post/notice.ts';
import type { PopupDelivery, PopupOffer, PopupState, PopupTrouble, RecentState } from '../post/popup.ts';
import { reportOf } from '../post/problem.ts';
import type { Rule } from '../post/rule.ts';
import type { Profile, Publication } from '../post/types.ts';
import type { FromOwnPages } from '../protocol/from-own-pages.ts';
import type { Taken } from '../protocol/from-page.ts';
import { changedPlatforms, type FileAddress } from './changed-platforms.ts';
import { cancelPlanned, editPlanned, plannedOf, replan, textsAtServers } from './composer/planned.ts';
import { grouped } from './popup-groups.ts';
import {
  asHindered,
  fromBroken,
  fromClaim,
  fromDelivery,
  fromRecord,
  type PictureAddress,
  withTakingBack,
  withUnwritten,
} from './popup-rows.ts';
import { nothingStored, storedReads } from './popup-stored.ts';
import { readEach } from './read-each.ts';

/** What the popup shows, read from the stores, from the tab beside it and, when asked, from the profiles' own servers. */
export function createPopup({
  tell,
  changed,
}: {
  tell(message: FromOwnPages): Promise<unknown>;
  changed(): void;
}) {
  let state: PopupState = {
    hasAccounts: true,
    deliveries: [],
    planned: [],
    offers: [],
    recent: { kind: 'idle' },
    profiles: [],
    changed: [],
    privateProfiles: [],
    troubles: [],
    unrecognised: [],
    unread: [],
  };
  let stored = nothingStored;
  let accounts: Account[] = [];
  let rules: Rule[] = [];
  let tab: number | undefined;
  /** Of what servers keep. */
  let texts = new Map<string, string>();
  let isAsked = false;
  /** Composers of private people's profiles that no rule names, by the profile's id. */
  let privates = new Map<string, string>();
  const fromRecent = new Map<string, Found>();
  /** Of pictures and files: read again, each keeps its address and need not be drawn anew. They end with the popup. */
  const addresses = new Map<string, string>();

  function addressOf(key: string, file: Blob): string {
    const address = addresses.get(key) ?? URL.createObjectURL(file);
    addresses.set(key, address);
    return address;
  }
  const pictureAddress: PictureAddress = (claim, index, file) => addressOf(`${index} ${claim}`, file);
  const fileAddress: FileAddress = (name, text) =>
    addressOf(name + text, new Blob([text], { type: 'application/json' }));

  function change(part: Partial<PopupState>): void {
    state = { ...state, ...part };
    changed();
  }

  async function read(): Promise<void> {
    const { read, problems } = await readEach(storedReads, stored);
    stored = read;
    ({ accounts, rules } = read);
    const stillHere: PopupDelivery[] = [
      ...read.broken.map((entry) => fromBroken(entry, accounts)),
      ...read.claims.map((claim) => fromClaim(claim, accounts, pictureAddress, read.typed[claim.id])),
      ...asHindered(read.deliveries).map((delivery) => fromDelivery(delivery, accounts)),
    ];
    const rows = [
      ...withUnwritten(stillHere, read.unwritten, accounts),
      ...read.records
        .filter(({ outcome }) => outcome !== 'discarded')
        .map((record) => {
          const taking = read.takingBack.find(({ id }) => id === record.id);
          return withTakingBack(fromRecord(record, accounts), taking);
        }),
    ];
    const profiles = rules
      .filter(({ mode, platform }) => mode !== 'never' && inBackground[platform].recent)
      .map(({ profileName }) => profileName);
    change({
      // Where the accounts could not be read, nobody is led to connect one.
      hasAccounts: accounts.length > 0 || read.broken.length > 0 || problems.length > 0,
      // What is planned has a place of its own.
      deliveries: grouped(rows.filter((row) => row.state !== 'planned' && row.scheduledFor === undefined)),
      planned: await planned(),
      profiles,
      changed: changedPlatforms(read.health, fileAddress),
      unrecognised: read.unrecognised,
      unread: problems,
    });
    await readTab();
  }

  /** With what the servers that keep it say of it, asked once and not waited for. */
  async function planned(): Promise<PlannedItem[]> {
    const items = await plannedOf(accounts, texts);
    if (!isAsked && items.some(({ keptBy }) => keptBy === 'server')) {
      isAsked = true;
      void textsAtServers().then(async (said) => {
        texts = said;
        change({ planned: await plannedOf(accounts, texts) });
      });
    }
    return items;
  }

  /** What is planned is to be public at another time, or without a time not at all. Gives whether that was done. */
  async function replanned(id: string, at: number | undefined): Promise<boolean> {
    const work = at === undefined ? cancelPlanned(id, tell) : replan(id, at, tell);
    const done = await work.then(
      () => true,
      () => false,
    );
    await read();
    return done;
  }

  /** What the tab beside the popup has to tell. */
  async function readTab(): Promise<void> {
    const [active] = await browser.tabs.query({ active: true, currentWindow: true });
    tab = active?.id;
    if (tab === undefined) return change({ offers: [], privateProfiles: [], troubles: [] });
    const beside = tab;
    const [notices, composers, all] = await Promise.all([
      noticesOf(beside),
      listComposers(beside),
      listTroubles(),
    ]);
    const named = new Set(rules.map(({ profile }) => profile));
    const unnamed = composers.filter(
      (each) => !named.has(each.profile.id) && modeOf(each, undefined) === 'never',
    );
    privates = new Map(unnamed.map(({ id, profile }) => [profile.id, id]));
    const profiles = new Map(unnamed.map(({ profile }) => [profile.id, profile]));
    const troubles = all
      .filter((each) => each.tab === beside)
      .map(({ platform, trouble }): PopupTrouble => ({ platform, trouble }));
    change({
      offers: notices.flatMap(offerOf),
      privateProfiles: [...profiles.values()],
      troubles,
    });
  }

  /** From now on the person's own profile is offered, as every other. */
  async function offerProfile(id: string): Promise<void> {
    const composer = privates.get(id);
    if (composer === undefined || tab === undefined) return;
    await tell({ type: 'offer-profile', tab, composer });
    await read();
  }

  async function readRecent(): Promise<void> {
    change({ recent: { kind: 'loading' } });
    change({ recent: await recentState() });
  }

  async function recentState(): Promise<RecentState> {
    fromRecent.clear();
    try {
      for (const rule of rules) {
        const proposed = accounts.filter(({ id }) => rule.accounts.includes(id));
        const { recent } = inBackground[rule.platform];
        if (!recent || rule.mode === 'never' || !proposed.length) continue;
        const profile = { platform: rule.platform, id: rule.profile, name: rule.profileName };
        const publications = await recent(rule.profile, { fetch: (...request) => fetch(...request) });
        for (const publication of publications) {
          if (await isKnown(publication.id)) continue;
          const offered = proposed.map(({ id, displayName }) => ({ id, name: displayName }));
          fromRecent.set(publication.id, { publication, profile, accounts: offered });
        }
      }
      return { kind: 'ready', offers: [...fromRecent.values()].map(foundOffer) };
    } catch (thrown) {
      return { kind: 'failed', problem: reportOf(thrown) };
    }
  }

  async function isKnown(publication: string): Promise<boolean> {
    const [claims, deliveries, records] = await Promise.all([
      listClaims(),
      listDeliveries(),
      newestRecords(200),
    ]);
    return (
      claims.some(({ id }) => id === publication) ||
      deliveries.some(({ source }) => source.publication === publication) ||
      records.some((record) => record.publication === publication && record.outcome === 'mirrored')
    );
  }

  /** An offer leaves when the background has taken it, and not before. False where it did not. */
  async function mirror(id: string, from: 'tab' | 'recent', text?: 'own' | 'original'): Promise<void> {
    const found = fromRecent.get(id);
    if (from === 'tab' && tab !== undefined)
      await tell({ type: 'take-offer', tab, publication: id, ...(text && { text }) });
    else if (found) {
      const { publication, profile } = found;
      const accounts = found.accounts.map((account) => account.id);
      // Nobody but our background answers, in this shape.
      const answer = (await tell({ type: 'mirror', publication, profile, accounts })) as Taken;
      if (answer.taken) fromRecent.delete(id);
      const { recent } = state;
      if (recent.kind === 'ready')
        change({ recent: { kind: 'ready', offers: [...fromRecent.values()].map(foundOffer) } });
    }
    await read();
  }

  /** All that a row stands for. */
  function idsOf(row: string): string[] {
    return state.deliveries.find(({ id }) => id === row)?.ids ?? [row];
  }

  return {
    ...{ state: () => state, read, readRecent: () => void readRecent(), mirror, offerProfile, idsOf },
    replan: replanned,
    editPlanned: (id: string) => editPlanned(id, tell),
  };
}

/** A publication that was found at its author's server. */
interface Found {
  publication: Publication;
  profile: Profile;
  accounts: { id: string; name: string }[];
}

function foundOffer({ publication, profile, accounts }: Found): PopupOffer {
  const { id, platform, time, parts } = publication;
  const reason = 'not-armed' as const;
  return { id, excerpt: parts[0]?.text ?? '', profileName: profile.name, time, accounts, platform, reason };
}

function offerOf({
  id,
  platform,
  profileName,
  excerpt,
  time,
  accounts,
  offered,
  doubt,
}: Notice): PopupOffer[] {
  if (!offered) return [];
  const offer = { id, platform, profileName, excerpt, time, accounts, reason: offered };
  return [doubt ? { ...offer, doubt } : offer];
}

import browser from 'webextension-polyfill';
import { inTurn } from '../in-turn.ts';
import { modeOf } from '../intake/composer-view.ts';
import { listComposers } from '../intake/composers.ts';
import { noticesOf } from '../intake/notices.ts';
import { listTroubles } from '../intake/troubles.ts';
import type { LedgerRecord } from '../ledger/records.ts';
import { inBackground } from '../platforms/in-background.ts';
import type { Account } from '../post/account.ts';
import type { PlannedItem } from '../post/composer.ts';
import type { Notice } from '../post/notice.ts';
import type { PopupDelivery, PopupOffer, PopupState, PopupTrouble } from '../post/popup.ts';
import type { Rule } from '../post/rule.ts';
import type { FromOwnPages } from '../protocol/from-own-pages.ts';
import { changedPlatforms, type FileAddress } from './changed-platforms.ts';
import { cancelPlanned, editPlanned, plannedOf, replan, textsAtServers } from './composer/planned.ts';
import { isGone, lookForGone } from './gone-posts.ts';
import { onceEach } from './once-each.ts';
import { grouped } from './popup-groups.ts';
import { recentPosts } from './popup-recent.ts';
import {
  asHindered,
  fromBroken,
  fromClaim,
  fromDelivery,
  fromRecord,
  type PictureAddress,
  withDouble,
  withTakingBack,
  withUnwritten,
} from './popup-rows.ts';
import { nothingStored, storedReads } from './popup-stored.ts';
import { readEach } from './read-each.ts';
import { askForReplies, repliesTo } from './replies.ts';

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
  /** How many replies there are, and what is gone from its platform. */
  let isLookedFor = false;
  /** Composers of private people's profiles that no rule names, by the profile's id. */
  let privates = new Map<string, string>();
  const recent = recentPosts(tell);
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

  const read = inTurn(async () => {
    const { read, problems } = await readEach(storedReads, stored);
    stored = read;
    ({ accounts, rules } = read);
    const { deliveries, records } = onceEach(read.deliveries, read.records);
    const stillHere: PopupDelivery[] = [
      ...read.broken.map((entry) => fromBroken(entry, accounts)),
      ...read.claims.map((claim) => fromClaim(claim, accounts, pictureAddress, read.typed[claim.id])),
      ...asHindered(deliveries).map((delivery) =>
        fromDelivery(delivery, accounts, read.progress[delivery.id]),
      ),
    ];
    const rows = [
      ...withUnwritten(stillHere, read.unwritten, accounts),
      ...records
        .filter(({ outcome }) => outcome !== 'discarded')
        .map((record) => {
          const taking = read.takingBack.find(({ id }) => id === record.id);
          const row = withTakingBack(fromRecord(record, accounts, read.words[record.id]), taking);
          const replies = repliesTo(record, read.replies);
          const later = { ...row, ...(replies ? { replies } : {}), isGoneThere: isGone(record, read.gone) };
          return withDouble(later, read.looks, read.takingBack);
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
    void askOnce(read.records);
  });

  /** When the popup opens, and not at each change. */
  async function askOnce(records: LedgerRecord[]): Promise<void> {
    if (isLookedFor || records.length === 0) return;
    isLookedFor = true;
    const isNew = await Promise.all([askForReplies(records), lookForGone(records)]);
    if (isNew.includes(true)) await read();
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
    change({ recent: await recent.read(rules, accounts) });
  }

  /** An offer leaves when the background has taken it, and not before. */
  async function mirror(id: string, from: 'tab' | 'recent', text?: 'own' | 'original'): Promise<void> {
    if (from === 'recent') {
      await recent.mirror(id);
      if (state.recent.kind === 'ready') change({ recent: recent.shown() });
    } else if (tab !== undefined)
      await tell({ type: 'take-offer', tab, publication: id, ...(text && { text }) });
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

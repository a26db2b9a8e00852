import browser from 'webextension-polyfill';
import type { PopupDelivery, PopupOffer, PopupPageProps, RecentState } from '../../components/popup/types.ts';
import { newestRecords } from '../../utils/ledger/records.ts';
import { listAccounts } from '../../utils/mastodon/accounts.ts';
import type { FromOurPages, Offer, ToPage } from '../../utils/messages.ts';
import { listClaims, listDeliveries } from '../../utils/outbox/store.ts';
import { inBackground } from '../../utils/platforms/in-background.ts';
import type { Account } from '../../utils/post/account.ts';
import { reportOf } from '../../utils/post/problem.ts';
import type { Rule } from '../../utils/post/rule.ts';
import { newRule } from '../../utils/post/rule.ts';
import type { Profile } from '../../utils/post/types.ts';
import { readHealth } from '../../utils/settings/health.ts';
import { listRules, writeRule } from '../../utils/settings/rules.ts';
import { changedPlatforms, type FileAddress } from './changed-platforms.ts';
import { fromClaim, fromDelivery, fromRecord, type PictureAddress } from './rows.ts';

/** How many of the posts that went are shown. */
const shownRecords = 10;

type State = Pick<
  PopupPageProps,
  'hasAccounts' | 'deliveries' | 'offers' | 'recent' | 'profiles' | 'changed' | 'privateProfiles'
>;

/** What the popup shows, read from the stores, from the tab beside it and, when asked, from the profiles' own servers. */
export function createPopup({
  tell,
  changed,
}: {
  tell(message: FromOurPages): Promise<unknown>;
  changed(): void;
}) {
  let state: State = {
    hasAccounts: true,
    deliveries: [],
    offers: [],
    recent: { kind: 'idle' },
    profiles: [],
    changed: [],
    privateProfiles: [],
  };
  let accounts: Account[] = [];
  let rules: Rule[] = [];
  let tab: number | undefined;
  let privates = new Map<string, Profile>();
  const fromTab = new Map<string, Offer>();
  const fromRecent = new Map<string, Offer>();
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

  function change(part: Partial<State>): void {
    state = { ...state, ...part };
    changed();
  }

  async function read(): Promise<void> {
    [accounts, rules] = await Promise.all([listAccounts(), listRules()]);
    const [claims, deliveries, records] = await Promise.all([
      listClaims(),
      listDeliveries(),
      newestRecords(shownRecords),
    ]);
    const rows: PopupDelivery[] = [
      ...claims.map((claim) => fromClaim(claim, accounts, pictureAddress)),
      ...deliveries.map((delivery) => fromDelivery(delivery, accounts)),
      ...records
        .filter(({ outcome }) => outcome === 'mirrored')
        .map((record) => fromRecord(record, accounts)),
    ];
    const profiles = rules
      .filter(({ mode, platform }) => mode !== 'never' && inBackground[platform].recent)
      .map(({ profileName }) => profileName);
    const changed = changedPlatforms(await readHealth(), fileAddress);
    change({ hasAccounts: accounts.length > 0, deliveries: rows, profiles, changed });
    await readTab();
  }

  async function readTab(): Promise<void> {
    const [active] = await browser.tabs.query({ active: true, currentWindow: true });
    tab = active?.id;
    // Nobody but our own watch answers, in these shapes.
    const [offers, profiles] = (await Promise.all([
      ask({ type: 'offers' }),
      ask({ type: 'private-profiles' }),
    ])) as [Offer[], Profile[]];
    fromTab.clear();
    for (const offer of offers) fromTab.set(offer.publication.id, offer);
    const named = new Set(rules.map(({ profile }) => profile));
    privates = new Map(profiles.filter(({ id }) => !named.has(id)).map((profile) => [profile.id, profile]));
    change({ offers: [...fromTab.values()].map(shown), privateProfiles: [...privates.values()] });
  }

  /** A tab without our watch answers nothing; its address is not ours to know. */
  async function ask(question: ToPage): Promise<unknown> {
    const answer = tab === undefined ? [] : await browser.tabs.sendMessage(tab, question).catch(() => []);
    return answer ?? [];
  }

  /** From now on the person's own profile is offered, as every other. */
  async function offerProfile(id: string): Promise<void> {
    const profile = privates.get(id);
    if (!profile) return;
    await writeRule(newRule(profile, accounts.length === 1 ? accounts.map((account) => account.id) : []));
    await ask({ type: 'ask-again' });
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
      return { kind: 'ready', offers: [...fromRecent.values()].map(shown) };
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

  async function mirror(id: string, from: 'tab' | 'recent'): Promise<void> {
    // The page may have said meanwhile what became of a draft: then it is another publication.
    if (from === 'tab' && fromTab.get(id)?.unseen) await readTab();
    const offer = (from === 'tab' ? fromTab : fromRecent).get(id);
    if (!offer) return;
    const { publication, profile, edits = {} } = offer;
    const chosen = offer.accounts.map((account) => account.id);
    const told: ToPage = { type: 'taken', publication: id };
    if (from === 'tab' && tab !== undefined) void browser.tabs.sendMessage(tab, told);
    void tell({
      type: 'mirror',
      publication,
      profile,
      accounts: chosen,
      edits,
      ...(from === 'tab' ? { tab } : {}),
    }).then(read);
    fromTab.delete(id);
    fromRecent.delete(id);
    const { recent } = state;
    change({
      offers: [...fromTab.values()].map(shown),
      recent:
        recent.kind === 'ready' ? { kind: 'ready', offers: [...fromRecent.values()].map(shown) } : recent,
    });
  }

  return { state: () => state, read, readRecent: () => void readRecent(), mirror, offerProfile };
}

function shown({ publication, profile, accounts, unseen }: Offer): PopupOffer {
  const { id, platform, time, parts } = publication;
  const excerpt = parts[0]?.text ?? '';
  const offer = { id, excerpt, profileName: profile.name, time, accounts };
  return unseen ? { ...offer, unseenOn: platform } : offer;
}

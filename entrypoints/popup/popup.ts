import browser from 'webextension-polyfill';
import type { PopupDelivery, PopupOffer, PopupPageProps, RecentState } from '../../components/popup/types.ts';
import { newestRecords } from '../../utils/ledger/records.ts';
import { listAccounts } from '../../utils/mastodon/accounts.ts';
import type { Account, Rule } from '../../utils/mastodon/types.ts';
import type { FromOurPages, Offer, ToPage } from '../../utils/messages.ts';
import { listClaims, listDeliveries } from '../../utils/outbox/store.ts';
import { recents } from '../../utils/platforms/recent.ts';
import { reportOf } from '../../utils/post/problem.ts';
import { listRules } from '../../utils/settings/rules.ts';
import { fromClaim, fromDelivery, fromRecord, type PictureAddress } from './rows.ts';

/** How many of the posts that went are shown. */
const shownRecords = 10;

type State = Pick<PopupPageProps, 'hasAccounts' | 'deliveries' | 'offers' | 'recent' | 'profiles'>;

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
  };
  let accounts: Account[] = [];
  let rules: Rule[] = [];
  let tab: number | undefined;
  const fromTab = new Map<string, Offer>();
  const fromRecent = new Map<string, Offer>();
  /** By claim and picture: read again, it keeps its address and need not be drawn anew. They end with the popup. */
  const pictures = new Map<string, string>();

  const pictureAddress: PictureAddress = (claim, index, file) => {
    const key = `${index} ${claim}`;
    const address = pictures.get(key) ?? URL.createObjectURL(file);
    pictures.set(key, address);
    return address;
  };

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
    const profiles = rules.filter(({ mode }) => mode !== 'never').map(({ profileName }) => profileName);
    change({ hasAccounts: accounts.length > 0, deliveries: rows, profiles });
    await readOffers();
  }

  async function readOffers(): Promise<void> {
    const [active] = await browser.tabs.query({ active: true, currentWindow: true });
    tab = active?.id;
    // A tab without our watch answers nothing; its address is not ours to know.
    const question: ToPage = { type: 'offers' };
    const answer = tab === undefined ? [] : await browser.tabs.sendMessage(tab, question).catch(() => []);
    fromTab.clear();
    for (const offer of (answer ?? []) as Offer[]) fromTab.set(offer.publication.id, offer);
    change({ offers: [...fromTab.values()].map(shown) });
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
        const read = rule.mode === 'never' || !proposed.length ? undefined : recents[rule.platform];
        const profile = { platform: rule.platform, id: rule.profile, name: rule.profileName };
        const publications = (await read?.(rule.profile, { fetch: (...request) => fetch(...request) })) ?? [];
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

  function mirror(id: string, from: 'tab' | 'recent'): void {
    const offer = (from === 'tab' ? fromTab : fromRecent).get(id);
    if (!offer) return;
    const { publication, profile, files } = offer;
    const chosen = offer.accounts.map((account) => account.id);
    const told: ToPage = { type: 'taken', publication: id };
    if (from === 'tab' && tab !== undefined) void browser.tabs.sendMessage(tab, told);
    void tell({
      type: 'mirror',
      publication,
      profile,
      accounts: chosen,
      ...(files ? { files } : {}),
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

  return { state: () => state, read, readRecent: () => void readRecent(), mirror };
}

function shown({ publication, profile, accounts }: Offer): PopupOffer {
  const { id, time, parts } = publication;
  return { id, excerpt: parts[0]?.text ?? '', profileName: profile.name, time, accounts };
}

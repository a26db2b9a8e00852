import { withoutTexts } from '../post/draft-edits.ts';
import type { Edits } from '../post/edits.ts';
import type { Notice, Outcome, Twice } from '../post/notice.ts';
import type { Profile, Publication } from '../post/types.ts';
import { storedItem } from '../settings/stored-item.ts';

/** A publication that a person may still have mirrored. Its files stay in the page. */
export interface Offered {
  publication: Publication;
  profile: Profile;
  /** When its composer was opened, milliseconds since 1970. */
  openedAt: number;
  /** What a person changed for Mastodon alone. */
  edits: Edits;
  /** Texts for Mastodon alone whose original has changed, by the part's index: a person says whether they still hold. */
  outdated?: Record<number, string>;
  /** What was chosen and changed for it may not have been seen: a window of ours shows it before it goes. */
  wasUnsure?: true;
}

/** What a person is told of a publication, and in which tab. */
export interface TabNotice extends Notice {
  tab: number;
  offer: Offered | undefined;
  /** It was read and closed: told again only where there is something new to be asked. */
  isRead?: boolean;
}

/** For as long as the browser runs. */
const item = storedItem<TabNotice[]>('session:notices', []);

/** So many are kept in a tab: who never closes one needs no more. */
const most = 30;

export const listNotices = item.read;

/** What is to be told in a tab, oldest first. */
export async function noticesOf(tab: number): Promise<TabNotice[]> {
  return (await item.read()).filter((each) => each.tab === tab && !each.isRead);
}

/** Takes the place of an earlier one of the same publication in the same tab. */
export function addNotice(notice: TabNotice): Promise<void> {
  return item.change((all) => {
    const others = all.filter(({ tab, id }) => tab !== notice.tab || id !== notice.id);
    const own = others.filter(({ tab }) => tab === notice.tab);
    const [read, open] = [true, false].map((isRead) =>
      own.filter((each) => (each.isRead ?? false) === isRead).slice(1 - most),
    );
    return [...others.filter(({ tab }) => tab !== notice.tab), ...(read ?? []), ...(open ?? []), notice];
  });
}

export async function readNotice(tab: number, publication: string): Promise<TabNotice | undefined> {
  return (await item.read()).find((each) => each.tab === tab && each.id === publication);
}

/** A person says which text goes where the original has changed since: the own one, or the original. */
export function chooseText(
  tab: number,
  publication: string,
  text: 'own' | 'original' = 'original',
): Promise<void> {
  return item.change((all) =>
    all.map((each) => {
      const { offer } = each;
      if (each.tab !== tab || each.id !== publication || !offer?.outdated) return each;
      const { outdated } = offer;
      const original = withoutTexts(offer.edits, Object.keys(outdated).map(Number));
      const own = { ...original, texts: { ...original.texts, ...outdated } };
      return { ...each, offer: { ...offer, edits: text === 'own' ? own : original } };
    }),
  );
}

/** It is on its way: no offer any more. False where it is none, or was taken already. */
export async function takeOffer(tab: number, publication: string): Promise<Offered | undefined> {
  let taken: Offered | undefined;
  await item.change((all) =>
    all.map((each) => {
      if (each.tab !== tab || each.id !== publication || !each.offer) return each;
      taken = each.offer;
      return { ...each, offer: undefined, offered: undefined };
    }),
  );
  return taken;
}

/** An offer that could not be taken after all stands there again. */
export function putBack(
  tab: number,
  publication: string,
  offer: Offered,
  reason: Notice['offered'],
): Promise<void> {
  return item.change((all) =>
    all.map((each) =>
      each.tab === tab && each.id === publication ? { ...each, offer, offered: reason } : each,
    ),
  );
}

/** What became of a publication on one account, in every tab that tells of it. Gives these tabs. */
export async function addOutcome(publication: string, outcome: Outcome): Promise<number[]> {
  const tabs: number[] = [];
  await item.change((all) =>
    all.map((each) => {
      if (each.id !== publication) return each;
      tabs.push(each.tab);
      const others = each.outcomes.filter(({ account }) => account !== outcome.account);
      return { ...each, offer: undefined, offered: undefined, outcomes: [...others, outcome] };
    }),
  );
  return tabs;
}

/** A person has given a publication up, on one account or on all: no tab tells of it there any more. Gives the tabs that did. */
export async function forgetAccount(publication: string, account: string | undefined): Promise<number[]> {
  const tabs: number[] = [];
  await item.change((all) =>
    all.flatMap((each) => {
      if (each.id !== publication) return [each];
      tabs.push(each.tab);
      const accounts = each.accounts.filter(({ id }) => account !== undefined && id !== account);
      const outcomes = each.outcomes.filter((outcome) => accounts.some(({ id }) => id === outcome.account));
      return accounts.length ? [{ ...each, accounts, outcomes }] : [];
    }),
  );
  return tabs;
}

/** A person has read it, or had the time to. What stands on Mastodon may have to be asked about while its page is open. */
export function closeNotice(tab: number, publication: string): Promise<void> {
  const stands = ({ offer, outcomes }: TabNotice) =>
    !offer && outcomes.length > 0 && outcomes.every(({ state }) => state === 'done');
  return item.change((all) =>
    all.flatMap((each) => {
      if (each.tab !== tab || each.id !== publication) return [each];
      // What was asked is answered.
      const { changed: _, changedTo: __, ...rest } = each;
      return stands(each) ? [{ ...rest, isRead: true }] : [];
    }),
  );
}

/**
 * Whether a publication stands twice on an account, in every tab that tells or told of it; `url` where what is left stands, if that
 * may be another than before. Gives these tabs.
 */
export async function tellTwice(
  publication: string,
  account: string,
  twice: Twice | undefined,
  url?: string,
): Promise<number[]> {
  const tabs: number[] = [];
  await item.change((all) =>
    all.map((each) => {
      const stands = each.outcomes.some((outcome) => outcome.account === account && outcome.state === 'done');
      if (each.id !== publication || !stands) return each;
      tabs.push(each.tab);
      const outcomes = each.outcomes.map((outcome) => {
        if (outcome.account !== account || outcome.state !== 'done') return outcome;
        const { twice: _, ...rest } = outcome;
        return { ...rest, ...(twice && { twice }), ...(url !== undefined && { url }) };
      });
      // What was read is asked about; what was settled elsewhere needs no reading again.
      return { ...each, outcomes, ...(twice && { isRead: false }) };
    }),
  );
  return tabs;
}

export function removeNotice(tab: number, publication: string): Promise<void> {
  return item.change((all) => all.filter((each) => each.tab !== tab || each.id !== publication));
}

/** The page has gone, and with it the files of what it offered. */
export function removeNotices(tab: number): Promise<void> {
  return item.change((all) => all.filter((each) => each.tab !== tab));
}

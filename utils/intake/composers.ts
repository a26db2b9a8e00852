import type { DraftEdits } from '../post/draft-edits.ts';
import type { Profile } from '../post/types.ts';
import { storedItem } from '../settings/stored-item.ts';

/** What a person decided for one composer of one tab. Pages of ours alone change it, and the switch in the page. */
export interface ComposerRecord {
  tab: number;
  id: string;
  profile: Profile;
  /** When the composer was opened, milliseconds since 1970. */
  openedAt: number;
  /** Account ids. */
  chosen: string[];
  armed: boolean;
  edits: DraftEdits;
  /** What a window of ours asks the person about it. */
  asks: 'arm' | 'profile' | 'same' | 'others' | undefined;
  /** Something was pressed or written in its preview while that may not have been seen as it was drawn. */
  wasUnsure?: true;
  /** Accounts of somebody else that a person has said it may go to, this time. */
  allowed?: string[];
  /** Its first words, when the person was asked. */
  excerpt: string;
  /** When Post was pressed, milliseconds since 1970, with all that was written; none once it is known what came of it. */
  pressed?: { at: number; text: string } | undefined;
}

/** For as long as the browser runs, and gone with it, as composers are. */
const item = storedItem<Record<string, ComposerRecord>>('session:composers', {});

const keyOf = (tab: number, composer: string) => `${tab}/${composer}`;

export async function readComposer(tab: number, composer: string): Promise<ComposerRecord | undefined> {
  return (await item.read())[keyOf(tab, composer)];
}

/** The composers of a tab, or of all tabs. */
export async function listComposers(tab?: number): Promise<ComposerRecord[]> {
  return Object.values(await item.read()).filter((each) => tab === undefined || each.tab === tab);
}

/** A composer that is asked for again keeps what was decided. Gives it as it is now. */
export async function openComposer(record: ComposerRecord): Promise<ComposerRecord> {
  const key = keyOf(record.tab, record.id);
  let kept = record;
  await item.change((all) => {
    kept = all[key] ?? record;
    return { ...all, [key]: kept };
  });
  return kept;
}

/** Gives the composer as it is afterwards; `undefined` where there is none. */
export async function changeComposer(
  tab: number,
  composer: string,
  change: Partial<ComposerRecord> | ((now: ComposerRecord) => ComposerRecord),
): Promise<ComposerRecord | undefined> {
  const key = keyOf(tab, composer);
  let after: ComposerRecord | undefined;
  await item.change((all) => {
    const now = all[key];
    if (!now) return all;
    after = typeof change === 'function' ? change(now) : { ...now, ...change };
    return { ...all, [key]: after };
  });
  return after;
}

/** Gives what was armed and takes it away: one arming is good for one publication. */
export async function takeArmed(tab: number, composer: string): Promise<ComposerRecord | undefined> {
  let taken: ComposerRecord | undefined;
  await changeComposer(tab, composer, (now) => {
    if (now.armed) taken = now;
    return { ...now, armed: false };
  });
  return taken;
}

/** Composers that are gone have nothing decided any more. Gives them as they were. */
export async function closeComposers(tab: number, composers?: readonly string[]): Promise<ComposerRecord[]> {
  const isGone = (each: ComposerRecord) => each.tab === tab && (!composers || composers.includes(each.id));
  let gone: ComposerRecord[] = [];
  await item.change((all) => {
    gone = Object.values(all).filter(isGone);
    return Object.fromEntries(Object.entries(all).filter(([, each]) => !isGone(each)));
  });
  return gone;
}

export async function isAnythingArmed(): Promise<boolean> {
  return Object.values(await item.read()).some(({ armed }) => armed);
}

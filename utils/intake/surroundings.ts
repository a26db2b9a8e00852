import type { standingOf } from '../outbox/decisions.ts';
import type { Claim } from '../outbox/types.ts';
import type { Written } from '../outbox/written.ts';
import type { SendAnswer } from '../post/composer.ts';
import type { Manuscript } from '../post/manuscript.ts';
import type { Shape } from '../post/shape.ts';
import type { Platform, Profile, Publication } from '../post/types.ts';
import type { ToPage } from '../protocol/to-page.ts';

/** What a window of ours asks about: a composer that is to be armed, or an offer that is to be taken. */
export type Question = { tab: number; composer: string } | { tab: number; publication: string };

/** What intake needs of the outbox. */
export interface OutboxDoor {
  /** Starts what is due; not waited for. */
  drain(): Promise<void>;
  /** Takes a claim into the outbox; waited for, so that it is on the disk. */
  accept(claim: Claim): Promise<void>;
  /** Takes a post that was written here; waited for, as a claim is. */
  write(written: Written): Promise<void>;
  /** Gives up what is only kept in mind, because the disk has no room for it: of this publication, or all. */
  forget(publication?: string): void;
}

/** A post of a profile that was found afterwards. `time` in milliseconds since 1970. */
export interface FoundPost {
  profile: Profile;
  accounts: string[];
  id: string;
  address: string;
  time: number;
}

/** Why a person decided against mirroring. */
export type DeclineReason = 'raffle' | 'platform' | 'paid' | 'persons' | 'other';

/** What the ledger hears of. It is not waited for, and nothing of it fails. */
export interface LedgerEar {
  /** `accounts` are those that it is offered for; `isSure` is false where nobody saw whether it was published. */
  offered(publication: Publication, profile: Profile, accounts: string[], isSure: boolean): void;
  /** What was offered is no publication after all. */
  withdrawn(publication: string): void;
  /** Pressed in an armed composer, and nobody saw what came of it. */
  unrecognised(profile: Profile, accounts: string[], at: number): void;
  /** A person has decided against a publication on these accounts, before anything was sent. */
  givenUp(publication: string, accounts: string[]): void;
  /** A person has corrected a status, which stands under this id and address now. */
  corrected(publication: string, account: string, status: string, now: { id: string; url: string }): void;
  /** It was found afterwards, and is not on Mastodon. */
  missed(post: FoundPost): void;
  /** A person decided against it, and said why. Waited for. */
  declined(post: FoundPost, reason: DeclineReason, words: string): Promise<void>;
  /** A person gives up a delivery or a claim, which is still there. Waited for. */
  discarding(id: string): Promise<void>;
}

/** What intake needs of the browser and of the rest of the background. */
export interface Surroundings {
  outbox: OutboxDoor;
  ledger: LedgerEar;
  /** Puts watch into the tab's page. */
  injectWatch(tab: number, platform: Platform): Promise<undefined>;
  /** Lets everything in the tab's page be found by the pointer, or no longer. */
  probe(tab: number, isOn: boolean): Promise<undefined>;
  openOptions(): Promise<undefined>;
  /** Opens the popup in a window of its own. */
  openPopup(): Promise<undefined>;
  /** Opens the composer with a status of a record, by its place among them, to correct it. */
  openCorrection(record: string, place: number): Promise<undefined>;
  /** Opens the composer with this draft; one of its id that is there already goes on as it is. */
  openDraft(manuscript: Manuscript): Promise<undefined>;
  /** Opens our own window with the question. */
  ask(question: Question): Promise<void>;
  /** A publication of this profile is to be expected. */
  expect(profile: Profile): void;
  /** Whether it can be proved at its source who a profile of this platform is. */
  canProve(platform: Platform): boolean;
  /** Proves it. Throws Problem. */
  prove(profile: Profile): Promise<void>;
  /** What this profile published last, newest first; nothing where its platform shows that to nobody. Throws Problem. */
  recent(profile: Profile): Promise<Publication[]>;
  /** The records of what stands of a publication on these accounts, as their servers say, where they can be asked. */
  standing(publication: string, accounts: string[]): ReturnType<typeof standingOf>;
  /** What of a request's shape is known by name; nothing where the platform tells no shapes. */
  knownShape(platform: Platform, shape: Shape): Shape | undefined;
  /** What is told in a tab, or offered there, has changed. */
  changed(tab: number): Promise<undefined>;
  /** What was decided for a composer has changed: its pill and its preview are told. */
  composerChanged(tab: number, composer: string): Promise<undefined>;
  /** Something has ended: what waited for it may go on. */
  idle(): undefined;
  /** What was written here and was to go to these accounts is a draft again. */
  draftAgain(manuscript: string, accounts: string[]): Promise<void>;
  /** Gives to the outbox what was written here. */
  sendManuscript(id: string): Promise<SendAnswer>;
  /** Leaves nothing behind. */
  wipe(): Promise<void>;
  /** Asks watch of a tab; `undefined` where there is none any more. */
  askTab(tab: number, message: Extract<ToPage, { type: 'seen' | 'take' }>): Promise<unknown>;
}

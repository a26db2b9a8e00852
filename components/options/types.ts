import type { ReactNode } from 'react';
import type { Account } from '../../utils/post/account.ts';
import type { BookEntry } from '../../utils/post/book-entry.ts';
import type { AddAccountState, Broken, SaveNameState, TransferState } from '../../utils/post/options.ts';
import type { ProblemReport } from '../../utils/post/problem.ts';
import type { ReadPolicy } from '../../utils/post/read-policy.ts';
import type { NewProfiles, Rule } from '../../utils/post/rule.ts';
import type { Profile } from '../../utils/post/types.ts';

/** The handle book of the options page. */
export interface HandleBookProps {
  names: BookEntry[];
  state: SaveNameState;
  onSave(name: BookEntry): void;
  onRemove(name: BookEntry): void;
}

/** The contract of the options page. `onAdd` is called within the click or key, so that a permission may be asked for. */
export interface OptionsPageProps {
  /** False until the stores were read. */
  isRead: boolean;
  accounts: Account[];
  rules: Rule[];
  add: AddAccountState;
  book: HandleBookProps;
  broken: Broken;
  newProfiles: NewProfiles;
  /** Profiles that somebody has written with, and that have no rule. */
  seen: Profile[];
  /** What the administration has set. */
  managed: ReadPolicy;
  /** For how many seconds nothing is sent, where no rule says otherwise. */
  pause: number;
  /** Why something of what is stored could not be read, or not deleted. */
  unread: ProblemReport[];
  version: string;
  /** The language of numbers, BCP 47. */
  locale: string;
  onAdd(server: string): void;
  /** Both within the click, too. */
  onAllow(): void;
  onGoOn(): void;
  onSignInAgain(id: string): void;
  onSignOut(id: string): void;
  onPause(seconds: number): void;
  /** `shown` is what was changed, where there was something. */
  onSaveRule(rule: Rule, shown: Rule | undefined): void;
  onRemoveRule(profile: string): void;
  onRemoveBroken(what: keyof Broken): void;
  /** How a person is called: a section of its own. */
  attention?: ReactNode;
  /** For how long what is kept. */
  kept?: ReactNode;
  onReport(): void;
  /** The first steps. */
  onStart(): void;
  /** The accounts of bridges that nobody has read of yet, by the profile's id. */
  bridges: Record<string, string>;
  onReadBridge(profile: string): void;
  transfer: TransferState;
  onExport(): void;
  onReadSettings(text: string): void;
  onTakeSettings(): void;
  onLeaveSettings(): void;
  onForgetSeen(id: string): void;
  onSaveNew(chosen: NewProfiles): void;
  onWipe(): void;
}

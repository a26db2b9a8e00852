import type { Account } from '../../utils/post/account.ts';
import type { AddAccountState } from '../../utils/post/options.ts';
import type { ProblemReport } from '../../utils/post/problem.ts';
import type { ReadPolicy } from '../../utils/post/read-policy.ts';
import type { NewProfiles, Rule } from '../../utils/post/rule.ts';
import type { Step, TrialState } from '../../utils/post/start.ts';

/** The contract of the first start. `onAdd`, `onAllow` and `onGoOn` are called within the click or key. */
export interface StartPageProps {
  step: Step;
  accounts: Account[];
  rules: Rule[];
  newProfiles: NewProfiles;
  /** For how many seconds nothing is sent. */
  pause: number;
  managed: ReadPolicy;
  add: AddAccountState;
  trial: TrialState;
  unread: ProblemReport[];
  /** Whose toolbar it is. */
  toolbar: 'chrome' | 'edge' | 'firefox';
  onStep(step: Step): void;
  onAdd(server: string): void;
  onAllow(): void;
  onGoOn(): void;
  onChoose(chosen: NewProfiles): void;
  onPause(seconds: number): void;
  onTry(account: string): void;
  onTakeBack(): void;
  onOptions(): void;
}

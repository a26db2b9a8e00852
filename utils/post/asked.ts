import type { OthersAccount } from './others-accounts.ts';
import type { ProblemReport } from './problem.ts';
import type { Profile } from './types.ts';

/** What is asked, about whose post, and where it would go. */
export interface Asked {
  kind: 'arm' | 'profile' | 'same' | 'others' | 'offer';
  profile: Profile;
  accounts: { id: string; handle?: string | undefined; name: string }[];
  /** Which of the accounts belong to somebody else, and to whom. */
  others?: OthersAccount[];
  /** The text as far as it is known. */
  text: string;
  /** Who the profile is could not be proved. */
  problem?: ProblemReport;
  /** Another profile of the same name, which is known; where that is asked, it may be the same one. */
  known?: Profile;
}

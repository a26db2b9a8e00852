import type { ProblemReport } from './problem.ts';
import type { Profile } from './types.ts';

/** What is asked, about whose post, and where it would go. */
export interface Asked {
  kind: 'arm' | 'profile' | 'same' | 'offer';
  profile: Profile;
  accounts: { id: string; handle?: string | undefined; name: string }[];
  /** The text as far as it is known. */
  text: string;
  /** Who the profile is could not be proved. */
  problem?: ProblemReport;
  /** Another profile of the same name, which is known; where that is asked, it may be the same one. */
  known?: Profile;
}

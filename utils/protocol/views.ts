import type { Account } from '../post/account.ts';
import type { BookEntry } from '../post/book-entry.ts';
import type { Edits } from '../post/edits.ts';
import type { Rule } from '../post/rule.ts';
import type { Profile } from '../post/types.ts';

/** What the page side may know of a composer: what the pill shows. */
export interface ComposerView {
  mode: Rule['mode'];
  /** Names of the accounts that the post would go to. */
  receivers: string[];
  /** How many accounts there are to choose from. */
  accounts: number;
  /** The only account, or every one that is chosen, is signed out: its handle. */
  signedOut: string | undefined;
  armed: boolean;
  /** A window of ours asks the person something about this composer. */
  asking: boolean;
  /** Something was changed for Mastodon alone. */
  edited: boolean;
  /** Where one request publishes to several networks, whose text is taken; and whether pictures go as they were chosen. */
  wishes: Pick<Rule, 'textFrom' | 'originals'>;
}

/** An account as pages of ours inside a platform's page may know it. */
export type AccountCard = Pick<Account, 'id' | 'displayName' | 'avatar' | 'signedIn' | 'limits' | 'server'>;

/** All that the preview needs, so that what it shows is what the outbox will plan. */
export interface PreviewBasis {
  profile: Profile;
  accounts: AccountCard[];
  chosen: string[];
  rule: Rule;
  book: BookEntry[];
  edits: Edits;
  armed: boolean;
}

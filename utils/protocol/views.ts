import type { AccountCard } from '../post/account.ts';
import type { BookEntry } from '../post/book-entry.ts';
import type { DraftEdits } from '../post/draft-edits.ts';
import type { Rule } from '../post/rule.ts';
import type { Profile } from '../post/types.ts';

/** What the page side may know of a composer: what the pill shows. */
export interface ComposerView {
  mode: Rule['mode'];
  /** Further ids under which its profile acts, as a person has confirmed. */
  alsoAs: string[];
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
  wishes: { textFrom: Rule['textFrom']; originals: boolean };
}

/** All that the preview needs, so that what it shows is what the outbox will plan. */
export interface PreviewBasis {
  profile: Profile;
  accounts: AccountCard[];
  chosen: string[];
  rule: Rule;
  book: BookEntry[];
  edits: DraftEdits;
  armed: boolean;
  /** What of the rule the administration has set, for every single post too. */
  fixed: readonly (keyof Rule)[];
}

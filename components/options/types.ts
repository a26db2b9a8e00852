import type { DescriptionPolicy } from '../../utils/post/descriptions.ts';
import type { ProblemReport } from '../../utils/post/problem.ts';
import type { Platform } from '../../utils/post/types.ts';

/** A Mastodon account as the options page shows it. Sizes in bytes. */
export interface OptionsAccount {
  id: string;
  name: string;
  handle: string;
  /** A `data:` address, or empty: then its initials stand for it. */
  avatar: string;
  /** The profile page. */
  url: string;
  signedIn: boolean;
  host: string;
  server: { title: string; software: string; version: string; rules: string[] };
  limits: {
    characters: number;
    media: number;
    descriptionCharacters: number;
    imageBytes: number;
    videoBytes: number;
  };
}

/** What happens to the posts of one profile. */
export interface OptionsRule {
  platform: Platform;
  /** The profile's id. */
  profile: string;
  profileName: string;
  /** Account ids. */
  accounts: string[];
  mode: 'ask' | 'armed' | 'never';
  visibility: 'public' | 'unlisted';
  /** What happens where a picture or video has no description; `warn` where it is not said. */
  descriptions?: DescriptionPolicy;
  numbered?: boolean;
  keepTracking?: boolean;
  dropCredit?: boolean;
  /** Where one request published to several networks: from whose text. */
  textFrom?: Platform;
  originals?: boolean;
}

/** How far adding an account has come. */
export type AddAccountState =
  | { kind: 'idle' }
  | { kind: 'checking'; server: string }
  | { kind: 'signing-in'; server: string }
  | { kind: 'failed'; server: string; problem: ProblemReport };

/** A line of the handle book: this name on that platform is this account on Mastodon, `user@host`. */
export interface OptionsName {
  platform: Platform;
  name: string;
  account: string;
}

/** How far adding a name has come. `displayName` is what the account that was found calls itself. */
export type SaveNameState =
  | { kind: 'idle' }
  | { kind: 'checking'; account: string }
  | { kind: 'failed'; account: string; problem: ProblemReport }
  | { kind: 'saved'; name: OptionsName; displayName: string };

/** The handle book of the options page. */
export interface HandleBookProps {
  names: OptionsName[];
  state: SaveNameState;
  onSave(name: OptionsName): void;
  onRemove(name: OptionsName): void;
}

/** The contract of the options page. `onAdd` is called within the click or key, so that a permission may be asked for. */
export interface OptionsPageProps {
  accounts: OptionsAccount[];
  rules: OptionsRule[];
  add: AddAccountState;
  book: HandleBookProps;
  version: string;
  /** The language of numbers, BCP 47. */
  locale: string;
  onAdd(server: string): void;
  onSignInAgain(id: string): void;
  onSignOut(id: string): void;
  onSaveRule(rule: OptionsRule): void;
  onRemoveRule(profile: string): void;
  onWipe(): void;
}

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
}

/** How far adding an account has come. */
export type AddAccountState =
  | { kind: 'idle' }
  | { kind: 'checking'; server: string }
  | { kind: 'signing-in'; server: string }
  | { kind: 'failed'; server: string; problem: ProblemReport };

/** The contract of the options page. `onAdd` is called within the click or key, so that a permission may be asked for. */
export interface OptionsPageProps {
  accounts: OptionsAccount[];
  rules: OptionsRule[];
  add: AddAccountState;
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

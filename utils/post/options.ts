import type { BookEntry } from './book-entry.ts';
import type { ProblemReport } from './problem.ts';
import type { LeftOut } from './settings-file.ts';

/** How far adding an account has come. */
export type AddAccountState =
  | { kind: 'idle' }
  | { kind: 'checking'; server: string }
  /** It is a server; a person reads what it says of itself, and goes on. */
  | { kind: 'found'; server: string; title: string; software: string; rules: string[] }
  /** It says nothing without the permission to ask it, which a person gives or not. */
  | { kind: 'silent'; server: string }
  | { kind: 'signing-in'; server: string }
  /** `wasThere`: it was connected before, and has a new token now. */
  | { kind: 'connected'; server: string; handle: string; wasThere: boolean }
  | { kind: 'failed'; server: string; problem: ProblemReport };

/** How far taking over a file of settings has come. */
export type TransferState =
  | { kind: 'idle' }
  /** It was read, and waits for a person's yes: so many rules and names, of which so many replace others. */
  | { kind: 'read'; rules: number; mentions: number; replaced: number; leftOut: LeftOut[] }
  | { kind: 'taken'; rules: number; mentions: number }
  | { kind: 'failed'; problem: ProblemReport };

/** How far adding a name has come. `displayName` is what the account that was found calls itself. */
export type SaveNameState =
  | { kind: 'idle' }
  | { kind: 'checking'; account: string }
  | { kind: 'failed'; account: string; problem: ProblemReport }
  | { kind: 'saved'; name: BookEntry; displayName: string };

/** What is stored so that no version can read it, and is left aside: ids of accounts, ids of profiles, lines of the handle book. */
export interface Broken {
  accounts: string[];
  rules: string[];
  names: number;
}

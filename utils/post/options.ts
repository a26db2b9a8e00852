import type { BookEntry } from './book-entry.ts';
import type { ProblemReport } from './problem.ts';

/** How far adding an account has come. */
export type AddAccountState =
  | { kind: 'idle' }
  | { kind: 'checking'; server: string }
  | { kind: 'signing-in'; server: string }
  | { kind: 'failed'; server: string; problem: ProblemReport };

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

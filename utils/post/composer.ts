import { type FixedSettings, nothingFixed } from './fixed-settings.ts';
import type { Manuscript, ManuscriptFile } from './manuscript.ts';
import type { PopupDelivery } from './popup.ts';
import type { PreviewHint, PreviewState, Receiver } from './preview.ts';
import type { ProblemReport } from './problem.ts';

/** The field of the composer at which something is said. */
export type ComposerField =
  | 'text'
  | 'accounts'
  | 'warning'
  | 'time'
  | 'visibility'
  | 'poll'
  | 'target'
  | 'files';

/** Why a manuscript cannot go as it is. `account` is a name that people read, `file` an index into its files in their order. */
export type ManuscriptProblem =
  | { field: 'accounts'; kind: 'no-account' }
  | { field: 'accounts'; kind: 'mirrored'; account: string }
  | { field: 'text'; kind: 'blank' }
  | { field: 'text'; kind: 'too-many'; account: string; count: number; limit: number }
  | { field: 'warning'; kind: 'warning'; account: string }
  | { field: 'time'; kind: 'past' | 'far' }
  | { field: 'visibility'; kind: 'direct' }
  | { field: 'target'; kind: 'target' | 'quote'; account: string }
  | { field: 'poll'; kind: 'poll-options' | 'poll-twice' }
  | { field: 'poll'; kind: 'poll-many' | 'poll-long'; account: string; limit: number }
  | { field: 'poll'; kind: 'poll-lasts' | 'poll-media'; account: string }
  | { field: 'files'; kind: 'description'; file: number; count: number; limit: number };

/** Why a file was not added. Sizes in bytes. */
export type NotTaken =
  | { kind: 'kind' | 'empty' | 'stored'; name: string }
  | { kind: 'size'; name: string; bytes: number; limit: number }
  | { kind: 'many'; count: number; limit: number };

/** What the background answers when a manuscript is to go. */
export type SendAnswer = { kind: 'taken' } | { kind: 'problems'; problems: ManuscriptProblem[] };

/** An account that a manuscript may go to, with what it would be there. */
export interface ComposerReceiver extends Receiver {
  /** It may also search. */
  canSearch: boolean;
}

/** A file as it is shown: `index` counts through all files in their order. */
export interface FileView {
  file: ManuscriptFile;
  index: number;
  /** A `blob:` address of a small picture, or empty. */
  src: string;
  /** Characters of the description, and how many the strictest of the chosen servers takes. */
  count: number;
  limit: number;
  /** Names of the accounts whose servers do not take it as it is. */
  refittedFor: string[];
}

/** What the composer shows of a manuscript beside what stands in it. */
export interface ComposerView {
  receivers: ComposerReceiver[];
  /** None where no account is chosen. `left` are statuses that are not drawn. */
  preview: (Pick<PreviewState, 'shown' | 'statuses' | 'losses' | 'media'> & { left: number }) | undefined;
  hints: PreviewHint[];
  language: PreviewState['language'];
  languages: string[];
  /** Into how many posts the person divided the text. */
  parts: number;
  files: FileView[];
  missingDescriptions: number;
  /** Names of the chosen accounts whose servers know no quotes. */
  cannotQuote: string[];
  /** Who keeps a planned post until its time, by the names of the accounts. */
  kept: { atServer: string[]; here: string[] } | undefined;
  pollLimits: { options: number; characters: number };
  /** What hinders it from going as it is. */
  problems: ManuscriptProblem[];
}

/** A proposal for what is being typed: `insert` takes the place of the text from `start` to `end`. */
export interface Suggestion {
  label: string;
  note: string;
  insert: string;
}

/** The proposals beside the text. */
export interface Suggestions {
  start: number;
  end: number;
  items: Suggestion[];
  /** Hashtags would be looked up at the server of this account, had it the permission. */
  needsSearch: string | undefined;
}

/** One of several that a person may take up: a draft, a post that went, a template. */
export interface ShelfItem {
  id: string;
  /** What a person called it, or its first words; may be empty. */
  name: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What waits for its time. */
export interface PlannedItem {
  /** The ledger's record, or the outbox' delivery. */
  id: string;
  /** The account's name. */
  account: string;
  excerpt: string;
  /** Milliseconds since 1970. */
  at: number;
  keptBy: 'server' | 'mitposten';
  /** It can be written in again. */
  isEditable: boolean;
}

/** What lies beside the manuscript. */
export interface Shelf {
  drafts: ShelfItem[];
  sent: ShelfItem[];
  templates: ShelfItem[];
  planned: PlannedItem[];
  /** By account. */
  endings: Record<string, string>;
  /** 0 for never. */
  keepDays: number;
  /** The browser's context menu has an entry. */
  menu: boolean;
  /** The administration wants that entry, and the browser waits for a person to allow it. */
  menuWaits: boolean;
  /** The accounts whose endings the administration sets. */
  setEndings: readonly string[];
  /** What people may not change. */
  fixed: FixedSettings;
}

/** A shelf with nothing on it. */
export const emptyShelf: Shelf = {
  ...{ drafts: [], sent: [], templates: [], planned: [], endings: {}, setEndings: [], keepDays: 90 },
  ...{ menu: false, menuWaits: false, fixed: nothingFixed },
};

/** How far looking for the status has come that a person named by its address. Names are the accounts'. */
export interface TargetSearch {
  state: 'idle' | 'finding' | 'done';
  /** Their servers found nothing. */
  missing: string[];
  /** Their servers could not look. */
  failed: string[];
}

/** All that the composer shows. */
export interface ComposerState {
  hasAccounts: boolean;
  manuscript: Manuscript;
  revision: number;
  /** It could not be stored. */
  lost: boolean;
  view: ComposerView;
  /** Publishing was pressed: what hinders it is shown at its field. */
  tried: boolean;
  /** How far publishing has come. */
  progress: 'idle' | 'sending' | 'failed' | 'corrected' | 'changed-meanwhile';
  problem: ProblemReport | undefined;
  notTaken: NotTaken[];
  suggestions: Suggestions | undefined;
  search: TargetSearch;
  /** What a person asked for while it is fetched from the server. */
  opening: 'no' | 'opening' | 'failed';
  /** Ids of accounts which a person was asked to allow searching for, and did not. */
  searchDenied: boolean;
  /** Something from outside could not be taken over. */
  notice: string | undefined;
  /** What went from this page, as it stands. */
  went: PopupDelivery[];
  shelf: Shelf;
}

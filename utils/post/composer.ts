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

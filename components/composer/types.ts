import type { ComposerState } from '../../utils/post/composer.ts';
import type { Manuscript, ManuscriptFile, Target } from '../../utils/post/manuscript.ts';

/** The contract of the composer, in the popup and in the page. */
export interface ComposerProps {
  state: ComposerState;
  /** Of names of languages, dates and sizes, BCP 47. */
  locale: string;
  /** What was typed in the field for the text, and where the caret is. */
  onType(text: string, selection: [number, number]): void;
  onChange(part: Partial<Manuscript>): void;
  onShow(account: string): void;
  onHint(id: string): void;
  /** Without a part they belong to the last of the posts into which the text is divided. */
  onFiles(files: File[], part?: number): void;
  onFile(id: string, part: Partial<ManuscriptFile>): void;
  onMoveFile(id: string, to: number): void;
  onRemoveFile(id: string): void;
  onSend(): void;
  /** Nothing more is to be proposed for what was typed. */
  onCalm(): void;
  onAllowSearch(account: string): void;
  onFind(kind: Target['kind'], address: string): void;
  onOptions(): void;
}

/** The contract of the field for the text, which is there before all the rest. */
export type FieldProps = Pick<
  ComposerProps,
  'state' | 'onType' | 'onFiles' | 'onCalm' | 'onAllowSearch' | 'onSend'
>;

/** The contract of what lies beside it. */
export interface ShelfProps {
  onOpen(id: string): void;
  onNew(): void;
  onDiscard(id: string): void;
  onAgain(id: string): void;
  onTemplate(id: string): void;
  /** Keeps what is written under this name; false where nothing is. */
  onKeepTemplate(name: string): boolean;
  onRemoveTemplate(id: string): void;
  onEnding(account: string, text: string): void;
  onKeepFor(days: number): void;
  onMenu(on: boolean): void;
  /** Without a time the plan is given up. */
  onReplan(id: string, at: number | undefined): void;
  /** It becomes a draft again. */
  onEditPlanned(id: string): void;
  onRetry(delivery: string): void;
  onSendNow(delivery: string): void;
  /** Nothing of it is sent; it becomes a draft again. */
  onUndo(delivery: string): void;
  /** A file goes with what could not be taken out of it. */
  onSendAsItIs(delivery: string): void;
  onDiscardDelivery(delivery: string): void;
  /** False where the address could not be copied. */
  onCopy(url: string): Promise<boolean>;
}

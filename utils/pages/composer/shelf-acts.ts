import { removeTemplate, writeManuscript } from '../../composer/store.ts';
import type { FromOwnPages } from '../../protocol/from-own-pages.ts';
import type { Desk } from './desk.ts';
import { cancelPlanned, editPlanned, replan } from './planned.ts';
import { keepEnding, keepFor, keepMenu, keepTemplate, sentManuscript, templateText } from './shelf.ts';

interface Given {
  desk: Desk;
  /** Reads anew what lies on the shelf. */
  read(): Promise<void>;
  /** Takes up the manuscript of this id. */
  open(id: string): Promise<void>;
  tell(message: FromOwnPages): Promise<unknown>;
  /** Says a sentence to the person. */
  notice(words: string): void;
}

/** The sentences for what became of something planned. */
export interface PlannedWords {
  moved: string;
  cancelled: string;
  editing: string;
  failed: string;
}

/** What a person does with what lies beside the manuscript. */
export function shelfActs({ desk, read, open, tell, notice }: Given) {
  const thenRead =
    <Args extends unknown[]>(act: (...args: Args) => Promise<unknown>) =>
    async (...args: Args): Promise<void> => {
      await act(...args);
      await read();
    };

  /** Says which of the two it came to, and shows how it stands then. */
  async function said(work: Promise<unknown>, done: string, failed: string): Promise<void> {
    const words = await work.then(
      () => done,
      () => failed,
    );
    await read();
    notice(words);
  }

  return {
    async again(id: string): Promise<void> {
      const manuscript = await sentManuscript(id);
      if (!manuscript) return;
      const again = { ...manuscript, id: crypto.randomUUID(), name: '', changed: Date.now() };
      await writeManuscript(again);
      await open(again.id);
    },
    /** A template takes the place of nothing, or stands below what is written. */
    async useTemplate(id: string): Promise<void> {
      const { text } = desk.manuscript();
      const added = await templateText(id);
      desk.change({ text: text.trim() ? `${text.trimEnd()}\n\n${added}` : added });
    },
    keepTemplate(name: string): boolean {
      const { text } = desk.manuscript();
      if (!text.trim()) return false;
      void keepTemplate(name, text).then(read);
      return true;
    },
    removeTemplate: thenRead(removeTemplate),
    keepEnding: thenRead(keepEnding),
    keepMenu: thenRead(keepMenu),
    keepFor: thenRead(keepFor),
    /** Without a time the plan is given up. */
    replan: (id: string, at: number | undefined, words: PlannedWords) =>
      at === undefined
        ? said(cancelPlanned(id, tell), words.cancelled, words.failed)
        : said(replan(id, at, tell), words.moved, words.failed),
    /** It becomes a draft again, and is written in. */
    editPlanned: (id: string, words: PlannedWords) =>
      said(editPlanned(id, tell).then(open), words.editing, words.failed),
  };
}

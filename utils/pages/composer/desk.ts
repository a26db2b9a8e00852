import {
  listManuscripts,
  openStore,
  readManuscript,
  removeManuscript,
  writeManuscript,
} from '../../composer/store.ts';
import { isBlank, type Manuscript, newManuscript } from '../../post/manuscript.ts';
import { onManuscript, tellManuscript } from './manuscript-changes.ts';

/** The manuscript that a page has open, and how it is kept. */
export interface Desk {
  /** What is open now. */
  manuscript(): Manuscript;
  /** Goes up when the text was changed by somebody else than the field that it is typed in. */
  revision(): number;
  /** The last change could not be stored. */
  isLost(): boolean;
  /**
   * Takes this one up, or without an id the last that has no name; where there is none, a new one. The first that is opened takes
   * in what was typed before it was read, where its caret is. Resolves when it is there.
   */
  open(id: string | undefined): Promise<void>;
  /** The one that is open already is a new one, and no other is taken up. Resolves when its keys are stored at once. */
  begin(): Promise<void>;
  /** Where it goes, unless that was chosen. */
  propose(accounts: string[]): void;
  /** What a person typed: stored at once. */
  type(text: string, selection: [number, number]): void;
  /** Anything else that was chosen, stored at once; with another text the field follows. */
  change(part: Partial<Manuscript>): void;
  /** Resolves when all that was written is stored. */
  stored(): Promise<void>;
  /** It went, or was thrown away: a blank one takes its place. */
  anew(accounts: string[]): void;
  /** Throws a manuscript away with its files. */
  remove(id: string): Promise<void>;
}

/** `changed` is called after each change, `typed` after one by the field itself, which has drawn it already. */
export function createDesk({ changed, typed }: { changed(): void; typed(): void }): Desk {
  let manuscript = newManuscript(crypto.randomUUID(), [], Date.now());
  let revision = 0;
  let lost = false;
  /** No draft has been opened yet. */
  let isFirst = true;
  let writing: Promise<void> = Promise.resolve();

  function put(next: Manuscript): void {
    manuscript = next;
    writing = writeManuscript(next).then(
      () => {
        if (lost) changed();
        lost = false;
        tellManuscript(next.id);
      },
      () => {
        lost = true;
        changed();
      },
    );
  }

  /** What was typed before the draft was there goes to its caret. What is selected in it is not seen yet, and stays. */
  function takeIn({ id, text, selection }: Manuscript, draft: Manuscript): void {
    const [, at] = draft.selection;
    put({
      ...draft,
      text: draft.text.slice(0, at) + text + draft.text.slice(at),
      selection: [at + selection[0], at + selection[1]],
      changed: Date.now(),
    });
    // Only when the words are stored where they belong.
    void writing.then(() => (lost ? undefined : removeManuscript(id)));
  }

  /** It went, or was thrown away, in another window of ours: what is written from now on is another one. */
  function goOn(isWriting: boolean): void {
    const { accounts } = manuscript;
    const id = crypto.randomUUID();
    // Its files are gone with it.
    if (isWriting) put({ ...manuscript, id, files: [], corrects: undefined, changed: Date.now() });
    else manuscript = newManuscript(id, accounts, Date.now());
    revision += 1;
  }

  onManuscript(async (id) => {
    if (id === manuscript.id) {
      const now = await readManuscript(id);
      // Somebody else wrote in the same one: another window of ours. Who is writing here keeps what is written.
      const isWriting = document.hasFocus();
      if (!now) goOn(isWriting);
      else if (!isWriting && now.changed > manuscript.changed) {
        manuscript = now;
        revision += 1;
      }
    }
    changed();
  });

  return {
    manuscript: () => manuscript,
    revision: () => revision,
    isLost: () => lost,
    async open(id) {
      await openStore();
      const found = id === undefined ? await lastUnnamed(manuscript.id) : await readManuscript(id);
      const begun = isFirst ? manuscript : undefined;
      isFirst = false;
      // Who has begun to write goes on, and nothing is put into the field.
      if (begun && !found && id === undefined) return;
      const draft = found ?? newManuscript(id ?? crypto.randomUUID(), [], Date.now());
      if (begun?.text) takeIn(begun, draft);
      else manuscript = draft;
      revision += 1;
      changed();
    },
    begin() {
      isFirst = false;
      return openStore();
    },
    propose(accounts) {
      if (manuscript.accounts.length > 0) return;
      if (isBlank(manuscript)) manuscript = { ...manuscript, accounts };
      else put({ ...manuscript, accounts });
      changed();
    },
    type(text, selection) {
      put({ ...manuscript, text, selection, changed: Date.now() });
      typed();
    },
    change(part) {
      if (part.text !== undefined && part.text !== manuscript.text) revision += 1;
      put({ ...manuscript, ...part, changed: Date.now() });
      changed();
    },
    stored: () => writing,
    anew(accounts) {
      tellManuscript(manuscript.id);
      manuscript = newManuscript(crypto.randomUUID(), accounts, Date.now());
      revision += 1;
      changed();
    },
    async remove(id) {
      await removeManuscript(id);
      tellManuscript(id);
    },
  };
}

/** What a person goes on with where nothing is said: the last that has no name and corrects nothing, but for the `open` one. */
async function lastUnnamed(open: string): Promise<Manuscript | undefined> {
  const all = await listManuscripts();
  return all.find((each) => each.id !== open && !each.name && !each.corrects && !isBlank(each));
}

import { writeManuscript } from '../../composer/store.ts';
import { inTurn } from '../../in-turn.ts';
import { listAccounts } from '../../mastodon/accounts.ts';
import type { Account } from '../../post/account.ts';
import type { BookEntry } from '../../post/book-entry.ts';
import {
  type ComposerState,
  emptyShelf,
  type ManuscriptProblem,
  type SendAnswer,
} from '../../post/composer.ts';
import { type Target, usualAccounts } from '../../post/manuscript.ts';
import { reportOf } from '../../post/problem.ts';
import { languageMemory } from '../../preview/detected-language.ts';
import type { FromOwnPages } from '../../protocol/from-own-pages.ts';
import { changeComposing, readComposing } from '../../settings/composing.ts';
import { listBook } from '../../settings/handle-book.ts';
import { correctionOf, sendCorrection } from './correcting.ts';
import type { Desk } from './desk.ts';
import { createFiles } from './files.ts';
import { createProposals } from './proposals.ts';
import { allowSearch, findTarget, suggestIo } from './search.ts';
import { readShelf } from './shelf.ts';
import { shelfActs } from './shelf-acts.ts';
import { viewOf } from './view.ts';
import { wentOf } from './went.ts';

/** After the last key so long nothing is drawn anew but the key itself, in milliseconds. */
const calm = 120;

interface Given {
  desk: Desk;
  tell(message: FromOwnPages): Promise<unknown>;
  /** The state has changed and is to be drawn. */
  changed(): void;
  detector: Parameters<typeof languageMemory>[0];
  /** Of the interface, BCP 47. */
  language: string;
}

type Part = Partial<
  Pick<ComposerState, 'tried' | 'progress' | 'problem' | 'search' | 'opening' | 'searchDenied' | 'notice'>
>;

/** Nothing is being done, and nothing is said. */
const untried = { tried: false, progress: 'idle', problem: undefined } as const;

/** What the composer shows and does, in popup, page and side panel. */
export function createComposer({ desk, tell, changed, detector, language }: Given) {
  let accounts: Account[] = [];
  let shelf = emptyShelf;
  let book: BookEntry[] = [];
  let went: ComposerState['went'] = [];
  const wentIds = new Set<string>();
  let shown = '';
  let rest: Required<Omit<Part, 'problem' | 'notice'>> & Part = {
    ...{ ...untried, opening: 'no', searchDenied: false },
    search: { state: 'idle', missing: [], failed: [] },
  };
  let later: ReturnType<typeof setTimeout> | undefined;
  /** Why the background did not take it, beside what the page itself sees. */
  let refused: ManuscriptProblem[] = [];
  const detected = languageMemory(detector);
  const files = createFiles(desk, () => accounts, changed);
  const chosen = () => accounts.filter(({ id }) => desk.manuscript().accounts.includes(id));
  const proposals = createProposals(desk, suggestIo(chosen), changed);

  function change(part: Part): void {
    rest = { ...rest, ...part };
    changed();
  }

  /** A key is drawn by the field itself; counts and preview follow when the person pauses. */
  function typed(): void {
    refused = [];
    proposals.allow();
    clearTimeout(later);
    later = setTimeout(() => {
      changed();
      void proposals.read();
    }, calm);
  }

  const read = inTurn(async () => {
    accounts = await listAccounts();
    [shelf, book, went] = await Promise.all([
      readShelf(desk.manuscript().id, accounts),
      listBook(),
      wentOf(wentIds, accounts),
    ]);
    changed();
  });

  async function usual(): Promise<string[]> {
    const all = (await listAccounts()).map(({ id }) => id);
    return usualAccounts(all, (await readComposing()).accounts);
  }

  /** Resolves when the manuscript that is being opened can be shown whole. `part` is how it is shown. */
  async function show(opening: Promise<void>, part: Part = {}): Promise<void> {
    try {
      const [accounts] = await Promise.all([usual(), opening]);
      desk.propose(accounts);
      files.forgive();
      files.showAll();
      proposals.forget();
      await read();
    } finally {
      change({ ...untried, opening: 'no', ...part });
    }
  }

  const open = (id: string) => show(desk.open(id));

  async function send(): Promise<void> {
    if (rest.progress === 'sending') return;
    clearTimeout(later);
    refused = [];
    const manuscript = desk.manuscript();
    proposals.forget();
    change({ tried: true });
    if (state().view.problems.length > 0) return;
    change({ progress: 'sending', problem: undefined });
    try {
      await desk.stored();
      if (manuscript.corrects) {
        const standing = await sendCorrection(manuscript, tell);
        if (standing) {
          desk.change({ corrects: standing });
          return change({ progress: 'changed-meanwhile' });
        }
        await desk.remove(manuscript.id);
        desk.anew(await usual());
        change({ progress: 'corrected', tried: false });
      } else {
        // Nobody but our background answers, in this shape.
        const answer = (await tell({ type: 'send-manuscript', id: manuscript.id })) as SendAnswer;
        if (answer.kind === 'problems') {
          // It may know of an account or of a limit what this page does not know yet.
          await read();
          refused = state().view.problems.length > 0 ? [] : answer.problems;
          return change({ progress: 'idle' });
        }
        wentIds.add(manuscript.mirrors?.publication ?? manuscript.id);
        await changeComposing({ accounts: manuscript.accounts });
        desk.anew(manuscript.accounts);
        files.forgive();
        change(untried);
      }
      await read();
    } catch (thrown) {
      change({ progress: 'failed', problem: reportOf(thrown) });
    }
  }

  async function find(kind: Target['kind'], address: string): Promise<void> {
    change({ search: { ...rest.search, state: 'finding' }, searchDenied: false });
    let result = await findTarget(kind, address, chosen());
    if (result.needSearch.length > 0) {
      for (const id of result.needSearch) {
        if (!(await allowSearch(id, language))) change({ searchDenied: true });
      }
      await read();
      result = await findTarget(kind, address, chosen());
    }
    if (result.target) desk.change({ target: result.target });
    change({ search: result.search });
  }

  async function allow(id: string): Promise<void> {
    const given = await allowSearch(id, language);
    proposals.forget();
    change({ searchDenied: !given });
    await read();
    await proposals.read();
  }

  /** Opens what stands on Mastodon, to be changed; a draft of that change which is there goes on. */
  async function openCorrection(record: string, place: number): Promise<void> {
    try {
      const manuscript = await correctionOf(record, place);
      if (!manuscript) return await show(desk.begin(), { opening: 'failed' });
      const isThere = (await readShelf('', [])).drafts.some(({ id }) => id === manuscript.id);
      if (!isThere) await writeManuscript(manuscript);
      await open(manuscript.id);
    } catch (thrown) {
      await show(desk.begin(), { opening: 'failed', problem: reportOf(thrown) });
    }
  }

  function state(): ComposerState {
    const manuscript = desk.manuscript();
    const view = viewOf({
      ...{ manuscript, accounts, shown, now: Date.now() },
      detected: manuscript.language ? undefined : detected(manuscript.text.slice(0, 5000), changed),
      ...{ endings: shelf.endings, setEndings: shelf.setEndings, book, pictures: files.pictures },
    });
    const { problem, notice, ...others } = rest;
    return {
      ...others,
      ...{ problem, notice, manuscript, shelf, went, suggestions: proposals.shown() },
      ...{ hasAccounts: accounts.length > 0, revision: desk.revision(), lost: desk.isLost() },
      notTaken: files.notTaken(),
      view: { ...view, problems: [...view.problems, ...refused] },
    };
  }

  return {
    ...{ state, read, show, open, send, find, allow, openCorrection, desk, files, typed },
    notice: (notice: string | undefined) => change({ notice }),
    showAccount(account: string) {
      shown = account;
      changed();
    },
    calmed: proposals.hush,
    async anew() {
      desk.anew(await usual());
      files.forgive();
      proposals.forget();
      change({ ...untried, notice: undefined });
      await read();
    },
    async discard(id: string) {
      await desk.remove(id);
      if (id === desk.manuscript().id) desk.anew(await usual());
      await read();
    },
    ...shelfActs({ desk, read, open, tell, notice: (notice) => change({ notice }) }),
  };
}

import { writeManuscript } from '../../composer/store.ts';
import { newestRecords } from '../../ledger/records.ts';
import { listAccounts } from '../../mastodon/accounts.ts';
import { listDeliveries } from '../../outbox/read.ts';
import type { Account } from '../../post/account.ts';
import type { BookEntry } from '../../post/book-entry.ts';
import type { ComposerState, ManuscriptProblem, SendAnswer } from '../../post/composer.ts';
import { isBlank, type Target, usualAccounts } from '../../post/manuscript.ts';
import { reportOf } from '../../post/problem.ts';
import { languageMemory } from '../../preview/detected-language.ts';
import type { FromOwnPages } from '../../protocol/from-own-pages.ts';
import { changeComposing, readComposing } from '../../settings/composing.ts';
import { listBook } from '../../settings/handle-book.ts';
import { fromDelivery, fromRecord } from '../popup-rows.ts';
import { correctionOf, sendCorrection } from './correcting.ts';
import { createDesk } from './desk.ts';
import { createFiles } from './files.ts';
import { allowSearch, findTarget, suggestIo } from './search.ts';
import { emptyShelf, readShelf } from './shelf.ts';
import { shelfActs } from './shelf-acts.ts';
import { askedAt, suggestionsFor } from './suggest.ts';
import { viewOf } from './view.ts';

/** After the last key so long nothing is drawn anew but the key itself, in milliseconds. */
const calm = 120;

interface Given {
  tell(message: FromOwnPages): Promise<unknown>;
  /** The state has changed and is to be drawn. */
  changed(): void;
  detector: Parameters<typeof languageMemory>[0];
  /** Of the interface, BCP 47. */
  language: string;
}

type Part = Partial<
  Pick<
    ComposerState,
    | 'tried'
    | 'progress'
    | 'problem'
    | 'suggestions'
    | 'search'
    | 'opening'
    | 'searchDenied'
    | 'notice'
    | 'ready'
  >
>;

/** What the composer shows and does, in popup, page and side panel. */
export function createComposer({ tell, changed, detector, language }: Given) {
  let accounts: Account[] = [];
  let shelf = emptyShelf;
  let book: BookEntry[] = [];
  let went: ComposerState['went'] = [];
  const wentIds = new Set<string>();
  let shown = '';
  let rest: Required<Omit<Part, 'problem' | 'suggestions' | 'notice'>> & Part = {
    ...{ tried: false, progress: 'idle', opening: 'no', searchDenied: false, ready: false },
    search: { state: 'idle', missing: [], failed: [] },
  };
  let later: ReturnType<typeof setTimeout> | undefined;
  let asking = 0;
  /** Why the background did not take it, beside what the page itself sees. */
  let refused: ManuscriptProblem[] = [];
  /** A person wants no proposals until they type on. */
  let isHushed = false;
  const detected = languageMemory(detector);
  const desk = createDesk({ changed, typed: soon });
  const files = createFiles(desk, () => accounts, changed);
  const chosen = () => accounts.filter(({ id }) => desk.manuscript().accounts.includes(id));
  const io = suggestIo(chosen);

  function change(part: Part): void {
    rest = { ...rest, ...part };
    changed();
  }

  /** A key is drawn by the field itself; counts and preview follow when the person pauses. */
  function soon(): void {
    isHushed = false;
    clearTimeout(later);
    later = setTimeout(() => {
      changed();
      void suggest();
    }, calm);
  }

  async function suggest(): Promise<void> {
    asking += 1;
    const mine = asking;
    const { text, selection } = desk.manuscript();
    const isOne = selection[0] === selection[1] && !isHushed;
    const asked = isOne ? askedAt(text, selection[0]) : undefined;
    const suggestions = asked && (await suggestionsFor(asked, io));
    if (mine === asking && suggestions !== rest.suggestions) change({ suggestions });
  }

  async function read(): Promise<void> {
    accounts = await listAccounts();
    [shelf, book] = await Promise.all([readShelf(desk.manuscript().id, accounts), listBook()]);
    if (wentIds.size) {
      const [deliveries, records] = await Promise.all([listDeliveries(), newestRecords(50)]);
      went = [
        ...deliveries
          .filter(({ source }) => wentIds.has(source.publication))
          .map((one) => fromDelivery(one, accounts)),
        ...records
          // What was taken back is a draft again.
          .filter(({ publication, outcome }) => wentIds.has(publication) && outcome === 'mirrored')
          .map((one) => fromRecord(one, accounts)),
      ];
    }
    changed();
  }

  async function usual(): Promise<string[]> {
    const all = accounts.map(({ id }) => id);
    return usualAccounts(all, (await readComposing()).accounts);
  }

  async function open(id?: string): Promise<void> {
    accounts = await listAccounts();
    await desk.open(id, await usual(), () => {
      rest = { ...rest, ready: true };
    });
    files.forgive();
    files.showAll();
    change({ tried: false, progress: 'idle', problem: undefined, suggestions: undefined });
    await read();
  }

  async function send(): Promise<void> {
    if (rest.progress === 'sending') return;
    clearTimeout(later);
    refused = [];
    const manuscript = desk.manuscript();
    change({ tried: true, suggestions: undefined });
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
          refused = answer.problems.filter(({ kind }) => kind === 'mirrored');
          return change({ progress: 'idle' });
        }
        wentIds.add(manuscript.mirrors?.publication ?? manuscript.id);
        await changeComposing({ accounts: manuscript.accounts });
        desk.anew(manuscript.accounts);
        change({ progress: 'idle', tried: false });
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
    change({ searchDenied: !given, suggestions: undefined });
    await read();
    await suggest();
  }

  /** Opens what stands on Mastodon, to be changed; a draft of that change which is there goes on. */
  async function openCorrection(record: string, place: number): Promise<void> {
    accounts = await listAccounts();
    change({ opening: 'opening', ready: true });
    try {
      const manuscript = await correctionOf(record, place);
      if (!manuscript) return change({ opening: 'failed' });
      const isThere = (await readShelf('', accounts)).drafts.some(({ id }) => id === manuscript.id);
      if (!isThere) await writeManuscript(manuscript);
      await open(manuscript.id);
      change({ opening: 'no' });
    } catch (thrown) {
      change({ opening: 'failed', problem: reportOf(thrown) });
    }
  }

  function state(): ComposerState {
    const manuscript = desk.manuscript();
    const view = viewOf({
      ...{ manuscript, accounts, shown, now: Date.now() },
      detected: manuscript.language ? undefined : detected(manuscript.text.slice(0, 5000), changed),
      ...{ endings: shelf.endings, book, pictures: files.pictures },
    });
    const { problem, suggestions, notice, ...others } = rest;
    return {
      ...others,
      ...{ problem, suggestions, notice, manuscript, shelf, went },
      ...{ hasAccounts: accounts.length > 0, revision: desk.revision(), lost: desk.isLost() },
      notTaken: files.notTaken(),
      view: { ...view, problems: [...view.problems, ...refused] },
    };
  }

  return {
    ...{ state, read, open, send, find, allow, openCorrection, desk, files },
    isBlank: () => isBlank(desk.manuscript()),
    notice: (notice: string | undefined) => change({ notice }),
    show(account: string) {
      shown = account;
      changed();
    },
    calmed() {
      isHushed = true;
      // What is still on its way comes too late.
      asking += 1;
      change({ suggestions: undefined });
    },
    /** Begins with a blank one, and leaves what is a draft. */
    async begin() {
      accounts = await listAccounts();
      await desk.open(crypto.randomUUID(), await usual(), () => {
        rest = { ...rest, ready: true };
      });
      await read();
    },
    async anew() {
      desk.anew(await usual());
      files.forgive();
      change({
        tried: false,
        progress: 'idle',
        problem: undefined,
        suggestions: undefined,
        notice: undefined,
      });
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

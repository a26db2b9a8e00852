import { writeFile, writeManuscript } from '../../composer/store.ts';
import { inTurn } from '../../in-turn.ts';
import { listAccounts, readAccount } from '../../mastodon/accounts.ts';
import { bookFor } from '../../mastodon/mentions-from-book.ts';
import { ownPosts } from '../../mastodon/own-statuses.ts';
import type { Io } from '../../platforms/contract.ts';
import { inBackground } from '../../platforms/in-background.ts';
import type { Account } from '../../post/account.ts';
import type { CatchUpState, Handled, MissingPost, Reason } from '../../post/catch-up.ts';
import { reportOf } from '../../post/problem.ts';
import type { Rule } from '../../post/rule.ts';
import type { NotShown } from '../../post/shown.ts';
import type { FromOwnPages } from '../../protocol/from-own-pages.ts';
import type { Taken } from '../../protocol/from-page.ts';
import { listBook } from '../../settings/handle-book.ts';
import { listRules } from '../../settings/rules.ts';
import { type Beside, besideOf } from './beside.ts';
import { type Found, fromPage, fromServer, profileOf } from './found.ts';
import { namesInAddresses, readKnown } from './known-posts.ts';
import { loaded, postOf } from './load.ts';
import { manuscriptOf } from './manuscript-of.ts';
import { compared, type Standing } from './missing.ts';
import { knownOf, readPage } from './read-page.ts';
import { type PictureIo, withoutShown } from './same-pictures.ts';

/** So long after one another several go, in milliseconds: nobody's timeline is flooded. */
export const apart = 10 * 60_000;

/** What an account has published is asked for so far before the oldest post that was found, in milliseconds. */
const before = 3 * 24 * 3_600_000;
const month = 31 * 24 * 3_600_000;

export interface CatchUpIo {
  tell(message: FromOwnPages): Promise<unknown>;
  changed(): void;
  /** Opens the composer with a manuscript. */
  open(manuscript: string): Promise<void>;
  io: Io;
  print: PictureIo['print'];
  /** Milliseconds since 1970. */
  now(): number;
}

interface Row {
  found: Found;
  /** Ids. */
  accounts: string[];
  isChosen: boolean;
  state: MissingPost['state'];
  problem?: MissingPost['problem'];
}

/** What the page for catching up shows and does. `tab` is the one whose page it was opened beside. */
export function createCatchUp({ tell, changed, open, io, print, now }: CatchUpIo, tab: number | undefined) {
  let rules: Rule[] = [];
  let accounts: Account[] = [];
  let beside: Beside | undefined;
  let rows: Row[] = [];
  let rest: Pick<CatchUpState, 'isRead' | 'search' | 'handled'> = {
    ...{ isRead: false, search: { kind: 'idle' }, handled: undefined },
  };

  function change(part: Partial<typeof rest> = {}): void {
    rest = { ...rest, ...part };
    changed();
  }

  function changeRow(id: string, part: Partial<Row>): void {
    rows = rows.map((row) => (row.found.publication.id === id ? { ...row, ...part } : row));
    changed();
  }

  const read = inTurn(async () => {
    [rules, accounts] = await Promise.all([listRules(), listAccounts()]);
    rules = rules.filter((rule) => rule.mode !== 'never');
    beside = tab === undefined ? undefined : await besideOf(rules, tab);
    change({ isRead: true });
  });

  const atServers = () =>
    rules.filter(({ platform, accounts: own }) => own.length > 0 && inBackground[platform].recent);

  /** What the page beside shows; for the post of a page's own address what its source says, where it has one. */
  async function foundBeside(page: Beside): Promise<{ all: Found[]; why: NotShown }> {
    const { publicationAt, recent } = inBackground[page.platform];
    const [rule] = page.rules;
    if (recent && publicationAt && rule) {
      const isPost = page.place.kind === 'post';
      const publication = isPost ? await publicationAt(page.address, profileOf(rule), io) : undefined;
      const publications = isPost ? [publication] : await recent(rule.profile, io);
      return { all: publications.flatMap((each) => (each ? [fromServer(each, rule)] : [])), why: 'nothing' };
    }
    const { posts, why = 'nothing' } = await readPage(page, knownOf(page.rules, await namesInAddresses()));
    const of = (id: string) => page.rules.find(({ profile }) => profile === id);
    const all = posts.flatMap((post) => {
      const own = of(post.profile);
      return own ? [fromPage(post, own, now())] : [];
    });
    return { all, why };
  }

  /** Looks for what is missing, and tells the ledger what was found. */
  async function search(of: 'servers' | 'page'): Promise<void> {
    if (rest.search.kind === 'busy') return;
    change({ search: { kind: 'busy', of }, handled: undefined });
    try {
      const { all, why } = of === 'page' && beside ? await foundBeside(beside) : await foundAtServers();
      if (all.length === 0 && of === 'page' && beside)
        return change({ search: { kind: 'none', platform: beside.platform, why } });
      const standing = await standingOf(all);
      const byWords = compared(all, await readKnown(), standing);
      const { missing, settled, older } = await withoutShown(byWords, standing, { io, print });
      rows = missing
        .sort((a, b) => (b.found.time ?? now()) - (a.found.time ?? now()))
        .map((each) => ({ ...each, isChosen: false, state: 'missing' as const }));
      for (const row of rows)
        if (row.found.rule.inReport) await tell({ type: 'missed', post: ledgerPost(row) });
      change({ search: { kind: 'done', of, settled, older } });
    } catch (thrown) {
      change({ search: { kind: 'failed', problem: reportOf(thrown) } });
    }
  }

  async function foundAtServers(): Promise<{ all: Found[]; why: NotShown }> {
    const all: Found[] = [];
    for (const rule of atServers()) {
      const publications = (await inBackground[rule.platform].recent?.(rule.profile, io)) ?? [];
      all.push(...publications.map((each) => fromServer(each, rule)));
    }
    return { all, why: 'nothing' };
  }

  /** What the accounts have published that may be one of these posts. */
  async function standingOf(all: readonly Found[]): Promise<Map<string, Standing>> {
    const since = Math.min(...all.map(({ time }) => time ?? now() - month), now()) - before;
    const ids = [...new Set(all.flatMap(({ rule }) => rule.accounts))];
    const standing = new Map<string, Standing>();
    for (const id of ids) {
      const account = await readAccount(id);
      // Of one that is signed out what stands there is not known: what the ledger knows counts.
      if (account?.signedIn) standing.set(id, await ownPosts(account, since));
    }
    return standing;
  }

  const ledgerPost = ({ found: { publication, profile }, accounts: ids }: Row) => ({
    ...{ profile, accounts: ids },
    ...{ id: publication.id, address: publication.address, time: publication.time },
  });

  /** Writes a manuscript of it, and opens the composer with that. */
  async function compose({ found, accounts: ids }: Pick<Row, 'found' | 'accounts'>): Promise<void> {
    const files = await loaded(found, io);
    const post = await postOf(found, files, io);
    const chosen = accounts.filter(({ id }) => ids.includes(id));
    const made = await manuscriptOf(found, post, {
      ...{ id: crypto.randomUUID(), accounts: ids, lacks: files.lacks, now: now() },
      book: bookFor(found.profile.platform, await listBook()),
      limits: chosen.map(({ limits }) => limits),
    });
    for (const { id, file } of made.files) await writeFile(id, made.manuscript.id, file);
    await writeManuscript(made.manuscript);
    await open(made.manuscript.id);
  }

  async function mirror(id: string): Promise<void> {
    const row = rows.find(({ found }) => found.publication.id === id);
    if (!row || row.state === 'opening') return;
    changeRow(id, { state: 'opening' });
    try {
      await compose(row);
      changeRow(id, { state: 'missing' });
    } catch (thrown) {
      changeRow(id, { state: 'failed', problem: reportOf(thrown) });
    }
  }

  /** The post whose page is beside. */
  async function mirrorBeside(): Promise<void> {
    if (!beside || rest.search.kind === 'busy') return;
    change({ search: { kind: 'busy', of: 'post' } });
    try {
      const { all, why } = await foundBeside(beside);
      const [found] = all;
      if (!found) return change({ search: { kind: 'none', platform: beside.platform, why } });
      await compose({ found, accounts: found.rule.accounts });
      change({ search: { kind: 'idle' } });
    } catch (thrown) {
      change({ search: { kind: 'failed', problem: reportOf(thrown) } });
    }
  }

  /** Those that were chosen, the oldest first, each some time after the one before. */
  async function mirrorChosen(): Promise<void> {
    const chosen = rows.filter(({ isChosen, found }) => isChosen && isWhole(found)).reverse();
    let count = 0;
    for (const row of chosen) {
      const { found, accounts: ids } = row;
      const { id } = found.publication;
      changeRow(id, { state: 'opening' });
      try {
        const { publication, lacks } = await loaded(found, io);
        // What could not be loaded is for a person to see first.
        if (lacks.length) throw new Error(`something of ${publication.address} could not be loaded`);
        const until = count === 0 ? {} : { until: now() + count * apart };
        // Nobody but our background answers, in this shape.
        const answer = (await tell({
          type: 'mirror',
          publication,
          profile: found.profile,
          accounts: ids,
          ...until,
        })) as Taken;
        if (!answer.taken) throw new Error(`${publication.address} was not taken`);
        count += 1;
        rows = rows.filter((each) => each.found.publication.id !== id);
      } catch (thrown) {
        changeRow(id, { state: 'failed', problem: reportOf(thrown), isChosen: false });
      }
    }
    if (count) change({ handled: { kind: 'queued', count, at: now() + (count - 1) * apart } });
  }

  async function decline(id: string, reason: Reason, words: string): Promise<void> {
    const row = rows.find(({ found }) => found.publication.id === id);
    if (!row) return;
    await tell({ type: 'decline', post: ledgerPost(row), reason, words });
    rows = rows.filter((each) => each !== row);
    const handled: Handled = { kind: 'declined', excerpt: excerptOf(row.found), reason };
    change({ handled });
  }

  const nameOf = (id: string) => accounts.find((account) => account.id === id)?.displayName ?? id;

  const missingPost = ({ found, accounts: ids, isChosen, state, problem }: Row): MissingPost => ({
    id: found.publication.id,
    ...{ platform: found.profile.platform, profileName: found.profile.name },
    ...{ address: found.publication.address, time: found.time, excerpt: excerptOf(found) },
    ...{ media: found.media, lacks: found.lacks, accounts: ids.map(nameOf), isWhole: isWhole(found) },
    ...{ isKept: found.rule.inReport, isChosen, state, ...(problem ? { problem } : {}) },
  });

  return {
    state: (): CatchUpState => ({
      ...rest,
      atServers: atServers().map(({ profileName }) => profileName),
      page: beside && { platform: beside.platform, kind: beside.place.kind },
      missing: rows.map(missingPost),
    }),
    ...{ read, search, mirror, mirrorBeside, mirrorChosen, decline },
    choose: (id: string, isChosen: boolean) => changeRow(id, { isChosen }),
  };
}

const isWhole = ({ lacks }: Found) => lacks.length === 0;

const excerptOf = ({ text }: Found) => text.replace(/\s+/g, ' ').trim().slice(0, 300);

import type { Written } from '../outbox/written.ts';
import type { Account } from '../post/account.ts';
import type { ManuscriptProblem, SendAnswer } from '../post/composer.ts';
import type { Manuscript, ManuscriptFile, MirroredPost } from '../post/manuscript.ts';
import type { Media } from '../post/types.ts';
import { problemsOf } from './check.ts';
import { orderedFiles, plansOf } from './plan.ts';

/** What sending needs of the world. */
export interface SendIo {
  readManuscript(id: string): Promise<Manuscript | undefined>;
  readFile(id: string): Promise<Blob | undefined>;
  /** Its files are kept until `until`, where that is said. */
  manuscriptWent(manuscript: Manuscript, at: number, until?: number): Promise<void>;
  listAccounts(): Promise<Account[]>;
  /** What stands below every post, by account; and the accounts of which the administration sets it. */
  endings(): Promise<{ texts: Record<string, string>; set: readonly string[] }>;
  /** For how many seconds nothing is sent, so that a person may undo it. */
  pause(): Promise<number>;
  detect(text: string): Promise<string | undefined>;
  /** Whether this publication went to this account, or is on its way. */
  isMirrored(publication: string, account: string): Promise<boolean>;
  /** Resolves when it is on the disk. */
  write(written: Written): Promise<void>;
  now(): number;
}

/**
 * Gives a manuscript to the outbox, and only then takes it out of the drafts: dies everything in between, it is still a
 * draft, and sent again it goes to nobody twice. Whatever hinders it is answered, and the draft stays.
 */
export async function sendManuscript(id: string, io: SendIo): Promise<SendAnswer> {
  const manuscript = await io.readManuscript(id);
  // It went a moment ago: a second press.
  if (!manuscript) return { kind: 'taken' };
  const [all, endings, usual, detected] = await Promise.all([
    io.listAccounts(),
    io.endings(),
    io.pause(),
    io.detect(manuscript.text).catch(() => undefined),
  ]);
  const accounts = all.filter((account) => manuscript.accounts.includes(account.id));
  const planOf = plansOf(manuscript, (id) => ({
    ...{ ending: endings.texts[id] ?? '', isEndingSet: endings.set.includes(id), detected },
  }));
  const now = io.now();
  const problems = problemsOf(manuscript, accounts, planOf, now);
  if (problems.length > 0) return { kind: 'problems', problems };
  const twice = await mirroredAlready(manuscript, accounts, io);
  if (twice.length > 0) return { kind: 'problems', problems: twice };
  const { at, urgent, mirrors } = manuscript;
  const scheduled = at !== undefined && !urgent;
  // A warning waits for nobody, and what is planned can be cancelled as it is.
  const until = scheduled || urgent || usual === 0 ? undefined : now + usual * 1000;
  await io.write({
    id: mirrors?.publication ?? manuscript.id,
    ...(mirrors ? { of: sourceOf(mirrors) } : {}),
    ...(until === undefined ? {} : { until }),
    time: scheduled ? at : now,
    scheduled,
    // A status that Mastodon keeps loses who may quote it (mastodon#37014).
    keptHere: scheduled && manuscript.quotePolicy !== undefined,
    receivers: accounts.map((account) => ({ account: account.id, plan: planOf(account) })),
    media: await Promise.all(orderedFiles(manuscript).map((file) => mediaOf(file, io))),
  });
  await io.manuscriptWent(manuscript, now, until);
  return { kind: 'taken' };
}

/** The outbox would take it, and send nothing: what went to an account goes to it no second time. */
async function mirroredAlready(
  { mirrors }: Manuscript,
  accounts: Account[],
  io: SendIo,
): Promise<ManuscriptProblem[]> {
  if (!mirrors) return [];
  const went = await Promise.all(accounts.map(({ id }) => io.isMirrored(mirrors.publication, id)));
  return accounts
    .filter((_, index) => went[index])
    .map(({ displayName }) => ({ field: 'accounts', kind: 'mirrored', account: displayName }));
}

function sourceOf({ platform, profile, profileName, address, time }: MirroredPost): Written['of'] {
  return { platform, profile, profileName, address, time };
}

async function mediaOf(
  { id, kind, description, decorative, focus }: ManuscriptFile,
  io: SendIo,
): Promise<Media> {
  const file = await io.readFile(id);
  if (!file) throw new Error(`file ${id} of a manuscript is not there`);
  return {
    kind: kind === 'image' ? 'image' : 'video',
    file,
    description: decorative ? '' : description,
    ...(focus ? { focus } : {}),
  };
}

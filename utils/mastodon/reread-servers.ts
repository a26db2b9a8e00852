import { Problem } from '../post/problem.ts';
import { changeAccount, listAccounts, readAccount, type SignedIn } from './accounts.ts';
import { readServer, type ServerFacts } from './read-server.ts';
import { accountFacts } from './sign-in.ts';

/** What a server said of itself holds for a day, in milliseconds: limits change, and so do rules. */
export const holdsFor = 24 * 3_600_000;

/** After a refusal it may be asked again so soon, and after a question without an answer. In milliseconds. */
const soonest = { refusal: 5 * 60_000, silence: 3_600_000 };

/**
 * Asks the servers of all accounts again what they accept, where the last answer is older than a day; one request for each
 * server. True if anything was read.
 */
export function rereadServers(now = Date.now()): Promise<boolean> {
  running ??= rereadDue(now).finally(() => {
    running = undefined;
  });
  return running;
}

/** Whoever asks meanwhile hears the same. */
let running: Promise<boolean> | undefined;

async function rereadDue(now: number): Promise<boolean> {
  const due = (await listAccounts()).filter(({ readAt = 0 }) => now - readAt >= holdsFor);
  const read = await Promise.all(
    Array.from(new Set(due.map(({ host }) => host)), (host) => reread(host, now)),
  );
  return read.includes(true);
}

/** The same for the server of one account that has refused something: its limits may be others by now. */
export async function rereadServerOf(id: string, now = Date.now()): Promise<boolean> {
  const account = await readAccount(id);
  if (!account || now - (account.readAt ?? 0) < soonest.refusal) return false;
  return reread(account.host, now);
}

async function reread(host: string, now: number): Promise<boolean> {
  const ids = (await listAccounts()).filter((account) => account.host === host).map(({ id }) => id);
  const facts = await factsOf(host, ids);
  for (const id of ids) await changeAccount(id, (account) => withFacts(account, facts, now));
  return facts !== undefined;
}

async function factsOf(host: string, ids: readonly string[]): Promise<ServerFacts | undefined> {
  try {
    const facts = await readServer(host);
    // One that has moved keeps what it said: an account belongs to its host.
    if (facts.host !== host) return undefined;
    const account = facts.isClosed && ids[0] !== undefined ? await readAccount(ids[0]) : undefined;
    return account ? await readServer(host, account.token) : facts;
  } catch (thrown) {
    if (thrown instanceof Problem) return undefined;
    throw thrown;
  }
}

function withFacts(account: SignedIn, facts: ServerFacts | undefined, now: number): SignedIn {
  if (!facts) return { ...account, readAt: now - holdsFor + soonest.silence };
  const { handle: _handle, ...rest } = account;
  return { ...rest, ...accountFacts(facts, account.username), readAt: now };
}

import * as v from 'valibot';
import { entriesOf, isoMoment, serverId } from '../post/bounds.ts';
import type { SignedIn } from './accounts.ts';
import { clientFor, problemOf } from './client.ts';
import { saidIn } from './status-html.ts';

/** What an account has published, as it is compared with a post of a platform: a thread as one. */
export interface OwnPost {
  text: string;
  links: string[];
  hasMedia: boolean;
  /** Milliseconds since 1970. */
  at: number;
  url: string;
}

/** A server gives no more in one answer (Mastodon 4.5, `DEFAULT_STATUSES_LIMIT` doubled). */
const atOnce = 40;
/** So many answers at most are asked for. */
const mostAnswers = 4;

const status = v.object({
  id: serverId,
  createdAt: isoMoment,
  content: v.fallback(v.string(), ''),
  spoilerText: v.fallback(v.string(), ''),
  inReplyToId: v.fallback(v.nullish(serverId), undefined),
  url: v.fallback(v.nullish(v.string()), ''),
  mediaAttachments: v.fallback(v.array(v.unknown()), []),
});
type Status = v.InferOutput<typeof status>;

/**
 * What the account has published since `since`, milliseconds since 1970, as far as its server lists it; the newest first.
 * `from` is the time from which nothing is left out. Throws Problem.
 */
export async function ownPosts(
  account: SignedIn,
  since: number,
): Promise<{ posts: OwnPost[]; from: number }> {
  const read: Status[] = [];
  let isWhole = false;
  try {
    for (let answers = 0; answers < mostAnswers && !isWhole; answers += 1) {
      const last = read.at(-1);
      const answer: unknown = await clientFor(account.host, account.token)
        .v1.accounts.$select(account.remoteId)
        .statuses.list({ limit: atOnce, excludeReblogs: true, ...(last ? { maxId: last.id } : {}) });
      const some = v.parse(entriesOf(status, atOnce), answer);
      read.push(...some);
      // A server may give fewer than it was asked for.
      isWhole = some.length === 0 || (some.at(-1)?.createdAt ?? 0) < since;
    }
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
  return { posts: threadsOf(read), from: isWhole ? since : (read.at(-1)?.createdAt ?? since) };
}

/** Each status by itself, and with its own replies as one. */
function threadsOf(statuses: readonly Status[]): OwnPost[] {
  const answers = new Map(
    statuses.flatMap((each) => (each.inReplyToId ? [[each.inReplyToId, each] as const] : [])),
  );
  return statuses.flatMap((first) => {
    const thread = [first];
    for (let next = answers.get(first.id); next && !thread.includes(next); next = answers.get(next.id))
      thread.push(next);
    return thread.length > 1 ? [postOf([first]), postOf(thread)] : [postOf(thread)];
  });
}

function postOf(thread: [Status, ...Status[]] | Status[]): OwnPost {
  const said = thread.map(({ content, spoilerText }) => saidIn(content, spoilerText));
  return {
    text: said.map(({ text }) => text).join('\n'),
    links: said.flatMap(({ links }) => links),
    hasMedia: thread.some(({ mediaAttachments }) => mediaAttachments.length > 0),
    at: thread[0]?.createdAt ?? 0,
    url: thread[0]?.url ?? '',
  };
}

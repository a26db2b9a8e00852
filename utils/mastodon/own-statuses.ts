import * as v from 'valibot';
import { entriesOf, isoMoment, serverId, webAddress } from '../post/bounds.ts';
import type { SignedIn } from './accounts.ts';
import { clientFor, problemOf } from './client.ts';
import { saidIn } from './status-html.ts';

/** What an account has published, as it is compared with a post of a platform: a thread as one. */
export interface OwnPost {
  text: string;
  links: string[];
  hasMedia: boolean;
  /** Addresses of its pictures, small, as far as they lie at the account's own server. */
  previews: string[];
  /** Milliseconds since 1970. */
  at: number;
  url: string;
}

/** A server gives no more in one answer (Mastodon 4.5, `DEFAULT_STATUSES_LIMIT` doubled). */
const atOnce = 40;
/** So many are read of one that gives more than was asked for (snac 2.75: 256). */
const mostInOne = 300;
/** So many answers at most are asked for. */
const mostAnswers = 4;

const status = v.object({
  id: serverId,
  createdAt: isoMoment,
  content: v.fallback(v.string(), ''),
  spoilerText: v.fallback(v.string(), ''),
  inReplyToId: v.fallback(v.nullish(serverId), undefined),
  url: v.fallback(v.nullish(v.string()), ''),
  mediaAttachments: entriesOf(v.object({ type: v.fallback(v.string(), ''), previewUrl: webAddress }), 40),
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
      const some = v.parse(entriesOf(status, mostInOne), answer);
      const known = new Set(read.map(({ id }) => id));
      const more = some.filter(({ id }) => !known.has(id));
      read.push(...more);
      // A server may give fewer than it was asked for.
      isWhole = some.length === 0 || (some.at(-1)?.createdAt ?? 0) < since;
      // One that gives the same again has no more to say (snac 2.75).
      if (more.length === 0) break;
    }
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
  return { posts: threadsOf(read, account.host), from: isWhole ? since : (read.at(-1)?.createdAt ?? since) };
}

/** Each status by itself, and with its own replies as one. */
function threadsOf(statuses: readonly Status[], host: string): OwnPost[] {
  const answers = new Map(
    statuses.flatMap((each) => (each.inReplyToId ? [[each.inReplyToId, each] as const] : [])),
  );
  return statuses.flatMap((first) => {
    const thread = [first];
    for (let next = answers.get(first.id); next && !thread.includes(next); next = answers.get(next.id))
      thread.push(next);
    return thread.length > 1 ? [postOf([first], host), postOf(thread, host)] : [postOf(thread, host)];
  });
}

function postOf(thread: [Status, ...Status[]] | Status[], host: string): OwnPost {
  const said = thread.map(({ content, spoilerText }) => saidIn(content, spoilerText));
  return {
    text: said.map(({ text }) => text).join('\n'),
    links: said.flatMap(({ links }) => links),
    // Elsewhere nobody is asked: it is no server that was set up.
    previews: thread
      .flatMap(({ mediaAttachments }) => mediaAttachments)
      .filter(({ type, previewUrl }) => type === 'image' && URL.parse(previewUrl)?.host === host)
      .map(({ previewUrl }) => previewUrl),
    hasMedia: thread.some(({ mediaAttachments }) => mediaAttachments.length > 0),
    at: thread[0]?.createdAt ?? 0,
    url: thread[0]?.url ?? '',
  };
}

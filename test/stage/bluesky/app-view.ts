import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf } from '../http.ts';
import { sendJson } from './proxy.ts';

type Answer = (
  call: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

/**
 * Answers the few calls of the AppView that the page makes. As recorded, a post just made is not there at the first
 * question and is at the second.
 */
export function createAppView(pds: string): Answer {
  const asked = new Set<string>();
  const post = async (uri: string) => {
    const [, , repo = '', collection = '', rkey = ''] = uri.split('/');
    const record = await read(pds, 'com.atproto.repo.getRecord', { repo, collection, rkey });
    if (!record) return undefined;
    const { handle } = (await read(pds, 'com.atproto.repo.describeRepo', { repo })) ?? {};
    const counts = { replyCount: 0, repostCount: 0, likeCount: 0, quoteCount: 0 };
    return { uri, cid: record.cid, author: { did: repo, handle }, record: record.value, ...counts };
  };
  return async (call, query, request, response) => {
    if (call === 'app.bsky.unspecced.getPostThreadV2') {
      const uri = query.get('anchor') ?? '';
      const found = asked.has(uri) ? await post(uri) : undefined;
      asked.add(uri);
      const value = found
        ? { $type: 'app.bsky.unspecced.defs#threadItemPost', post: found }
        : { $type: 'app.bsky.unspecced.defs#threadItemNotFound' };
      return sendJson(response, { hasOtherReplies: false, thread: [{ uri, depth: 0, value }] });
    }
    if (call === 'app.bsky.feed.getPosts') {
      const posts = await Promise.all(query.getAll('uris').map(post));
      return sendJson(response, { posts: posts.filter(Boolean) });
    }
    await bodyOf(request);
    if (call === 'app.bsky.draft.createDraft') return sendJson(response, { id: randomUUID() });
    sendJson(response, { error: 'MethodNotImplemented', message: 'Method Not Implemented' }, 501);
  };
}

async function read(pds: string, call: string, query: Record<string, string>) {
  const answer = await fetch(`${pds}/xrpc/${call}?${new URLSearchParams(query)}`);
  return answer.ok ? await answer.json() : undefined;
}

import * as v from 'valibot';
import type { Change, Exchange, Publication, PublishedPart } from '../../post/types.ts';
import { addressOf, parseAtUri, postCollection } from './at-uri.ts';
import { sameText } from './same-text.ts';

const link = v.object({ uri: v.string(), cid: v.string() });

const record = v.object({
  $type: v.literal(postCollection),
  text: v.string(),
  createdAt: v.string(),
  facets: v.optional(v.unknown()),
  reply: v.optional(v.object({ root: link, parent: link })),
});

const create = v.object({
  $type: v.literal('com.atproto.repo.applyWrites#create'),
  collection: v.literal(postCollection),
  value: record,
});

const applyWrites = v.object({ repo: v.string(), writes: v.array(v.unknown()) });
const applied = v.object({ results: v.array(v.unknown()) });
const createRecord = v.object({ repo: v.string(), collection: v.literal(postCollection), record });
const deleteRecord = v.object({ repo: v.string(), collection: v.literal(postCollection), rkey: v.string() });

/** A post or thread with text, alternative texts and facets is far below this; what is longer is none. In characters. */
const longest = 1_000_000;

type Write = PublishedPart & { reply: v.InferOutput<typeof record>['reply']; time: number };

/**
 * What an accepted `applyWrites` or `createRecord` proves was published for everybody: top-level posts, each with the
 * thread that went out with it. Replies, and anything that is no post, give nothing.
 */
export function recognise(exchange: Exchange): Publication[] {
  if (exchange.status < 200 || exchange.status > 299) return [];
  const { repo, posts } = writesOf(exchange);
  return posts.filter((post) => !post.reply).map((first) => publication(repo, first, posts));
}

/** The posts that an accepted `deleteRecord` removed. Bluesky has no edits. */
export function recogniseChange(exchange: Exchange): Change[] {
  if (exchange.status < 200 || exchange.status > 299 || !asks(exchange, 'deleteRecord')) return [];
  const body = v.safeParse(deleteRecord, parsed(exchange.requestBody));
  if (!body.success) return [];
  const { repo, rkey } = body.output;
  return [
    { platform: 'bluesky', profile: repo, id: `at://${repo}/${postCollection}/${rkey}`, kind: 'deleted' },
  ];
}

/** Whether the request writes records, whatever they are and whatever came of it. */
export function understands(exchange: Exchange): boolean {
  return asks(exchange, 'applyWrites') || asks(exchange, 'createRecord');
}

function writesOf(exchange: Exchange): { repo: string; posts: Write[] } {
  const nothing = { repo: '', posts: [] };
  const request = parsed(exchange.requestBody);
  const answer = parsed(exchange.responseBody);
  if (asks(exchange, 'createRecord')) {
    const body = v.safeParse(createRecord, request);
    if (!body.success) return nothing;
    return { repo: body.output.repo, posts: write(body.output.repo, body.output.record, answer) };
  }
  if (!asks(exchange, 'applyWrites')) return nothing;
  const body = v.safeParse(applyWrites, request);
  const results = v.safeParse(applied, answer);
  if (!body.success || !results.success) return nothing;
  const { repo, writes } = body.output;
  // The answer's results stand in the order of the request's writes.
  const posts = writes.flatMap((each, index) => {
    const one = v.safeParse(create, each);
    return one.success ? write(repo, one.output.value, results.output.results[index]) : [];
  });
  return { repo, posts };
}

function write(repo: string, value: v.InferOutput<typeof record>, result: unknown): Write[] {
  const made = v.safeParse(link, result);
  if (!made.success || parseAtUri(made.output.uri)?.repo !== repo) return [];
  const time = Date.parse(value.createdAt);
  if (Number.isNaN(time)) return [];
  const { text, reply, facets: marks } = value;
  return [{ id: made.output.uri, revision: made.output.cid, text, reply, time, ...(marks ? { marks } : {}) }];
}

function publication(repo: string, first: Write, posts: Write[]): Publication {
  const parts: Write[] = [first];
  for (const post of posts) if (post.reply?.parent.uri === parts.at(-1)?.id) parts.push(post);
  return {
    platform: 'bluesky',
    profile: repo,
    id: first.id,
    address: addressOf(first.id),
    time: first.time,
    parts: parts.map(({ id, revision, text, marks }) => ({
      id,
      revision,
      text,
      ...(marks ? { marks } : {}),
    })),
  };
}

function asks(exchange: Exchange, method: string): boolean {
  return exchange.method === 'POST' && exchange.url.includes(`/xrpc/com.atproto.repo.${method}`);
}

function parsed(body: string): unknown {
  if (body.length > longest) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Whether a text that stood in the composer is what this part's record holds. */
export function isText(draft: string, { text, marks }: PublishedPart): boolean {
  return sameText(draft, { text, facets: marks });
}

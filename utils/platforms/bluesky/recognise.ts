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
  embed: v.optional(v.unknown()),
});

const rkey = v.fallback(v.optional(v.string()), undefined);

const create = v.object({
  $type: v.literal('com.atproto.repo.applyWrites#create'),
  collection: v.literal(postCollection),
  rkey,
  value: record,
});

const applyWrites = v.object({ repo: v.string(), writes: v.array(v.unknown()) });
const applied = v.object({ results: v.array(v.unknown()) });
const createRecord = v.object({ repo: v.string(), collection: v.literal(postCollection), rkey, record });
const named = v.object({ repo: v.string(), collection: v.literal(postCollection), rkey: v.string() });

/** A post or thread with text, alternative texts and facets is far below this; what is longer is none. In characters. */
const longest = 1_000_000;

type Reply = v.InferOutput<typeof record>['reply'];
type Write = PublishedPart & { reply: Reply; time: number };
/** A post that a request asks to be written, and what its answer says of it. */
type Asked = Omit<Write, 'id' | 'revision'> & Record<'uri' | 'cid' | 'rkey', string | undefined>;

/**
 * What an accepted `applyWrites` or `createRecord` proves was published for everybody: top-level posts, each with the
 * thread that went out with it. Replies, and anything that is no post, give nothing.
 */
export function recognise(exchange: Exchange): Publication[] {
  if (!isAccepted(exchange)) return [];
  const { repo, posts } = writesOf(exchange);
  const made = posts.flatMap(({ uri, cid, ...rest }) =>
    uri && cid ? [{ ...rest, id: uri, revision: cid }] : [],
  );
  return publicationsOf(repo, made);
}

/**
 * The posts that a request writes, where its answer says neither that it did nor that it did not: by the keys that the client
 * gives them. Which version of them is there, nobody has said: `revision` is empty.
 */
export function unanswered(exchange: Exchange): Publication[] {
  if (isRefused(exchange) || understands(exchange)) return [];
  const { repo, posts } = writesOf(exchange);
  const meant = posts.flatMap(({ uri: _, cid: __, rkey, ...rest }) =>
    rkey ? [{ ...rest, id: `at://${repo}/${postCollection}/${rkey}`, revision: '' }] : [],
  );
  return publicationsOf(repo, meant);
}

/** Whether the request writes posts, and it is known with what success: they are all there, or none is. */
export function understands(exchange: Exchange): boolean {
  const { posts } = writesOf(exchange);
  if (!posts.length) return false;
  return isRefused(exchange) || (isAccepted(exchange) && posts.every(({ uri, cid }) => uri && cid));
}

const isAccepted = ({ status }: Exchange) => status >= 200 && status <= 299;
const isRefused = ({ status }: Exchange) => status >= 400 && status <= 499;

function publicationsOf(repo: string, posts: Write[]): Publication[] {
  return posts.filter((post) => !post.reply).map((first) => publication(repo, first, posts));
}

/** The post that an accepted `deleteRecord` removed, or `putRecord` wrote anew, as other clients do: Bluesky's own has no edits. */
export function recogniseChange(exchange: Exchange): Change[] {
  const isRemoved = asks(exchange, 'deleteRecord');
  if (!isAccepted(exchange) || !(isRemoved || asks(exchange, 'putRecord'))) return [];
  const body = v.safeParse(named, parsed(exchange.requestBody));
  if (!body.success) return [];
  const { repo, rkey } = body.output;
  const id = `at://${repo}/${postCollection}/${rkey}`;
  return [{ platform: 'bluesky', profile: repo, id, kind: isRemoved ? 'deleted' : 'edited' }];
}

function writesOf(exchange: Exchange): { repo: string; posts: Asked[] } {
  const nothing = { repo: '', posts: [] };
  const request = parsed(exchange.requestBody);
  const answer = parsed(exchange.responseBody);
  if (asks(exchange, 'createRecord')) {
    const body = v.safeParse(createRecord, request);
    if (!body.success) return nothing;
    const { repo, rkey, record } = body.output;
    // It has just been parsed: there is one.
    const sent = JSON.stringify((request as { record: unknown }).record);
    return { repo, posts: asked(repo, { rkey, sent, record }, answer) };
  }
  if (!asks(exchange, 'applyWrites')) return nothing;
  const body = v.safeParse(applyWrites, request);
  if (!body.success) return nothing;
  const results = v.safeParse(applied, answer);
  const { repo, writes } = body.output;
  // The answer's results stand in the order of the request's writes.
  const posts = writes.flatMap((each, index) => {
    const one = v.safeParse(create, each);
    if (!one.success) return [];
    const { rkey, value: record } = one.output;
    // The same of each write.
    const sent = JSON.stringify((each as { value: unknown }).value);
    return asked(repo, { rkey, sent, record }, results.success ? results.output.results[index] : undefined);
  });
  return { repo, posts };
}

/** `sent` is the record with all that it has. */
interface Sent {
  rkey: string | undefined;
  sent: string;
  record: v.InferOutput<typeof record>;
}

function asked(repo: string, { rkey, sent, record: value }: Sent, result: unknown): Asked[] {
  const time = Date.parse(value.createdAt);
  if (Number.isNaN(time)) return [];
  const made = v.safeParse(link, result);
  const { uri = undefined, cid = undefined } = made.success ? made.output : {};
  const isOwn = uri !== undefined && parseAtUri(uri)?.repo === repo;
  const { text, reply, facets: marks } = value;
  const holds = mediaIn(value.embed);
  const cards = cardsIn(value.embed);
  const more = {
    ...(marks ? { marks } : {}),
    ...(holds ? { holds } : {}),
    ...(cards.length ? { cards } : {}),
  };
  return [{ uri: isOwn ? uri : undefined, cid, rkey, text, sent, reply, time, ...more }];
}

/** How many pictures and videos an embed has, beside a quote or alone; those of a field that its kind has not, too. */
function mediaIn(embed: unknown): number {
  const { images, items, video, media } = (embed ?? {}) as Record<string, unknown>;
  const listed = [images, items].map((list) => (Array.isArray(list) ? list.length : 0));
  const inner = media ? mediaIn({ ...media, media: undefined }) : 0;
  return listed.reduce((sum, count) => sum + count, video ? 1 : 0) + inner;
}

const external = v.object({ external: v.object({ uri: v.string() }) });
const quoting = v.object({ record: v.object({ uri: v.string() }) });

/** Of a card its address, of a quoted post its own. */
function cardsIn(embed: unknown): string[] {
  const card = v.safeParse(external, embed);
  const quote = v.safeParse(quoting, embed);
  // A quote with pictures has its record one further in.
  const { media, record } = (embed ?? {}) as Record<string, unknown>;
  const inner = media === undefined ? [] : [...cardsIn(media), ...cardsIn(record)];
  return [
    ...(card.success ? [card.output.external.uri] : []),
    ...(quote.success ? [quote.output.record.uri] : []),
    ...inner,
  ];
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
    parts: parts.map(({ id, revision, text, sent, marks, holds, cards }) => ({
      ...{ id, revision, text },
      ...(sent ? { sent } : {}),
      ...(marks ? { marks } : {}),
      ...(holds ? { holds } : {}),
      ...(cards ? { cards } : {}),
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

export { isCardShown } from './cards.ts';

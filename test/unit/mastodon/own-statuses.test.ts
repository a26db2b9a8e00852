import { afterAll, beforeEach, expect, test } from 'vitest';
import { ownPosts } from '../../../utils/mastodon/own-statuses.ts';
import { accountOf } from '../outbox/world.ts';
import { hangUp, serve } from './network.ts';

const account = accountOf('stadt@krefeld.example');
const start = Date.UTC(2026, 10, 29);
const hour = 3_600_000;

interface Made {
  id: string;
  content?: unknown;
  in_reply_to_id?: string | null;
  created_at: string;
  spoiler_text?: string;
  media_attachments?: unknown;
}
const status = (age: number, part: Partial<Made> = {}): Made => ({
  ...{
    id: String(1000 - age),
    content: `<p>Nr. ${age}</p>`,
    created_at: new Date(start - age * hour).toISOString(),
  },
  ...part,
});
let all: Made[] = [];
let asked: string[] = [];

beforeEach(async () => {
  asked = [];
  await serve('krefeld.example', (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'https://krefeld.example');
    asked.push(`${request.headers.authorization} ${searchParams.get('max_id')}`);
    const before = Number(searchParams.get('max_id') ?? Number.POSITIVE_INFINITY);
    const page = all.filter(({ id }) => Number(id) < before).slice(0, Number(searchParams.get('limit')));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(page));
  });
});
afterAll(hangUp);

test('is asked for until the time that was wanted, and says from when it is whole', async () => {
  all = Array.from({ length: 100 }, (_, age) => status(age));
  const { posts, from } = await ownPosts(account, start - 60 * hour);
  expect([posts.length, from]).toEqual([80, start - 60 * hour]);
  expect(asked).toEqual(['Bearer geheim null', `Bearer geheim ${1000 - 39}`]);
});

test('ends where there is no more, and where it would be too much', async () => {
  all = [status(1), status(2)];
  expect(await ownPosts(account, 0)).toMatchObject({ posts: [{}, {}], from: 0 });
  all = Array.from({ length: 500 }, (_, age) => status(age));
  const { posts, from } = await ownPosts(account, 0);
  expect([posts.length, from]).toEqual([160, start - 159 * hour]);
});

test('from a server that gives the same whatever is asked, each is there once, and it says how far that goes', async () => {
  all = Array.from({ length: 60 }, (_, age) => status(age));
  await serve('krefeld.example', (_request, response) => {
    asked.push('again');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(all));
  });
  const { posts, from } = await ownPosts(account, 0);
  expect([posts.length, from, asked.length]).toEqual([60, start - 59 * hour, 2]);
});

test('a thread is there as one, and each of its statuses by itself', async () => {
  all = [
    status(1, { in_reply_to_id: '998', content: '<p>Zwei</p>' }),
    status(2, { content: '<p>Eins</p>', spoiler_text: 'Achtung' }),
  ];
  const { posts } = await ownPosts(account, 0);
  expect(posts.map(({ text }) => text)).toEqual(['Zwei', 'Achtung\nEins', 'Achtung\nEins\nZwei']);
});

test('its links are those that lead out; that it has pictures is known', async () => {
  const content =
    '<p>Mehr: <a href="https://www.krefeld.de/a">krefeld.de/a</a> <a href="https://krefeld.example/tags/x" class="hashtag">#x</a></p>';
  all = [status(1, { content, media_attachments: [{}] })];
  expect((await ownPosts(account, 0)).posts).toMatchObject([
    { links: ['https://www.krefeld.de/a'], hasMedia: true },
  ]);
});

test('of its pictures those are named that lie at its own server', async () => {
  const media_attachments = [
    { type: 'image', preview_url: 'https://krefeld.example/small/1.png' },
    { type: 'image', preview_url: 'https://files.elsewhere.example/2.png' },
    { type: 'video', preview_url: 'https://krefeld.example/small/3.png' },
    { type: 'image', preview_url: 'javascript:alert(1)' },
  ];
  all = [status(1, { media_attachments })];
  const [post] = (await ownPosts(account, 0)).posts;
  expect(post?.previews).toEqual(['https://krefeld.example/small/1.png']);
});

test('a status that is broken takes no other with it', async () => {
  all = [
    status(1, { created_at: 'gestern' }),
    status(2, { content: null, media_attachments: 'x' }),
    status(3),
  ];
  expect((await ownPosts(account, 0)).posts.map(({ text }) => text)).toEqual(['', 'Nr. 3']);
});

import { expect, test } from 'vitest';
import { recent } from '../../../utils/platforms/bluesky/recent.ts';
import { author } from './bluesky-servers.ts';

const uriOf = (rkey: string, repo = author) => `at://${repo}/app.bsky.feed.post/${rkey}`;
const ref = (rkey: string) => ({ uri: uriOf(rkey), cid: rkey });

interface Made {
  text?: string;
  to?: string;
  uri?: string;
  time?: string;
}

function made(rkey: string, { text = rkey, to, uri = uriOf(rkey), time = '09:00:00.000' }: Made = {}) {
  const reply = to ? { reply: { root: ref('first'), parent: ref(to) } } : {};
  const value = { $type: 'app.bsky.feed.post', text, createdAt: `2026-11-22T${time}Z`, ...reply };
  return { uri, cid: rkey, value };
}

/** The texts of what a server's list gives, part by part. */
async function listed(records: unknown[]): Promise<string[][]> {
  const fetch = async (input: RequestInfo | URL) =>
    String(input).startsWith('https://plc.directory/')
      ? Response.json({
          id: author,
          service: [{ id: '#atproto_pds', serviceEndpoint: 'https://pds.example' }],
        })
      : Response.json({ records });
  const found = await recent(author, { fetch });
  return found.map(({ parts }) => parts.map(({ text }) => text));
}

test('posts are listed as they come, a thread as one, and an answer by itself not at all', async () => {
  const thread = [made('second', { to: 'first', time: '09:00:00.001' }), made('first')];
  const later = made('later', { to: 'first', time: '11:00:00.000' });
  expect(await listed([later, made('newest'), ...thread])).toEqual([['newest'], ['first', 'second']]);
});

test("another repository's records are left out", async () => {
  const foreign = uriOf('foreign', 'did:plc:3jniszbho3lv7qordthw2l32');
  expect(await listed([made('own'), made('foreign', { uri: foreign })])).toEqual([['own']]);
});

test('records of other kinds are left out', async () => {
  expect(
    await listed([made('own'), made('like', { uri: `at://${author}/app.bsky.feed.like/like` })]),
  ).toEqual([['own']]);
});

test('what cannot be read is left out, and the rest is there', async () => {
  const strange = [{ uri: 'x', cid: 'x', value: null }, made('far', { text: 'x'.repeat(3001) })];
  expect(await listed([...strange, made('own')])).toEqual([['own']]);
});

test('a thread that leads back to itself ends', async () => {
  const back = made('back', { uri: uriOf('first'), to: 'second' });
  expect(await listed([made('first'), made('second', { to: 'first' }), back])).toEqual([
    ['first', 'second', 'back'],
  ]);
});

test('a server that lists more than it was asked for is not heard to the end', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => made(`post${index}`));
  expect(await listed(many)).toHaveLength(30);
});

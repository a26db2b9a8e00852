import { createHash } from 'node:crypto';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';
import { describe, expect, test } from 'vitest';
import { capture } from '../../../utils/platforms/bluesky/capture.ts';
import { recognise } from '../../../utils/platforms/bluesky/recognise.ts';
import { publicOrigin, serverOf } from '../../../utils/platforms/bluesky/repository.ts';
import { segmentsOf } from '../../../utils/platforms/bluesky/segments.ts';
import type { Publication } from '../../../utils/post/types.ts';
import { exchange, records } from './bluesky-fixtures.ts';

const author = 'did:plc:kbcufbd4i5lw4qocq5gnujiq';
const bytes = new TextEncoder().encode('a picture, as far as this test is concerned');
const cidOfBytes = CID.createV1(0x55, create(0x12, createHash('sha256').update(bytes).digest())).toString();

function publicationOf(name: string): Publication {
  const [publication] = recognise(exchange(name));
  if (!publication) throw new Error(`${name} is no publication`);
  return publication;
}

/** A directory and a data server that hold the recorded records; every blob is `bytes`. */
function servers(name: string, change: { did?: string; endpoint?: string; blob?: Uint8Array } = {}) {
  const asked: string[] = [];
  const held = new Map(
    [...records(name)].map(([uri, record]) => [uri, JSON.parse(rename(JSON.stringify(record)))]),
  );
  const fetch = async (input: RequestInfo | URL) => {
    const url = new URL(String(input));
    asked.push(url.href);
    if (url.host === 'plc.directory') {
      const serviceEndpoint = change.endpoint ?? 'https://pds.example';
      return Response.json({ id: change.did ?? author, service: [{ id: '#atproto_pds', serviceEndpoint }] });
    }
    if (url.pathname.endsWith('getBlob')) return new Response((change.blob ?? bytes) as BodyInit);
    const { repo, collection, rkey } = Object.fromEntries(url.searchParams);
    const uri = `at://${repo}/${collection}/${rkey}`;
    const found = held.get(uri);
    return found
      ? Response.json({ uri, ...found })
      : Response.json({ error: 'RecordNotFound' }, { status: 400 });
  };
  return { io: { fetch: fetch as typeof globalThis.fetch }, asked };
}

/** The recorded blobs are not kept: every reference names `bytes` instead. */
function rename(record: string): string {
  return record.replace(/bafkrei[a-z2-7]{52}/g, cidOfBytes);
}

const captured = (name: string, change = {}) => capture(publicationOf(name), servers(name, change).io);
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was thrown',
    (thrown) => thrown.report?.reason ?? String(thrown),
  );

describe('a post read at its source', () => {
  test('text, language and time', async () => {
    const post = await captured('plain');
    expect(post.parts.map(({ segments }) => segments)).toEqual([
      [{ kind: 'text', text: 'Hello from the real client 👋\nSecond line' }],
    ]);
    expect(post.language).toBe('en');
    expect(post.time).toBe(Date.parse('2026-11-22T16:04:59.717Z'));
  });
  test('a shortened link is complete, and the card names it too', async () => {
    const post = await captured('linkcard');
    const url = 'https://example.com/some/long/path?x=1';
    expect(post.parts[0]?.segments).toContainEqual({
      kind: 'link',
      text: 'example.com/some/long/pa...',
      url,
    });
    expect(post.parts[0]?.links).toEqual([url]);
  });
  test('pictures have their alternative texts, in order', async () => {
    const post = await captured('images-alt-labels-lang');
    expect(post.parts[0]?.media.map(({ kind, description }) => [kind, description])).toEqual([
      ['image', 'Erster Alternativtext'],
      ['image', 'Second alt text'],
    ]);
    expect(post.parts[0]?.media.map(({ file }) => [file.type, file.size])).toEqual([
      ['image/jpeg', bytes.length],
      ['image/jpeg', bytes.length],
    ]);
    expect(post.parts[0]?.labels).toEqual(['nudity', 'graphic-media']);
  });
  test('five pictures of a gallery, a video, a quote as its address', async () => {
    expect((await captured('gallery5')).parts[0]?.media).toHaveLength(5);
    expect((await captured('video')).parts[0]?.media[0]).toMatchObject({
      kind: 'video',
      description: 'Video alt text',
    });
    expect((await captured('quote')).parts[0]?.links).toEqual([
      'https://bsky.app/profile/did:plc:y3ww64t2ne3dsgbnyf5ptikm/post/3n2vyergjs22n',
    ]);
    const both = await captured('quote-image');
    expect([both.parts[0]?.links.length, both.parts[0]?.media.length]).toEqual([1, 1]);
  });
  test('a GIF from the search is a link, and is not fetched', async () => {
    const { io, asked } = servers('linkcard');
    await capture(publicationOf('linkcard'), io);
    expect(asked.filter((url) => !/plc\.directory|pds\.example/.test(url))).toEqual([]);
    expect(asked.filter((url) => url.includes('getBlob'))).toEqual([]);
  });
  test('a thread keeps its parts', async () => {
    expect((await captured('thread3')).parts).toHaveLength(3);
  });
});

describe('a claim that is not true', () => {
  const claim = publicationOf('plain');
  const against = (change: Partial<Publication>) =>
    reasonOf(capture({ ...claim, ...change }, servers('plain').io));
  const [part] = claim.parts;
  if (!part) throw new Error('no part');

  test('a record that is not there', async () => {
    const id = `at://${author}/app.bsky.feed.post/3aaaaaaaaaaaa`;
    expect(await against({ id, parts: [{ ...part, id }] })).toBe('record-missing');
  });
  test('a record that differs', async () => {
    expect(await against({ parts: [{ ...part, revision: cidOfBytes }] })).toBe('record-differs');
  });
  test("somebody else's record", async () => {
    const id = 'at://did:plc:3jniszbho3lv7qordthw2l32/app.bsky.feed.post/3n2vyludfh22o';
    expect(await against({ parts: [{ ...part, id }] })).toBe('record-foreign');
  });
  test('a record that is no post', async () => {
    expect(
      await against({ parts: [{ ...part, id: `at://${author}/app.bsky.feed.like/3n2vyludfh22o` }] }),
    ).toBe('record-foreign');
  });
  test('a reply, claimed as a post of its own', async () => {
    const reply = [...records('reply')].map(([id, { cid }]) => ({ id, revision: cid, text: '' }));
    const work = capture({ ...claim, id: reply[0]?.id ?? '', parts: reply }, servers('reply').io);
    expect(await reasonOf(work)).toBe('record-differs');
  });
  test('a blob whose bytes are not those that its name says', async () => {
    expect(await reasonOf(captured('images-alt-labels-lang', { blob: new Uint8Array([1, 2, 3]) }))).toBe(
      'blob-differs',
    );
  });
  test("a directory's document of somebody else", async () => {
    expect(await reasonOf(captured('plain', { did: 'did:plc:3jniszbho3lv7qordthw2l32' }))).toBe(
      'source-unreachable',
    );
  });
  test('an embed that this version does not know is not left out without a word', async () => {
    const { io } = servers('plain');
    const strange: typeof globalThis.fetch = async (...request) => {
      const response = await io.fetch(...request);
      if (!String(request[0]).includes('getRecord')) return response;
      const record = await response.json();
      return Response.json({
        ...record,
        value: { ...record.value, embed: { $type: 'app.bsky.embed.hologram' } },
      });
    };
    expect(await reasonOf(capture(claim, { fetch: strange }))).toBe('record-differs');
  });
});

test.each([
  'http://pds.example',
  'https://localhost',
  'https://localhost:2583',
  'https://127.0.0.1',
  'https://[::1]',
  'https://10.0.0.1',
  'https://2130706433',
  'https://0x7f.1',
  'https://printer.local',
  'https://intranet',
  'https://pds.example:8443',
  'ftp://pds.example',
  'nonsense',
])('%s is no server of the public internet', async (address) => {
  expect(() => publicOrigin(address)).toThrow('source-forbidden');
  const { io, asked } = servers('plain', { endpoint: address });
  expect(await reasonOf(capture(publicationOf('plain'), io))).toBe('source-forbidden');
  expect(asked).toHaveLength(1);
});

test.each([
  'did:web:localhost',
  'did:web:127.0.0.1',
  'did:web:localhost%3A2583',
  'did:web:example.com:user',
  'did:key:z6Mk',
  'did:plc:../../etc',
])('%s is asked nowhere', async (did) => {
  const { io, asked } = servers('plain');
  expect(await reasonOf(serverOf(did, io))).toBe('source-forbidden');
  expect(asked).toEqual([]);
});

describe('facets', () => {
  const link = (byteStart: number, byteEnd: number) => ({
    index: { byteStart, byteEnd },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://krefeld.example/straße' }],
  });
  test('count in bytes: umlauts and emoji before a link do not move it', () => {
    expect(segmentsOf('Größe 👋 hier', [link(13, 17)])).toEqual([
      { kind: 'text', text: 'Größe 👋 ' },
      { kind: 'link', text: 'hier', url: 'https://krefeld.example/straße' },
    ]);
  });
  test.each([
    ['that cuts a character', 3, 6],
    ['beyond the text', 0, 400],
    ['of no length', 2, 2],
    ['before the text', -3, 2],
  ])('one %s is passed over, and nothing of the text is lost', (_, start, end) => {
    expect(segmentsOf('Größe', [link(start, end)])).toEqual([{ kind: 'text', text: 'Größe' }]);
  });
  test('of two that overlap the first counts', () => {
    expect(segmentsOf('abcdef', [link(2, 4), link(0, 3)]).map(({ kind }) => kind)).toEqual(['link', 'text']);
  });
  test('a link to anything but the web stays text', () => {
    const facet = {
      index: { byteStart: 0, byteEnd: 3 },
      features: [{ $type: 'x', uri: 'javascript:alert(1)' }],
    };
    expect(segmentsOf('abc', [facet])).toEqual([{ kind: 'text', text: 'abc' }]);
  });
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { capture } from '../../../utils/platforms/bluesky/capture.ts';
import { publicOrigin, serverOf } from '../../../utils/platforms/bluesky/identity.ts';
import { segmentsOf } from '../../../utils/platforms/bluesky/segments.ts';
import type { Publication } from '../../../utils/post/types.ts';
import { cidOf } from '../../stage/bluesky/page/record-cid.ts';
import { records } from './bluesky-fixtures.ts';
import { author, bytes, cidOfBytes, claimOf, claimOfRecord, profile, servers } from './bluesky-servers.ts';

const captured = async (name: string, change = {}) =>
  capture(await claimOf(name, change), profile, (await servers(name, change)).io);
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
    const { io, asked } = await servers('linkcard');
    await capture(await claimOf('linkcard'), profile, io);
    expect(asked.filter((url) => !/plc\.directory|pds\.example/.test(url))).toEqual([]);
    expect(asked.filter((url) => url.includes('getBlob'))).toEqual([]);
  });
  test('a thread keeps its parts', async () => {
    expect((await captured('thread3')).parts).toHaveLength(3);
  });
});

describe('a claim that is not true', async () => {
  const claim = await claimOf('plain');
  const against = async (change: Partial<Publication>) =>
    reasonOf(capture({ ...claim, ...change }, profile, (await servers('plain')).io));
  const [part] = claim.parts;
  if (!part) throw new Error('no part');

  test('a record that is not there', async () => {
    const id = `at://${author}/app.bsky.feed.post/3aaaaaaaaaaaa`;
    expect(await against({ id, parts: [{ ...part, id }] })).toBe('record-missing');
  });
  test('a record that differs', async () => {
    expect(await against({ parts: [{ ...part, revision: cidOfBytes }] })).toBe('record-differs');
  });
  test.each<[string, Record<string, unknown>]>([
    ['another text', { text: 'Ein anderer Text' }],
    ['another target of a link', { facets: [{ index: { byteStart: 0, byteEnd: 5 }, features: [] }] }],
    ['a card', { embed: { $type: 'app.bsky.embed.external', external: { uri: 'https://x.example' } } }],
    ['another language', { langs: ['fr'] }],
  ])('a record of the author with %s than was sent, named instead of it', async (_, change) => {
    const { publication, io } = await claimOfRecord(change);
    const { publication: said } = await claimOfRecord({});
    const parts = publication.parts.map((each, index) => ({
      ...each,
      text: said.parts[index]?.text ?? '',
      sent: said.parts[index]?.sent ?? '',
    }));
    expect(await reasonOf(capture(publication, profile, io))).toBe('nothing was thrown');
    expect(await reasonOf(capture({ ...publication, parts }, profile, io))).toBe('record-differs');
    const broken = parts.map((each) => ({ ...each, sent: '{' }));
    expect(await reasonOf(capture({ ...publication, parts: broken }, profile, io))).toBe('record-differs');
  });
  test('another text, of a claim that an earlier version has stored without what was sent', async () => {
    const { publication, io } = await claimOfRecord({ text: 'Ein anderer Text' });
    const parts = publication.parts.map(({ sent: _, ...each }) => ({ ...each, text: 'Hallo' }));
    expect(await reasonOf(capture({ ...publication, parts }, profile, io))).toBe('record-differs');
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
  test('a post under another name, by which it could be mirrored a second time', async () => {
    expect(await against({ id: `at://${author}/app.bsky.feed.post/3aaaaaaaaaaaa` })).toBe('record-differs');
  });
  test('no part at all, and more parts than a thread has', async () => {
    expect(await against({ parts: [] })).toBe('record-unreadable');
    expect(await against({ parts: Array.from({ length: 101 }, () => part) })).toBe('record-unreadable');
  });
  test('a reply, claimed as a post of its own', async () => {
    const reply = [...records('reply')].map(([id, { cid }]) => ({ id, revision: cid, text: '' }));
    const { io } = await servers('reply');
    const work = capture({ ...claim, id: reply[0]?.id ?? '', parts: reply }, profile, io);
    expect(await reasonOf(work)).toBe('record-differs');
  });
});

describe('a record whose content is not what its CID was made from', () => {
  const told = { text: 'Ein anderer Text' };
  test('is refused, although its server says the right CID', async () => {
    expect(await reasonOf(captured('plain', { value: told }))).toBe('record-differs');
  });
  test('and that holds for what this version does not read too', async () => {
    expect(await reasonOf(captured('plain', { value: { tags: ['neu'] } }))).toBe('record-differs');
  });
  test('and for every part of a thread', async () => {
    const { io } = await servers('thread3');
    const last = `${(await claimOf('thread3')).parts.at(-1)?.id.split('/').at(-1)}`;
    const lying: typeof fetch = async (...request) => {
      const response = await io.fetch(...request);
      if (!String(request[0]).includes(last)) return response;
      const record = await response.json();
      return Response.json({ ...record, value: { ...record.value, ...told } });
    };
    const work = capture(await claimOf('thread3'), profile, { fetch: lying });
    expect(await reasonOf(work)).toBe('record-differs');
  });
});

describe('who published it', () => {
  const handle = { name: 'stadt.bsky.test' };
  const calledBy = async (name: string, alsoKnownAs?: unknown) => {
    const { io, asked } = await servers('plain', { alsoKnownAs });
    const reason = await reasonOf(capture(await claimOf('plain'), { ...profile, name }, io));
    return { reason, asked };
  };

  test('is who the document names, in whatever case', async () => {
    expect((await calledBy('Stadt.BSKY.test')).reason).toBe('nothing was thrown');
  });
  test("a stranger's DID under the city's handle is refused before its server is asked", async () => {
    const { reason, asked } = await calledBy(handle.name, ['at://fremd.example']);
    expect(reason).toBe('handle-differs');
    expect(asked.filter((url) => !url.startsWith('https://plc.directory/'))).toEqual([]);
  });
  test.each([
    ['a second name of the document', 'fremd.example', ['at://stadt.bsky.test', 'at://fremd.example']],
    ['part of a name', 'stadt.bsky', ['at://stadt.bsky.test']],
    ['a name with a path', 'stadt.bsky.test', ['at://stadt.bsky.test/app.bsky.feed.post']],
    ['an address of the web', 'stadt.bsky.test', ['https://stadt.bsky.test']],
    ['no name', '', ['at://']],
    ['a name where the document has none', 'stadt.bsky.test', []],
  ])('%s is not who published it', async (_, name, alsoKnownAs) => {
    expect((await calledBy(name, alsoKnownAs)).reason).toBe('handle-differs');
  });
  test('what is no handle of the AT Protocol may stand before it', async () => {
    expect((await calledBy(handle.name, ['https://stadt.example', 'at://stadt.bsky.test'])).reason).toBe(
      'nothing was thrown',
    );
  });
  test('a profile that was renamed a moment ago is read again before it is refused', async () => {
    const { io, change } = await servers('plain', { alsoKnownAs: ['at://alt.bsky.test'] });
    await serverOf(author, io);
    change.alsoKnownAs = [`at://${handle.name}`];
    expect(await reasonOf(capture(await claimOf('plain'), profile, io))).toBe('nothing was thrown');
  });
  test("a directory's document of somebody else says nothing", async () => {
    expect(await reasonOf(captured('plain', { did: 'did:plc:3jniszbho3lv7qordthw2l32' }))).toBe(
      'source-unreachable',
    );
  });
});

describe('pictures and videos', () => {
  const loaded = (change = {}) => reasonOf(captured('images-alt-labels-lang', change));

  test('whose bytes are not those that their name says are refused', async () => {
    expect(await loaded({ blob: bytes.map((byte) => byte ^ 1) })).toBe('blob-differs');
  });
  test('with fewer bytes or more than the record says are refused', async () => {
    expect(await loaded({ blob: bytes.slice(1) })).toBe('blob-differs');
    expect(await loaded({ size: bytes.length - 1 })).toBe('blob-differs');
    expect(await loaded({ size: bytes.length + 1 })).toBe('blob-differs');
  });
  test('that are too large are not loaded', async () => {
    const { io, asked } = await servers('images-alt-labels-lang', { size: 17_000_000 });
    const claim = await claimOf('images-alt-labels-lang', { size: 17_000_000 });
    expect(await reasonOf(capture(claim, profile, io))).toBe('media-too-large');
    expect(asked.filter((url) => url.includes('getBlob'))).toEqual([]);
  });
  test('that are too large together are not loaded', async () => {
    expect(await reasonOf(capturedMade({ embed: gallery(14, { size: 15_000_000 }) }))).toBe(
      'media-too-large',
    );
  });
});

const blob = (change = {}) => ({
  ...{ $type: 'blob', ref: { $link: cidOfBytes }, mimeType: 'image/jpeg', size: bytes.length },
  ...change,
});
const gallery = (count: number, change = {}) => ({
  $type: 'app.bsky.embed.gallery',
  items: Array.from({ length: count }, () => ({ image: blob(change), alt: '' })),
});
const zero = { index: { byteStart: 0, byteEnd: 0 }, features: [] };
const video = (change = {}) => ({ $type: 'app.bsky.embed.video', video: blob(change) });

/** A record that is truly in its repository, and is what `change` says. */
async function capturedMade(change: Record<string, unknown>) {
  const { publication, io } = await claimOfRecord(change);
  return capture(publication, profile, io);
}

describe('a record that its author truly has', () => {
  afterEach(() => vi.useRealTimers());

  test.each([
    ['an embed that this version does not know', { embed: { $type: 'app.bsky.embed.hologram' } }],
    ['a text beyond 3000 characters', { text: 'x'.repeat(3001) }],
    ['an alternative text beyond 10000 characters', { embed: alt('x'.repeat(10_001)) }],
    ['more than 20 pictures', { embed: gallery(21) }],
    ['a drawing that can hold a script', { embed: gallery(1, { mimeType: 'image/svg+xml' }) }],
    ['a page for a picture', { embed: gallery(1, { mimeType: 'text/html' }) }],
    ['a video for a picture', { embed: gallery(1, { mimeType: 'video/mp4' }) }],
    ['a picture for a video', { embed: video() }],
    ['a film of a kind that nobody shows', { embed: video({ mimeType: 'video/x-flv' }) }],
    ['a picture of no bytes', { embed: gallery(1, { size: 0 }) }],
    ['a picture of less than none', { embed: gallery(1, { size: -1 }) }],
    ['a time that is none', { createdAt: 'gestern' }],
    ['a time without its zone', { createdAt: '2026-11-22T16:04:59' }],
    ['a day that no month has', { createdAt: '2026-13-40T16:04:59Z' }],
    ['facets without end', { facets: Array.from({ length: 1001 }, () => zero) }],
  ])('with %s is not mirrored without a word', async (_, change) => {
    expect(await reasonOf(capturedMade(change))).toBe('record-unreadable');
  });
  test('from the future is not mirrored', async () => {
    vi.setSystemTime('2026-11-21T16:00:00Z');
    expect(await reasonOf(capturedMade({ createdAt: '2026-11-22T16:04:59Z' }))).toBe('record-unreadable');
    expect(await reasonOf(capturedMade({ createdAt: '2026-11-22T15:04:59Z' }))).toBe('nothing was thrown');
  });
  test.each([
    [['de-CH-1996'], 'de-CH-1996'],
    [['Deutsch bitte'], undefined],
    [['x'.repeat(50)], undefined],
    [[], undefined],
  ])('in the languages %j is in %s', async (langs, language) => {
    expect((await capturedMade({ langs })).language).toBe(language);
  });
  test.each(['image/png', 'image/webp', 'image/gif'])('with a picture of %s keeps it', async (mimeType) => {
    expect((await capturedMade({ embed: gallery(1, { mimeType }) })).parts[0]?.media[0]?.file.type).toBe(
      mimeType,
    );
  });
});

function alt(text: string) {
  return { $type: 'app.bsky.embed.images', images: [{ image: blob(), alt: text }] };
}

test('a record has the CID that the test reckons with', async () => {
  const [[, { cid, value }] = ['', { cid: '', value: {} }]] = records('plain');
  expect(await cidOf(value)).toBe(cid);
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
  const { io, asked } = await servers('plain', { endpoint: address });
  expect(await reasonOf(capture(await claimOf('plain'), profile, io))).toBe('source-forbidden');
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
  const { io, asked } = await servers('plain');
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

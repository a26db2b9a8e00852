import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  recognise,
  recogniseChange,
  unanswered,
  understands,
} from '../../../utils/platforms/bluesky/recognise.ts';
import { cidOf } from '../../../utils/platforms/bluesky/record-cid.ts';
import { exchange } from './bluesky-fixtures.ts';

const author = 'did:plc:kbcufbd4i5lw4qocq5gnujiq';

describe('what the client published', () => {
  test.each([
    'plain',
    'linkcard',
    'facets',
    'images-alt-labels-lang',
    'bigimage',
    'video',
    'quote',
    'gallery5',
    'quote-image',
  ])('%s is one publication of one part', (name) => {
    const [publication, ...more] = recognise(exchange(name));
    expect(more).toEqual([]);
    expect(publication?.profile).toBe(author);
    expect(publication?.parts).toHaveLength(1);
    expect(publication?.parts[0]?.id).toBe(publication?.id);
    expect(publication?.parts[0]?.revision).toMatch(/^bafyrei/);
  });

  test('id, revision, address, time and text are those of the answer and the record', () => {
    expect(recognise(exchange('plain'))).toEqual([
      {
        platform: 'bluesky',
        profile: author,
        id: `at://${author}/app.bsky.feed.post/3n2vyludfh22o`,
        address: `https://bsky.app/profile/${author}/post/3n2vyludfh22o`,
        time: Date.parse('2026-11-22T16:04:59.717Z'),
        parts: [
          {
            id: `at://${author}/app.bsky.feed.post/3n2vyludfh22o`,
            revision: 'bafyreiavpwrymghugiohjtyfm732qs6gyq3mq6wxncm7ru6ei7mlughbeq',
            text: 'Hello from the real client 👋\nSecond line',
            sent: JSON.stringify({
              $type: 'app.bsky.feed.post',
              createdAt: '2026-11-22T16:04:59.717Z',
              text: 'Hello from the real client 👋\nSecond line',
              langs: ['en'],
            }),
          },
        ],
      },
    ]);
  });

  test.each([
    ...['plain', 'linkcard', 'facets', 'images-alt-labels-lang', 'bigimage', 'video', 'quote', 'gallery5'],
    ...['quote-image', 'thread3', 'threadgate'],
  ])('what was sent is what the real server made the CID of its answer from: %s', async (name) => {
    const [publication] = recognise(exchange(name));
    for (const { sent = '', revision } of publication?.parts ?? [])
      expect(await cidOf(JSON.parse(sent))).toBe(revision);
  });

  test.each([
    ['linkcard', ['https://example.com/some/long/path?x=1']],
    ['quote', ['at://did:plc:y3ww64t2ne3dsgbnyf5ptikm/app.bsky.feed.post/3n2vyergjs22n']],
    ['quote-image', ['at://did:plc:y3ww64t2ne3dsgbnyf5ptikm/app.bsky.feed.post/3n2vyergjs22n']],
    ['images-alt-labels-lang', undefined],
  ])('what stands beside its text has an address: %s', (name, cards) => {
    expect(recognise(exchange(name))[0]?.parts[0]?.cards).toEqual(cards);
  });

  test.each<[string, object, number | undefined]>([
    ['pictures', { $type: 'app.bsky.embed.images', images: [{}, {}] }, 2],
    [
      'a gallery beside an empty list',
      { $type: 'app.bsky.embed.gallery', images: [], items: [{}, {}, {}] },
      3,
    ],
    ['a video beside an empty list', { $type: 'app.bsky.embed.video', images: [], video: {}, alt: 'x' }, 1],
    [
      'a quote with pictures',
      { $type: 'app.bsky.embed.recordWithMedia', images: [], media: { images: [{}] } },
      1,
    ],
    ['nothing', { $type: 'app.bsky.embed.record' }, undefined],
  ])('whatever else an embed has, its pictures are counted: %s', (_, embed, count) => {
    const made = exchange('plain', (it) => {
      const { writes } = it.request as { writes: { value: { embed?: object } }[] };
      for (const { value } of writes) value.embed = embed;
    });
    expect(recognise(made)[0]?.parts[0]?.holds).toBe(count);
  });

  test('a thread is one publication with its parts in order', () => {
    const [publication, ...more] = recognise(exchange('thread3'));
    expect(more).toEqual([]);
    expect(publication?.parts.map(({ text }) => text)).toEqual([
      'Thread one of three',
      'Thread two of three with example.org',
      'Thread three of three #end',
    ]);
  });

  test('a threadgate beside the post changes nothing', () => {
    const [publication] = recognise(exchange('threadgate'));
    expect(publication?.parts.map(({ text }) => text)).toEqual(['Nobody may reply']);
  });

  test('createRecord, as other clients write, counts too', () => {
    const written = exchange('plain', (recorded) => {
      const { repo, writes } = recorded.request as { repo: string; writes: { value: unknown }[] };
      const { results } = recorded.response as { results: unknown[] };
      recorded.url = 'https://pds.example/xrpc/com.atproto.repo.createRecord';
      recorded.request = { repo, collection: 'app.bsky.feed.post', record: writes[0]?.value };
      recorded.response = results[0];
    });
    expect(recognise(written)).toEqual(recognise(exchange('plain')));
  });
});

describe('what is no publication', () => {
  test('a reply', () => expect(recognise(exchange('reply'))).toEqual([]));
  test('a deletion', () => expect(recognise(exchange('delete'))).toEqual([]));
  test.each([400, 401, 500, 302])('an answer of %i', (status) => {
    expect(recognise({ ...exchange('plain'), status })).toEqual([]);
  });
  test('a like, a list or a draft', () => {
    for (const collection of ['app.bsky.feed.like', 'app.bsky.graph.list', 'app.bsky.feed.threadgate']) {
      const other = exchange('plain', ({ request }) => {
        (request as { writes: { collection: string }[] }).writes.forEach((write) => {
          write.collection = collection;
        });
      });
      expect(recognise(other)).toEqual([]);
    }
  });
  test('an update of an existing record', () => {
    const update = exchange('plain', ({ request }) => {
      (request as { writes: { $type: string }[] }).writes.forEach((write) => {
        write.$type = 'com.atproto.repo.applyWrites#update';
      });
    });
    expect(recognise(update)).toEqual([]);
  });
  test("an answer that names somebody else's record", () => {
    const forged = exchange('plain', ({ response }) => {
      (response as { results: { uri: string }[] }).results.forEach((result) => {
        result.uri = 'at://did:plc:3jniszbho3lv7qordthw2l32/app.bsky.feed.post/3n2vyludfh22o';
      });
    });
    expect(recognise(forged)).toEqual([]);
  });
  test('the same bytes at another address', () => {
    expect(
      recognise({ ...exchange('plain'), url: 'https://pds.example/xrpc/app.bsky.draft.createDraft' }),
    ).toEqual([]);
  });
  test('a body of more than a million characters', () => {
    const huge = exchange('plain', ({ request }) => {
      (request as { padding?: string }).padding = ' '.repeat(1_000_001);
    });
    expect(recognise(huge)).toEqual([]);
  });
});

test('whatever a body holds, nothing is thrown', () => {
  const url = fc.constantFrom(exchange('plain').url, exchange('delete').url);
  const body = fc.oneof(fc.json(), fc.string(), fc.constant(exchange('thread3').requestBody));
  fc.assert(
    fc.property(url, body, body, (where, requestBody, responseBody) => {
      const hostile = { ...exchange('plain'), url: where, requestBody, responseBody };
      expect(Array.isArray(recognise(hostile))).toBe(true);
      expect(Array.isArray(recogniseChange(hostile))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a deletion tells which post is gone', () => {
  expect(recogniseChange(exchange('delete'))).toEqual([
    {
      platform: 'bluesky',
      profile: author,
      id: `at://${author}/app.bsky.feed.post/3n2vz3isjt22q`,
      kind: 'deleted',
    },
  ]);
  const put = { ...exchange('delete'), url: 'https://pds.example/xrpc/com.atproto.repo.putRecord' };
  expect(recogniseChange(put)).toMatchObject([{ platform: 'bluesky', kind: 'edited' }]);
  expect(recogniseChange({ ...put, status: 400 })).toEqual([]);
  expect(recogniseChange(exchange('plain'))).toEqual([]);
});

test.each([
  ['none', { status: 0, responseBody: '' }],
  ['a server that stumbled', { status: 502, responseBody: '' }],
  ['nothing', { responseBody: '' }],
  ['other results', { responseBody: '{"commit":{},"done":[]}' }],
])('%s in answer: the post may be out, under the key that the client gave it', (_, part) => {
  const open = { ...exchange('plain'), ...part };
  const [published] = recognise(exchange('plain'));
  expect([recognise(open), understands(open)]).toEqual([[], false]);
  const parts = published?.parts.map((each) => ({ ...each, revision: '' }));
  expect(unanswered(open)).toEqual([{ ...published, parts }]);
});

test('a like is no post, and says nothing of one', () => {
  const like = exchange('plain').requestBody.replaceAll('app.bsky.feed.post', 'app.bsky.feed.like');
  expect(understands({ ...exchange('plain'), requestBody: like })).toBe(false);
});

test('a post that was refused and a reply are understood, a deletion and other requests are none', () => {
  expect(understands({ ...exchange('plain'), status: 400, responseBody: '' })).toBe(true);
  expect(understands(exchange('reply'))).toBe(true);
  expect(understands(exchange('delete'))).toBe(false);
  expect(
    understands({ ...exchange('plain'), url: 'https://pds.example/xrpc/app.bsky.draft.createDraft' }),
  ).toBe(false);
});

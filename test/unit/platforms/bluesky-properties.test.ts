import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capture } from '../../../utils/platforms/bluesky/capture.ts';
import { confirmHandle, serverOf } from '../../../utils/platforms/bluesky/identity.ts';
import { recent } from '../../../utils/platforms/bluesky/recent.ts';
import { cidOf } from '../../../utils/platforms/bluesky/record-cid.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { anyJson, changed, jsonOf, tries } from '../border/anywhere.ts';
import { records } from './bluesky-fixtures.ts';
import { author, claimOf, profile } from './bluesky-servers.ts';

const document = {
  id: author,
  alsoKnownAs: [`at://${profile.name}`],
  service: [{ id: '#atproto_pds', serviceEndpoint: 'https://pds.example' }],
};

/** Anything anywhere in any of these. */
const around = (...expected: object[]) =>
  fc.constantFrom(...expected).chain((whole) => changed(whole, anyJson));

/** A directory and a server that answer this. */
function answering({ did = document, xrpc = {} }: { did?: unknown; xrpc?: unknown }) {
  const fetch = async (input: RequestInfo | URL) =>
    new Response(jsonOf(String(input).startsWith('https://plc.directory/') ? did : xrpc));
  return { fetch: fetch as typeof globalThis.fetch };
}

/** A value or a Problem, and nothing else. */
async function ends(work: Promise<unknown>): Promise<void> {
  const thrown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown !== undefined) expect(thrown).toBeInstanceOf(Problem);
}

const names = ['plain', 'facets', 'linkcard', 'images-alt-labels-lang', 'gallery5', 'video', 'quote-image'];
const values = names.flatMap((name) => [...records(name).values()].map(({ value }) => value));
const [[uri, plain] = ['', { cid: '', value: {} }]] = records('plain');

describe('whatever a server answers, there is a value or a Problem', () => {
  test('as a DID document', async () => {
    await fc.assert(
      fc.asyncProperty(around(document), async (did) => {
        const io = answering({ did });
        await ends(serverOf(author, io));
        await ends(confirmHandle(author, profile.name, io));
      }),
      tries(100),
    );
  });

  test('as a record', async () => {
    const claim = await claimOf('plain');
    await fc.assert(
      fc.asyncProperty(around({ uri, ...plain }), (xrpc) =>
        ends(capture(claim, profile, answering({ xrpc }))),
      ),
      tries(100),
    );
  });

  test('as the content of a record that is truly in the repository', async () => {
    const claim = await claimOf('plain');
    await fc.assert(
      fc.asyncProperty(around(...values), async (value) => {
        const cid = await cidOf(value);
        fc.pre(cid !== undefined);
        const parts = claim.parts.map((part) => ({ ...part, revision: cid }));
        await ends(capture({ ...claim, parts }, profile, answering({ xrpc: { uri, cid, value } })));
      }),
      tries(100),
    );
  });

  test('as a list of records', async () => {
    const list = { records: values.map((value) => ({ uri, cid: plain.cid, value })) };
    await fc.assert(
      fc.asyncProperty(around(list), (xrpc) => ends(recent(author, answering({ xrpc })))),
      tries(100),
    );
  });

  test('as no JSON at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.integer({ min: 200, max: 599 }), async (bytes, status) => {
        const empty = [204, 205, 304].includes(status);
        const fetch = async () => new Response(empty ? null : bytes, { status });
        await ends(serverOf(author, { fetch }));
      }),
    );
  });
});

test.each(['[', '{"a":'])('a megabyte of %s is answered at once', async (opening) => {
  const claim = await claimOf('plain');
  const closing = opening === '[' ? ']' : '}';
  const depth = 150_000;
  const value = `${opening.repeat(depth)}1${closing.repeat(depth)}`;
  const answer = `{"uri":"${uri}","cid":"${plain.cid}","value":${value}}`;
  const fetch: typeof globalThis.fetch = async (input) =>
    new Response(String(input).startsWith('https://plc.directory/') ? JSON.stringify(document) : answer);
  const began = performance.now();
  await expect(capture(claim, profile, { fetch })).rejects.toBeInstanceOf(Problem);
  expect(performance.now() - began).toBeLessThan(5000);
});

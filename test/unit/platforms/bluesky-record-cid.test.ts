import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';
import { describe, expect, test } from 'vitest';
import { cidOf } from '../../../utils/platforms/bluesky/record-cid.ts';
import { cidOf as cidOfPage } from '../../stage/bluesky/page/record-cid.ts';
import { records } from './bluesky-fixtures.ts';

const names = readdirSync('test/fixtures/bluesky')
  .map((file) => file.replace('.json', ''))
  .filter((name) => name !== 'delete');
const recorded = names.flatMap((name) =>
  [...records(name)].map(([uri, { cid, value }]) => ({ name, uri, cid, value })),
);
const plain = recorded.find(({ name }) => name === 'plain');

test('there are recorded records of every kind', () => expect(recorded.length).toBeGreaterThan(13));

test.each(recorded)('$name has the CID that the server gave it: $uri', async ({ cid, value }) => {
  expect(await cidOf(value)).toBe(cid);
});

describe('one record differs from another', () => {
  test.each([
    ['in a letter of its text', { text: 'Hello from the real client 👋\nSecond lime' }],
    ['in a field that this version does not know', { tags: ['neu'] }],
    ['in its language', { langs: ['de'] }],
  ])('%s', async (_, change) => {
    expect(await cidOf({ ...plain?.value, ...change })).not.toBe(plain?.cid);
  });
});

test('the order of its fields is none of a record', async () => {
  const backwards = Object.fromEntries(Object.entries(plain?.value ?? {}).reverse());
  expect(await cidOf(backwards)).toBe(plain?.cid);
});

test('bytes are bytes: the CID of { bytes: 0x01 0x02 0x03 }', async () => {
  // a1 65 "bytes" 43 010203, hashed and named by hand.
  const digest = createHash('sha256').update(Buffer.from('a165627974657343010203', 'hex')).digest();
  expect(await cidOf({ bytes: { $bytes: 'AQID' } })).toBe(
    CID.createV1(0x71, create(0x12, digest)).toString(),
  );
});

test.each([
  ['a link that is no CID', { ref: { $link: 'bafy' } }],
  ['bytes that are no base64', { bytes: { $bytes: '!' } }],
  ['depth without end', JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
])('%s is no record', async (_, value) => expect(await cidOf(value)).toBeUndefined());

test('any JSON without fractions has the CID that a second encoder gives it', async () => {
  const json = fc.letrec((tie) => ({
    any: fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  await fc.assert(
    fc.asyncProperty(json, async (value) => {
      fc.pre(!/"\$(link|bytes)"/.test(JSON.stringify(value)));
      const record = JSON.parse(JSON.stringify({ record: value }));
      expect(await cidOf(record)).toBe(await cidOfPage(record));
    }),
    { numRuns: 100 },
  );
});

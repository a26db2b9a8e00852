import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Part } from '../../../utils/ledger/line.ts';
import { addPart, forgetOfParts, listParts, removePart } from '../../../utils/ledger/parts.ts';
import { wipeLedger } from '../../../utils/ledger/records.ts';
import { readPart, writePart } from '../../../utils/report/part.ts';
import { cityOf } from './city.ts';
import { askedOf, memory, perform } from './perform.ts';

const city = cityOf(3, 60);

async function part(more: Partial<Part> = {}): Promise<Part> {
  const store = memory();
  await perform(city.published, store);
  const lines = [...store.lines.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { browser: 'b1', name: 'Pressestelle', madeAt: 5, lines, ...askedOf(city), ...more };
}

const problem = (text: string) => {
  try {
    readPart(text);
  } catch (thrown) {
    return (thrown as { report?: { reason: string } }).report?.reason ?? thrown;
  }
  return undefined;
};

describe('a file of a part', () => {
  test('is read as it was written', async () => {
    const written = await part();
    expect(readPart(writePart(written))).toEqual(written);
  });

  test.each([
    '',
    '{',
    '[]',
    'null',
    '{"kind":"other","version":1}',
    '{"kind":"mitposten-report-part","version":1}',
  ])('that is none is said to be none: %s', (text) => expect(problem(text)).toBe('not-a-part'));

  test('of a later version is left to that', () => {
    expect(problem('{"kind":"mitposten-report-part","version":2}')).toBe('stored-by-newer');
  });

  test('that was damaged anywhere is a part or a problem, and never anything else', async () => {
    const text = writePart(await part({ lines: (await part()).lines.slice(0, 3) }));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 0, maxLength: 3 }), (at, put) => {
        const told = problem(text.slice(0, at) + put + text.slice(at + 1));
        expect([undefined, 'not-a-part', 'stored-by-newer']).toContain(told);
      }),
      { numRuns: 300 },
    );
  });

  test('leads nowhere but to https', async () => {
    const [first] = (await part()).lines;
    if (!first) throw new Error('there is a line');
    for (const address of ['javascript:alert(1)', 'http://x.example', 'https://a b'])
      expect(problem(writePart(await part({ lines: [{ ...first, address }] })))).toBe('not-a-part');
  });

  test('in which a publication stands twice has it once', async () => {
    const written = await part();
    const twice = { ...written, lines: [...written.lines, ...written.lines].reverse() };
    expect(readPart(writePart(twice)).lines).toEqual(written.lines);
  });
});

describe('what other browsers gave', () => {
  beforeEach(wipeLedger);

  test('is kept once for each of them, the newest, in whatever order it came', async () => {
    await addPart(await part({ madeAt: 7 }));
    await addPart(await part({ madeAt: 6, name: 'älter' }));
    await addPart(await part({ browser: 'b2', name: 'Mediothek' }));
    expect((await listParts()).map(({ browser, name, madeAt }) => [browser, name, madeAt])).toEqual([
      ['b2', 'Mediothek', 5],
      ['b1', 'Pressestelle', 7],
    ]);
    await removePart('b2');
    expect(await listParts()).toHaveLength(1);
  });

  test('is forgotten when it is older than anything is kept', async () => {
    const written = await part();
    const middle = written.lines.map(({ publishedAt }) => publishedAt).sort((a, b) => a - b)[30] ?? 0;
    await addPart(written);
    await forgetOfParts(middle);
    const [kept] = await listParts();
    expect(kept?.lines).toHaveLength(30);
    expect(kept?.lines.every(({ publishedAt }) => publishedAt >= middle)).toBe(true);
  });
});

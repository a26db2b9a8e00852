import { expect, test } from 'vitest';
import '../background/browser.ts';
import { german, germanMessages } from '../report/german.ts';

const { germanWords } = await import('../../../utils/pages/german-words.ts');

test('the paper speaks German whatever the browser does', async () => {
  const words = await germanWords(async () => germanMessages);
  for (const [key, values] of [
    ['figure.coverage.title', []],
    ['shareOf', ['80 %', '4', '5']],
    ['nothing.of.the.kind', []],
  ] as const)
    expect(words(key, [...values])).toBe(german().words(key, [...values]));
  expect(words('shareOf', ['80 %', '4', '5'])).toBe('80 % (4 von 5)');
});

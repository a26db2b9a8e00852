import { describe, expect, test } from 'vitest';
import { pillWordsModule } from '../../scripts/pill-words.ts';
import { i18n, speak } from '../runner/i18n.ts';

type Words = { t: (name: string, values?: (string | number)[]) => string };

/** The words as a page gets them, in a browser of this language. */
async function wordsIn(language: string): Promise<Words> {
  const source = await pillWordsModule();
  const browser = { runtime: { id: 'mitposten' }, i18n: { getUILanguage: () => language } };
  Object.assign(globalThis, { chrome: { ...Reflect.get(globalThis, 'chrome'), ...browser } });
  const address = `data:text/javascript,${encodeURIComponent(`${source}// ${language}`)}`;
  return (await import(/* @vite-ignore */ address)).i18n;
}

const names = [...(await pillWordsModule()).matchAll(/"((?:panel|preview|common)\.\w+)":/g)].map(
  ([, name = '']) => name,
);

describe.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['den', 'en'],
  ['en-GB', 'en'],
  ['fr', 'en'],
] as const)('in a browser of %s', (language, spoken) => {
  test('the pill says what the catalogue says', async () => {
    const own = await wordsIn(language);
    speak(spoken);
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) {
      const values = ['Stadt $1', 2];
      expect(own.t(name, values), name).toBe(i18n.t(name as 'panel.way', values as [string, string]));
    }
  });
});

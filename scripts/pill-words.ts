import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { normalizePath, type Plugin } from 'vite';

/*
 * The first message that a script asks for in a page is fetched by Chromium at once, with all of them, and the page waits: 11 ms,
 * a quarter of what its pill costs (Chromium 156). So there the few words of the pill come with it. They are those of `locales/`,
 * in the language that Chromium takes its messages from; Firefox chooses among several of a person, and has them at hand.
 */

const root = join(import.meta.dirname, '..');
const pill = normalizePath(join(root, 'components/pill/pill.ts'));
const catalogue = "'#i18n'";
const [asked, made] = ['mitposten:pill-words', '\0mitposten:pill-words'];

/** Gives the pill its words by itself. */
export const pillWords: Plugin = {
  name: 'pill-words',
  enforce: 'pre',
  transform(code, id) {
    if (id !== pill) return undefined;
    if (!code.includes(catalogue)) throw new Error(`${id} does not ask ${catalogue} for its words`);
    return code.replace(catalogue, `'${asked}'`);
  },
  resolveId: (id) => (id === asked ? made : undefined),
  load: async (id) => (id === made ? pillWordsModule() : undefined),
};

/** A module as `#i18n` is, with nothing but the words of the pill. */
export async function pillWordsModule(): Promise<string> {
  const source = await readFile(pill, 'utf8');
  const names = [...source.matchAll(/i18n\.t\(\s*'([\w.]+)'/g)].map(([, name = '']) => name);
  const [de, en] = await Promise.all(['de', 'en'].map((language) => wordsIn(language, names)));
  return `
const all = ${JSON.stringify({ de, en })};
// As utils/lookout/browser.ts says: by the other name an element of the page may go.
const { i18n: own } = globalThis.chrome;
const words = /^de(?:[-_]|$)/.test(own.getUILanguage()) ? all.de : all.en;
export const i18n = {
  t: (name, values = []) => words[name].replace(/\\$(\\d)/g, (_, place) => values[place - 1] ?? ''),
};`;
}

/** As the browser would have them. Throws where there is none, or where it asks for what only the browser's own can do. */
async function wordsIn(language: string, names: readonly string[]): Promise<Record<string, string>> {
  const all = generateChromeMessages(await parseMessagesFile(join(root, `locales/${language}.yml`)));
  return Object.fromEntries(
    names.map((name) => {
      const { message, placeholders } = all[name.replaceAll('.', '_')] ?? {};
      if (!message || placeholders || /\$\$| \| /.test(message))
        throw new Error(`The pill cannot say ${name} by itself (${language})`);
      return [name, message];
    }),
  );
}

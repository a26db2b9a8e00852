import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';
import { ownFiles, read, root } from './files.ts';

/** Every text of a locale, by its key with dots; a plural gives one for each of its forms. */
async function textsOf(language: 'de' | 'en'): Promise<[string, string][]> {
  const messages = await parseMessagesFile(join(root, 'locales', `${language}.yml`));
  return messages
    .filter(({ key }) => !String(key[0]).startsWith('@@'))
    .flatMap((message) =>
      Object.values(message.type === 'plural' ? message.plurals : { one: message.message }).map(
        (text): [string, string] => [message.key.join('.'), String(text)],
      ),
    );
}

const de = await textsOf('de');
const en = await textsOf('en');

/** What must not be read, and what to say instead: one word for one thing, and none that only we know. */
const avoided = {
  de: [
    [/spiegel[nt]|gespiegelt/i, 'auf Mastodon veröffentlichen'],
    [/Namensbuch/, 'Erwähnungen'],
    [/\bVerzeichnis\b/, 'Protokoll (das Adressverzeichnis von Bluesky heißt so)'],
    [/\b(?:an|aus)stellen\b/, 'einschalten, ausschalten'],
    [/\bAnfangs (?:an|aus)\b/, 'zu Beginn'],
    [/zurückhaltend/, 'Öffentlich (still)'],
    [
      /\b(?:Payload|Request|Response|Timeout|Token|Cache|Backend|API-Key|Exception|Feed|Upload|uploaden|posten Sie Ihren)\b/,
      'ein Wort, das nicht nur Fachleute kennen',
    ],
    [
      /\b(?:leider|bedauerlicherweise|Sie haben vergessen|falsch gemacht|ungültige Eingabe)\b/i,
      'ohne Vorwurf und ohne Bedauern',
    ],
    [/\bAufzeichnung\b/, 'Protokoll'],
    [/\bEnde des Browsers\b|\bder Browser endet\b/, 'bis Sie den Browser schließen'],
    [/\bsenden\b/i, 'veröffentlichen'],
    [/\bauf(?:ge)?h[oe]ben\b|\baufhebt\b|\bhebt\b/, 'aufbewahren'],
    [/\b(?:einer|seiner|eine|heutigen) Regel\b|keine Regel etwas/, 'Profile mit Einstellungen; festgelegt'],
    [/\bFolgende\b/, 'Follower'],
    [/Schlagw(?:ort|örter)/, 'Hashtags'],
    [/Beiträge verteilt|selbst geteilt/, 'aufgeteilt; geteilt ist, was andere veröffentlicht haben'],
    [/exportieren/, 'speichern'],
    [/(?:Fenster|Symbol) von Mitposten und/, 'Übersicht von Mitposten'],
    [/\bread:/, 'ein Wort, das nicht nur Fachleute kennen'],
  ],
  en: [
    [/\bmirror/i, 'publish on Mastodon'],
    [/handle book/i, 'mentions'],
    [/\bgoing without\b/i, 'why no alt text is needed'],
    [/\bat first\b/i, 'by default'],
    [/\bout of order\b/i, 'has a problem'],
    [/\b(?:payload|timeout|cache|backend|exception)\b/i, 'a word that not only experts know'],
    [/\b(?:sorry|unfortunately|you forgot|invalid input|illegal)\b/i, 'without reproach and without regret'],
    [/\bstands? (?:on|in|at|below|there|under|here)\b/i, 'is on; appears; is listed'],
    [/\bbrowser ends\b|\breads? along\b/, 'until you close the browser; reads'],
    [/\bPost of \$|\b[Ss]ign (?:the account|it) in\b/, 'Post by; Sign in to the account'],
    [/\b(?:and|yes,) send\b|\bsend (?:now|all)\b|\bbefore sending\b/i, 'publish'],
    [/alternative text/i, 'alt text'],
    [/\ba rule\b|\brule(?:’s| says)\b/, 'profiles with settings; set'],
    [/\bin the book\b/, 'mentions'],
    [/\bthose who run\b/, 'the people who run'],
    [/\bread:/, 'a word that not only experts know'],
  ],
} as const;

describe.each([
  ['de', de],
  ['en', en],
] as const)('what is read in %s', (language, texts) => {
  test('there are texts', () => expect(texts.length).toBeGreaterThan(500));

  test('one word for one thing, and none that must not be used', () => {
    const found = texts.flatMap(([key, text]) =>
      avoided[language]
        .filter(([word]) => word.test(text))
        .map(([, instead]) => `${key}: ${text} → ${instead}`),
    );
    expect(found).toEqual([]);
  });

  test('quotation marks, apostrophes and dots are those of print, and quotations are closed', () => {
    const [open, close] = language === 'de' ? ['„', '“'] : ['“', '”'];
    const wrong = texts.filter(
      ([, text]) => /["']|\.\.\.|\d %/.test(text) || text.split(open).length !== text.split(close).length,
    );
    expect(wrong).toEqual([]);
  });

  test('no sentence has more than 25 words', () => {
    const long = texts.flatMap(([key, text]) =>
      sentences(text)
        .filter((sentence) => sentence.split(/\s+/).length > 25)
        .map((sentence) => `${key}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });
});

test('what the handbook quotes is what is read in the product', () => {
  const quoted = [...read('docs/handbuch.md').matchAll(/„([^“]+)“/g)].map(([, words = '']) => words);
  expect(quoted.length).toBeGreaterThan(5);
  // An advice on how to write, and no words of ours.
  const others = new Set(['Bild von']);
  const isRead = (words: string) => {
    const [start = '', end = ''] = words.split('…');
    return de.some(([, text]) => text.startsWith(start.trim()) && text.includes(end.trim()));
  };
  expect(quoted.filter((words) => !others.has(words) && !isRead(words))).toEqual([]);
});

test('every text is used, and every text that is used is there', () => {
  const keys = new Set(en.map(([key]) => key));
  const { literal, patterns } = usedKeys();
  const isUsed = (key: string) => literal.has(key) || patterns.some((pattern) => pattern.test(key));
  expect([...keys].filter((key) => !isUsed(key))).toEqual([]);

  // A literal counts as a key where its first part is one of the locales' own.
  const roots = new Set([...keys].map((key) => key.split('.')[0]));
  const isGroup = (key: string) => [...keys].some((each) => each.startsWith(`${key}.`));
  const called = [...literalCalls()].filter((key) => roots.has(key.split('.')[0] ?? ''));
  expect(called.filter((key) => !keys.has(key) && !isGroup(key))).toEqual([]);
});

test('a sentence ends where one begins, not at a number or an address', () => {
  expect(sentences('Bis 4.5 geht es. Dann, z.B. bei a.example, nicht mehr? Doch: so.')).toEqual([
    'Bis 4.5 geht es.',
    'Dann, z.B. bei a.example, nicht mehr?',
    'Doch: so.',
  ]);
});

function sentences(text: string): string[] {
  return text
    .trim()
    .split(/(?<=[.?!:])\s+(?=[A-ZÄÖÜ„“"])/)
    .flatMap((part) => part.split('\n').filter(Boolean));
}

/** The project's own sources, without its tests. */
function sources(): string {
  return ownFiles()
    .filter((path) => /^(?:components|entrypoints|utils)\/.*\.(?:tsx?|html)$|^wxt\.config\.ts$/.test(path))
    .map((path) => read(path))
    .join('\n');
}

/** Keys as they stand in the sources, whole or put together. */
function usedKeys(): { literal: Set<string>; patterns: RegExp[] } {
  const source = sources();
  const literal = new Set([...source.matchAll(/['"`](\w+(?:\.\w+)*)['"`]/g)].map(([, key]) => key ?? ''));
  for (const [, name = ''] of source.matchAll(/__MSG_(\w+)__/g)) literal.add(name.replaceAll('_', '.'));
  const patterns = [...source.matchAll(/`((?:\w+\.)+)\$\{[^}]*\}((?:\.\w+)*)/g)].map(
    ([, start = '', end = '']) =>
      new RegExp(`^${start.replaceAll('.', '\\.')}[\\w.]+${end.replaceAll('.', '\\.')}$`),
  );
  return { literal, patterns };
}

function literalCalls(): Set<string> {
  return new Set([...sources().matchAll(/\bi18n\.t\(\s*['"]([\w.]+)['"]/g)].map(([, key]) => key ?? ''));
}

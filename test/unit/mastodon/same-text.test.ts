import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type Mentioned, sameText } from '../../../utils/mastodon/same-text.ts';
import { piecesOf } from '../../../utils/mastodon/status-html.ts';
import { formatText, mentionedIn } from '../../stage/mastodon/content/format.ts';
import { createServer } from '../../stage/mastodon/server.ts';

const texts = process.env.MITPOSTEN_LONG ? { numRuns: 10_000 } : { numRuns: 300, seed: 20_261_129 };

// Ten thousand texts take half a minute.
vi.setConfig({ testTimeout: 300_000 });

const server = createServer({ host: 'social.krefeld.example' });
for (const [id, username] of [
  ['1', 'stadt'],
  ['2', 'Presse_Stelle'],
] as const) {
  server.db.insert('users', {
    ...{ id, username, password: '', display_name: username, bio: '', avatar: null, created_at: 0 },
  });
}
for (const [id, username, host] of [
  ['3', 'museum', 'kultur.example'],
  ['4', 'museum', 'xn--bcher-kva.example'],
  ['5', 'Zoo', 'tiere.example'],
] as const) {
  server.remotes.push({ id, username, host, displayName: username, isKnown: true });
}
afterAll(() => server.db.close());

/** What the server keeps of a text: it takes the white space around it away, and NUL. */
const kept = (text: string) => text.replaceAll('\0', '').trim();
const found = (text: string, html: string, mentioned: Mentioned[] = []) =>
  sameText(text, piecesOf(html), mentioned);
/** Whether `planned` is found in what the server makes of `text`. */
const isFound = (planned: string, text: string, quoted?: string) =>
  found(planned, formatText(server, kept(text), quoted), mentionedIn(server, kept(text)));

const known = [
  '@stadt',
  '@STADT',
  '@stadt@social.krefeld.example',
  '@presse_stelle',
  '@museum@kultur.example',
  '@MUSEUM@KULTUR.example',
  '@museum@bücher.example',
  '@museum@xn--bcher-kva.example',
  '@zoo@tiere.example',
];
const unknown = [
  '@jemand@fern.example',
  '@museum@anderswo.example',
  '@zoo',
  '@jemand.bsky.social',
  '@a@b.example',
  'presse@krefeld.example',
];
const links = [
  'https://krefeld.example/@stadt@krefeld.example',
  'https://social.krefeld.example/@stadt',
  'https://www.krefeld.de/rathaus/aktuelles/2026/11/29/ein-sehr-langer-pfad-der-gekuerzt-wird?x=1&y=2#z',
  'https://müller.de/straße/größe?ä=ö',
  'https://a.de/?u=%2F%3F%20x',
  'HTTPS://WWW.KREFELD.DE/Fest',
  'https://krefeld.de/a_(b)',
  'https://stadt.de/@zoo@tiere.example/12',
];
const words = [
  ...[
    'Guten',
    'Morgen',
    'Straßenfest',
    'Mu\u0308nchen',
    'Cafe\u0301',
    'für',
    '&',
    '<b>',
    '&amp;',
    "'",
    '"x"',
    '</p>',
  ],
  ...[
    '#Fest',
    '＃Fest',
    '#Straßen_fest',
    '#2026',
    ':krefeld:',
    '👩‍👩‍👧‍👦',
    '🇩🇪',
    '\u200b',
    'a\u00adb',
    '1. Mai',
    '*5* _x_',
    '> y',
  ],
  ...['RE: Ihre Frage', '@', '@@', 'am 3.', '17:30', 'H₂O', '½', 'x²', '\0', 'أهلا', 'क्षि', '\u202f€'],
];
const space = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '\n\n\n\n', '\r\n', '\u00a0', ' \n ', '', '\t');
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 4, arbitrary: fc.constantFrom(...known) },
  { weight: 3, arbitrary: fc.constantFrom(...unknown) },
  { weight: 3, arbitrary: fc.constantFrom(...links) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const text = fc
  .array(fc.tuple(word, space), { minLength: 1, maxLength: 14 })
  .map((pairs) => pairs.map(([one, between]) => one + between).join(''));

describe('a text is found again in the HTML that the server made of it', () => {
  test(`whatever the text (${texts.numRuns} texts)`, () => {
    fc.assert(
      fc.property(text, (one) => isFound(one, one)),
      texts,
    );
  });

  test(`and where the server put the quoted status before it (${texts.numRuns} texts)`, () => {
    const quoted = 'https://social.krefeld.example/@stadt/1157';
    fc.assert(
      fc.property(text, (one) => isFound(one, one, quoted)),
      texts,
    );
  });

  test.each([
    ['a profile at the end of a line', 'Folgen Sie https://krefeld.example/@stadt@krefeld.example\nDanke'],
    ['an account that nobody knows, before a break', 'Dank an @jemand@fern.example\nund an alle'],
    ['an account in its own writing', 'Im @MUSEUM@KULTUR.example'],
    ['accounts of one name, one of them unknown', '@museum@anderswo.example und @museum@kultur.example'],
    ['accounts of one name, both known', '@museum@kultur.example\n@museum@bücher.example'],
    ['NUL', 'Guten\0 Morgen'],
    ['half a surrogate pair', 'Guten \ud83d Morgen'],
  ])('%s', (_, one) => expect(isFound(one, one)).toBe(true));

  test.each([
    ['breaks without white space, one at the end (snac)', 'Eins\nZwei', 'Eins<br>Zwei<br>'],
    ['marks that are not escaped (snac)', 'a < b, 5 <6 & 7 > 4 <', 'a < b, 5 <6 & 7 > 4 <<br>'],
    ['white space between blocks', 'Eins\n\nZwei', '<p>Eins</p>\n<p>Zwei</p>\n'],
    [
      'a mention with its host (Pixelfed)',
      '@zoo@tiere.example!',
      '<a class="u-url mention" href="https://tiere.example/@zoo">@zoo@tiere.example</a>!',
    ],
    [
      'a mention whose mark is before the link',
      'Der @zoo@tiere.example!',
      'Der <span class="h-card">@<a class="mention" href="https://tiere.example/@zoo">Zoo</a></span>!',
    ],
    [
      'a link that is shown without its scheme',
      'https://www.krefeld.de/a',
      '<a href="https://www.krefeld.de/a">www.krefeld.de/a</a>',
    ],
    [
      'a link that is shown shortened',
      'Mehr: https://www.krefeld.de/a/b/c',
      'Mehr: <a href="https://www.krefeld.de/a/b/c">krefeld.de/a/…</a>',
    ],
    ['a domain that the server links', 'auf krefeld.de', 'auf <a href="https://krefeld.de">krefeld.de</a>'],
    [
      'a link in ASCII',
      'https://müller.de/ö',
      '<a href="https://xn--mller-kva.de/%C3%B6">https://müller.de/ö</a>',
    ],
    [
      'custom emoji as pictures',
      'Hallo :krefeld:',
      'Hallo <img class="emoji" alt=":krefeld:" src="https://x.example/k.png">',
    ],
    [
      'a quote of another kind of server',
      'Hallo',
      '<p>Hallo<span class="quote-inline"><br><br>RE: <a href="https://x.example/1">https://x.example/1</a></span></p>',
    ],
    ['a tag that has no end', 'a <b', 'a <b'],
  ])('%s', (_, one, html) => expect(found(one, html)).toBe(true));
});

describe('another text is another', () => {
  /** Each changes something that can be seen, and gives `undefined` where there is nothing to change. */
  const changes: Record<string, (one: string) => string | undefined> = {
    'the last word is missing': (one) => shorter(one),
    'one word more': (one) => `${one} mehr`,
    'another digit': (one) => swapped(one, /\d/, (digit) => String((Number(digit) + 1) % 10)),
    'another link': (one) => swapped(one, /https:\/\/\S+\w/i, (link) => `${link}x`),
    'a link to another host': (one) => swapped(one, /https:\/\/(?=\w)/i, (start) => `${start}x`),
    'another letter': (one) => swapped(one, /[a-zäöü]/i, (letter) => (letter === 'q' ? 'j' : 'q')),
    'another order': (one) => reordered(one),
  };
  // What the server shows of both says whether there is anything to see: a name's host, for one, there is not.
  const visible = (one: string) =>
    formatText(server, kept(one))
      .replace(/<a [^>]*href="([^"]*)"[^>]*>|<[^>]*>/g, '$1')
      .replace(/\s/g, '')
      .normalize('NFC');

  test.each(Object.entries(changes))(`%s (${texts.numRuns} texts each)`, (_, change) => {
    let tried = 0;
    fc.assert(
      fc.property(text, (one) => {
        const other = change(one);
        if (other === undefined || visible(other) === visible(one)) return true;
        tried += 1;
        return !isFound(other, one);
      }),
      texts,
    );
    expect(tried).toBeGreaterThan(texts.numRuns / 5);
  });

  test.each([
    ['a digit', 'Am 3. Mai um 17 Uhr', '<p>Am 3. Mai um 18 Uhr</p>'],
    ['the last word', 'Heute geschlossen', '<p>Heute</p>'],
    ['a link behind the same words', 'https://a.de/1', '<p><a href="https://a.de/2">https://a.de/1</a></p>'],
    ['a link shortened alike', 'https://a.de/b/1', '<a href="https://a.de/b/2">a.de/b/…</a>'],
    [
      'an account of another server',
      '@museum@a.example',
      '<a class="mention" href="https://b.example/@museum">@museum@b.example</a>',
    ],
    [
      'an account of another name',
      '@museum@a.example',
      '<a class="mention" href="https://a.example/@musea">@musea</a>',
    ],
    ['a small number', 'x²', '<p>x2</p>'],
    ['nothing', 'Heute', ''],
  ])('%s', (_, one, html) => expect(found(one, html)).toBe(false));

  test('an account of the same name elsewhere, as the list of mentions tells', () => {
    const html = '<a class="mention" href="https://b.example/@museum">@museum</a>';
    const mentioned = [{ acct: 'museum@b.example', url: 'https://b.example/@museum' }];
    expect(found('@museum@b.example', html, mentioned)).toBe(true);
    expect(found('@museum@a.example', html, mentioned)).toBe(false);
  });
});

function shorter(one: string): string | undefined {
  const without = one.trimEnd().replace(/\S+$/, '');
  return without.trim() ? without : undefined;
}

function swapped(one: string, pattern: RegExp, by: (found: string) => string): string | undefined {
  const other = one.replace(pattern, by);
  return other === one ? undefined : other;
}

function reordered(one: string): string | undefined {
  const [first = '', ...rest] = one.trim().split(/ +/);
  return rest.length ? [...rest, first].join(' ') : undefined;
}

import { RichText } from '@atproto/api';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameText } from '../../../utils/platforms/bluesky/same-text.ts';
import { records } from './bluesky-fixtures.ts';

interface Feature {
  $type: string;
  uri?: string;
  did?: string;
  tag?: string;
}

interface Facet {
  index: { byteStart: number; byteEnd: number };
  features: Feature[];
}

interface Sent {
  text: string;
  facets?: Facet[];
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** What the client makes of a typed text: its own library finds the facets, links are shortened as it does. */
function sent(typed: string): Sent {
  const rich = new RichText({ text: typed.replace(/^(\s*\n)+/, '').trimEnd() }, { cleanNewlines: true });
  rich.detectFacetsWithoutResolution();
  let text = '';
  const facets: Facet[] = [];
  for (const segment of rich.segments()) {
    const byteStart = bytesOf(text);
    text += segment.link ? short(segment.text) : segment.text;
    // The library's type is a union of open records; these features are all it finds.
    const features = (segment.facet?.features ?? []) as Feature[];
    if (features.length) facets.push({ index: { byteStart, byteEnd: bytesOf(text) }, features });
  }
  return facets.length ? { text, facets } : { text };
}

/** As recorded: `example.com/some/long/pa...`; what is written without its scheme stays. */
function short(link: string): string {
  if (!link.startsWith('http')) return link;
  const { host, pathname, search, hash } = new URL(link);
  const path = (pathname === '/' ? '' : pathname) + search + hash;
  return host + (path.length > 15 ? `${path.slice(0, 13)}...` : path);
}

/** A text in which `shown` is a facet. */
function faceted(text: string, shown: string, ...features: Partial<Feature>[]): Sent {
  const byteStart = bytesOf(text.slice(0, text.indexOf(shown)));
  const facet = { index: { byteStart, byteEnd: byteStart + bytesOf(shown) } };
  return { text, facets: [{ ...facet, features: features.map((each) => ({ $type: '', ...each })) }] };
}

const long = 'https://krefeld.example/rathaus/termine?tag=22';
const shown = 'krefeld.example/rathaus/term...';

test.each([
  ['plain', 'Hello from the real client 👋\nSecond line'],
  ['linkcard', 'Look here https://example.com/some/long/path?x=1 ok'],
  ['facets', 'Hi @bob.test  and @carla.test see #WebExtensions #tag_2 and bsky.app/about'],
  ['bigimage', ''],
])('the recording %s is what was written', (name, draft) => {
  const [[, { value }] = ['', { value: {} }]] = records(name);
  // As recorded.
  expect(sameText(draft, value as unknown as Sent)).toBe(true);
});

describe('the same', () => {
  test.each<[string, string, Sent]>([
    ['a word', 'Hallo', { text: 'Hallo' }],
    ['nothing', '', { text: '' }],
    ['nothing but space', ' \n\n ', { text: '' }],
    ['two paragraphs', 'Eins\nZwei', { text: 'Eins\nZwei' }],
    ['a blank line between', 'Eins\n\nZwei', { text: 'Eins\n\nZwei' }],
    ['two blank lines become one', 'Eins\n\n\nZwei', { text: 'Eins\n\nZwei' }],
    ['ten become one', `Eins${'\n'.repeat(11)}Zwei`, { text: 'Eins\n\nZwei' }],
    ['blank lines with spaces in them', 'Eins\n  \n \nZwei', { text: 'Eins\n\nZwei' }],
    ['the indentation after blank lines', 'Eins\n\n\n  Zwei', { text: 'Eins\n\n  Zwei' }],
    ['blank lines before it', '\n \nHallo', { text: 'Hallo' }],
    ['the indentation of the first line', '\n  Hallo', { text: '  Hallo' }],
    ['blank lines after it', 'Hallo\n\n\n', { text: 'Hallo' }],
    ['a space after it', 'Hallo ', { text: 'Hallo' }],
    ['two spaces within', 'Hallo  Welt', { text: 'Hallo  Welt' }],
    ['a space that does not break, in the record', 'Am 3. Mai', { text: 'Am 3.\u00a0Mai' }],
    ['a space that does not break, in the draft', 'Am 3.\u00a0Mai', { text: 'Am 3. Mai' }],
    ['a space of no width, in the record', 'Rathausplatz', { text: 'Rathaus\u200bplatz' }],
    ['a byte order mark, in the draft', '\ufeffHallo', { text: 'Hallo' }],
    ['a space of no width at the end', 'Hallo', { text: 'Hallo\n\n\u200b' }],
    ['an umlaut of two characters, in the draft', 'Gru\u0308\u00dfe', { text: 'Gr\u00fc\u00dfe' }],
    ['an umlaut of two characters, in the record', 'Gr\u00fc\u00dfe', { text: 'Gru\u0308\u00dfe' }],
    ['a family of emoji', '👩‍👩‍👧 da', { text: '👩‍👩‍👧 da' }],
    ['a long link', `Siehe ${long}`, faceted(`Siehe ${shown}`, shown, { uri: long })],
    ['a link alone', long, faceted(shown, shown, { uri: long })],
    ['a link in the middle', `a ${long} b`, faceted(`a ${shown} b`, shown, { uri: long })],
    ['a link after umlauts and emoji', `Größe 👋 ${long}`, sent(`Größe 👋 ${long}`)],
    ['a link at the end of a sentence', `Hier: ${long}.`, sent(`Hier: ${long}.`)],
    ['a link in brackets', `(${long})`, sent(`(${long})`)],
    ['a link in brackets at the end of a sentence', `Ja (${long}).`, sent(`Ja (${long}).`)],
    ['a link with brackets', 'https://x.example/a_(b)', sent('https://x.example/a_(b)')],
    ['a link on its own line', `Eins\n${long}\nZwei`, sent(`Eins\n${long}\nZwei`)],
    ['two links', `${long} ${long}2`, sent(`${long} ${long}2`)],
    ['twice the same link', `${long} ${long}`, sent(`${long} ${long}`)],
    ['a link of a host alone', 'https://krefeld.example/', sent('https://krefeld.example/')],
    ['a link of a host and a question', 'https://krefeld.example/?a', sent('https://krefeld.example/?a')],
    ['a link without its scheme', 'Auf bsky.app/about', sent('Auf bsky.app/about')],
    [
      'a link of http',
      'http://krefeld.example/a',
      faceted('krefeld.example/a', 'krefeld.example/a', { uri: 'http://krefeld.example/a' }),
    ],
    [
      'a link with an umlaut in its host',
      'https://küche.example/a',
      faceted('xn--kche-0ra.example/a', 'xn--kche-0ra.example/a', { uri: 'https://küche.example/a' }),
    ],
    [
      'a link shown without www',
      'https://www.krefeld.example/a',
      faceted('krefeld.example/a', 'krefeld.example/a', { uri: 'https://www.krefeld.example/a' }),
    ],
    ['a link that nobody found', 'küche.example/a', { text: 'küche.example/a' }],
    ['a mention', 'Mit @zoo.test', faceted('Mit @zoo.test', '@zoo.test', { did: 'did:plc:zoo' })],
    ['a mention of nobody', 'Mit @zoo', { text: 'Mit @zoo' }],
    ['a hashtag', 'Am #Markt', faceted('Am #Markt', '#Markt', { tag: 'Markt' })],
    ['facets that are none', 'Hallo', { text: 'Hallo', facets: [] }],
  ])('%s', (_, draft, record) => expect(sameText(draft, record)).toBe(true));
});

describe('not the same', () => {
  const at = (byteStart: number, byteEnd: number, uri = long) => ({
    index: { byteStart, byteEnd },
    features: [{ $type: '', uri }],
  });

  test.each<[string, string, unknown]>([
    ['another word', 'Hallo', { text: 'Holla' }],
    ['another letter', 'Hallo', { text: 'Hello' }],
    ['another digit', 'Am 12. Mai', { text: 'Am 13. Mai' }],
    ['another case', 'Hallo', { text: 'hallo' }],
    ['a letter more', 'Hallo', { text: 'Halloo' }],
    ['a letter less', 'Hallo', { text: 'Hall' }],
    ['a sentence before it', 'Hallo', { text: 'Nein. Hallo' }],
    ['a sentence after it', 'Hallo', { text: 'Hallo. Nein' }],
    ['a text for none', '', { text: 'Hallo' }],
    ['none for a text', 'Hallo', { text: '' }],
    ['another sign', 'Kommt.', { text: 'Kommt!' }],
    ['a letter that looks alike', 'Markt', { text: 'Mаrkt' }],
    ['an umlaut without its dots', 'Grüße', { text: 'Gruße' }],
    ['a space for a line', 'Eins\nZwei', { text: 'Eins Zwei' }],
    ['a line for a blank line', 'Eins\n\nZwei', { text: 'Eins\nZwei' }],
    ['a space less within', 'Hallo  Welt', { text: 'Hallo Welt' }],
    ['another indentation', '  Hallo', { text: 'Hallo' }],
    ['another member of the family', '👩‍👩‍👧', { text: '👩‍👩‍👦' }],
    ['a family that is apart', '👩‍👧', { text: '👩👧' }],
    ['another skin', '👍🏽', { text: '👍🏿' }],
    ['white space at the end, which the client cuts', 'Hallo', { text: 'Hallo ' }],
    ['blank lines at the start, which the client cuts', 'Hallo', { text: '\nHallo' }],
    ['blank lines within, which the client cuts', 'a\n\n\nb', { text: 'a\n\n\nb' }],
    ['a direction turned round', 'abc', { text: 'a\u202ebc' }],
    ['another target', long, faceted(shown, shown, { uri: `${long}3` })],
    ['another host', long, faceted(shown, shown, { uri: long.replace('krefeld', 'krefe1d') })],
    ['http for https', long, faceted(shown, shown, { uri: long.replace('https', 'http') })],
    ['a target with a user', long, faceted(shown, shown, { uri: long.replace('//', '//krefeld@') })],
    ['a script', 'krefeld.example', faceted('krefeld.example', 'krefeld.example', { uri: 'javascript:a' })],
    ['a shortened link without its facet', long, { text: shown }],
    [
      'a link shown as another',
      long,
      faceted('fremd.example/rath...', 'fremd.example/rath...', { uri: long }),
    ],
    ['a link shown shorter', long, faceted('krefeld.example...', 'krefeld.example...', { uri: long })],
    ['a word that is made a link', 'Klick hier', faceted('Klick hier', 'hier', { uri: long })],
    ['a word for a link', long, faceted('hier', 'hier', { uri: long })],
    [
      'a target of which the link says only the beginning',
      'https://x.example/abc',
      faceted('x.example/abc', 'x.example/ab', { uri: 'https://x.example/ab' }),
    ],
    [
      'a link that begins within a word',
      'ichhttps://x.example/a',
      faceted('ichx.example/a', 'x.example/a', { uri: 'https://x.example/a' }),
    ],
    ['a second target', shown, faceted(shown, shown, { uri: long }, { uri: 'https://fremd.example' })],
    ['a link less', `${long} ${long}`, faceted(`${shown} `, shown, { uri: long })],
    ['a link more', long, sent(`${long} ${long}`)],
    ['links that changed places', `${long} ${long}2`, sent(`${long}2 ${long}`)],
    ['a word that is made a mention', 'Der Zoo', faceted('Der Zoo', 'Zoo', { did: 'did:plc:zoo' })],
    ['a word that is made a hashtag', 'Der Zoo', faceted('Der Zoo', 'Zoo', { tag: 'Zoo' })],
    ['another mention', 'Mit @zoo.test', { text: 'Mit @z00.test' }],
    ['another hashtag', '#Markt', { text: '#Marx' }],
    ['a facet that cuts a character', `ü ${long}`, { text: `ü ${shown}`, facets: [at(1, 34)] }],
    ['a facet beyond the text', long, { text: shown, facets: [at(0, 400)] }],
    ['a facet before the text', long, { text: shown, facets: [at(-3, 31)] }],
    ['facets that overlap', long, { text: shown, facets: [at(0, 31), at(3, 31)] }],
    ['facets that are no list', 'Hallo', { text: 'Hallo', facets: { length: 1 } }],
    ['facets of another shape', 'Hallo', { text: 'Hallo', facets: [null] }],
    ['a link that is a list', long, { text: shown, facets: [{ ...at(0, 31), features: [{ uri: [long] }] }] }],
    ['the character that stands for links', '\0', { text: '\0' }],
  ])('%s', (_, draft, record) =>
    // Some of them are no record at all.
    expect(sameText(draft, record as Sent)).toBe(false),
  );
});

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    'Grüße',
    'Gru\u0308ße',
    '👩‍👩‍👧',
    '3.\u00a0Mai',
    '#Markt',
    '@zoo.test',
    'bsky.app/about',
    '\0',
  ),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);
const gap = fc.constantFrom(' ', ' ', '\n', '\n\n', '\n\n\n', '\n \n\n', '. ', ' (', ') ', '  ');
const typed = fc
  .array(fc.tuple(gap, word), { maxLength: 8 })
  .map((pieces) => pieces.flat().join(''))
  .filter((text) => !text.includes('\0'));

/** As the composer's reader gives it. */
const read = (text: string) => text.replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff]/g, '');

describe('any text', () => {
  test('is the same after the changes that the client makes', () => {
    fc.assert(
      fc.property(typed, (text) => sameText(read(text), sent(text))),
      { numRuns: 300 },
    );
  });

  test('is not the same with a character changed, removed or added', () => {
    const change = fc.constantFrom('change', 'remove', 'add');
    fc.assert(
      fc.property(
        typed,
        change,
        fc.nat(),
        fc.constantFrom('7', 'x', 'ß', '👋', '!'),
        (text, how, where, other) => {
          const { text: written, facets } = sent(text);
          const characters = [...written];
          fc.pre(how === 'add' || characters.length > 0);
          const place = where % (characters.length + (how === 'add' ? 1 : 0));
          characters.splice(place, how === 'add' ? 0 : 1, ...(how === 'remove' ? [] : [other]));
          const changed = characters.join('');
          fc.pre(read(changed).normalize().trim() !== read(written).normalize().trim());
          return !sameText(read(text), facets ? { text: changed, facets } : { text: changed });
        },
      ),
      { numRuns: 300 },
    );
  });

  test("is not the same with a link's target changed", () => {
    fc.assert(
      fc.property(typed, fc.nat(), fc.constantFrom('7', '/', '?', '#', 'x'), (text, which, more) => {
        const record = sent(text);
        const links = record.facets?.flatMap(({ features }) => features.filter(({ uri }) => uri)) ?? [];
        const link = links[which % Math.max(1, links.length)];
        fc.pre(link !== undefined);
        if (link) link.uri += more;
        return !sameText(read(text), record);
      }),
      { numRuns: 300 },
    );
  });
});

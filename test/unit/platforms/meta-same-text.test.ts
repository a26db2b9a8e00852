import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameText } from '../../../utils/platforms/meta/same-text.ts';
import type { PublishedPart, Segment } from '../../../utils/post/types.ts';

const part = (text: string, segments?: Segment[]): PublishedPart => ({
  ...{ id: '1', revision: '', text },
  ...(segments ? { content: { segments, links: [], media: [] } } : {}),
});
const said = (text: string): Segment => ({ kind: 'text', text });
const named = (name: string): Segment => ({ kind: 'mention', name, url: '' });
const link = (text: string, url: string): Segment => ({ kind: 'link', text, url });

/** A draft, and what the request published of it. */
type Case = [what: string, draft: string, published: string | Segment[]];

const same: Case[] = [
  ['nothing', '', ''],
  ['nothing, in an editor that keeps a line', '\n', ''],
  ['the same', 'Stadtfest am Samstag', 'Stadtfest am Samstag'],
  ['the same in one piece', 'Stadtfest am Samstag', [said('Stadtfest am Samstag')]],
  ['the same in several pieces', 'Stadtfest am Samstag', [said('Stadtfest '), said('am Samstag')]],
  ['an accent in two characters', 'Mu\u0308nchen', 'M\u00fcnchen'],
  ['an accent in one', 'M\u00fcnchen', 'Mu\u0308nchen'],
  ['white space before and after', '  Heute geschlossen \n', 'Heute geschlossen'],
  ['white space that was sent', 'Heute geschlossen', '\n Heute geschlossen  '],
  ['white space at the end of a line', 'Heute \ngeschlossen', 'Heute\ngeschlossen'],
  ['a space that does not break', 'Telefon\u00a0115', 'Telefon 115'],
  ['spaces that do not break, one after the other', 'a \u00a0b', 'a  b'],
  ['a character of no width', 'Rat\u200bhaus', 'Rathaus'],
  ['the mark of a file', '\ufeffRathaus', 'Rathaus'],
  ['a mark of direction', '\u200eRathaus\u200f', 'Rathaus'],
  ['a word joiner and one that parts', 'Rat\u2060ha\u200cus', 'Rathaus'],
  ['a joiner that joins nothing', 'Rat\u200dhaus', 'Rathaus'],
  ['line breaks of Windows', 'Eins\nZwei', 'Eins\r\nZwei'],
  ['a blank line of Windows', 'Eins\n\nZwei', 'Eins\r\n\r\nZwei'],
  ['two line breaks for a paragraph', 'Eins\nZwei', 'Eins\n\nZwei'],
  ['one line break for a paragraph', 'Eins\n\nZwei', 'Eins\nZwei'],
  ['a run of blank lines', 'Eins\n\n\n\nZwei', 'Eins\n\nZwei'],
  ['three for one blank line', 'Eins\n\nZwei', 'Eins\n\n\n\nZwei'],
  ['blank lines with spaces in them', 'Eins\n \n\t\nZwei', 'Eins\nZwei'],
  ['a blank line between two pieces', 'Eins\nZwei', [said('Eins\n'), said('\nZwei')]],
  ['an emoji', 'Sonne ☀️ heute', 'Sonne ☀️ heute'],
  ['an emoji as an image of less', 'Sonne ☀ heute', 'Sonne ☀️ heute'],
  ['an emoji of several', 'Familie 👨‍👩‍👧 heute', 'Familie 👨‍👩‍👧 heute'],
  ['an emoji with a colour of skin and joiner', '👩🏽‍🚒 im Einsatz', '👩🏽‍🚒 im Einsatz'],
  ['a heart on fire as an image of less', '❤‍🔥', '❤️‍🔥'],
  ['a keycap as an image of less', '1⃣ Bürgerbüro', '1️⃣ Bürgerbüro'],
  ['a name without @', 'Danke Stadtwerke X!', [said('Danke '), named('Stadtwerke X'), said('!')]],
  ['a name with @', 'Danke @Stadtwerke X!', [said('Danke '), named('Stadtwerke X'), said('!')]],
  ['a name that begins the text', '@zoo Hallo', [named('zoo'), said(' Hallo')]],
  ['a name that ends it, with a space after it', 'Danke @zoo ', [said('Danke '), named('zoo')]],
  ['one name with @, one without', '@zoo und Oper', [named('zoo'), said(' und '), named('Oper')]],
  ['names that follow each other', '@zoo@oper', [named('zoo'), named('oper')]],
  ['a name after a blank line', 'Danke\n\nzoo', [said('Danke\n'), named('zoo')]],
  ['a name with an accent in two characters', 'Mu\u0308ller', [named('M\u00fcller')]],
  ['a hashtag', 'Auf zum #Stadtfest', [said('Auf zum '), { kind: 'hashtag', tag: 'Stadtfest' }]],
  ['a link', 'https://krefeld.de/a', [link('https://krefeld.de/a', 'https://krefeld.de/a')]],
  ['a link, shown shortened', 'https://krefeld.de/abc', [link('krefeld.de/a…', 'https://krefeld.de/abc')]],
  ['a link, shown with three dots', 'krefeld.de/a...', [link('krefeld.de/a...', 'https://krefeld.de/abc')]],
  ['a link without its scheme', 'krefeld.de/a', [link('krefeld.de/a', 'https://krefeld.de/a')]],
  ['a link without www', 'krefeld.de/a', [link('https://www.krefeld.de/a', 'https://www.krefeld.de/a')]],
  [
    'a host without its slash',
    'Mehr: krefeld.de',
    [said('Mehr: '), link('krefeld.de', 'https://krefeld.de/')],
  ],
  ['a link in small letters', 'Krefeld.de/A', [link('Krefeld.de/A', 'https://krefeld.de/A')]],
  ['a link with an umlaut', 'krefeld.de/ü', [link('krefeld.de/ü', 'https://krefeld.de/%C3%BC')]],
  [
    'everything at once',
    ' Danke @Stadtwerke\u00a0X \n\nMehr: krefeld.de/a ☀\n',
    [
      said('Danke '),
      named('Stadtwerke X'),
      said('\r\nMehr: '),
      link('krefeld.de/a', 'https://krefeld.de/a'),
      said(' ☀️'),
    ],
  ],
];

const different: Case[] = [
  ['nothing, and something', '', 'x'],
  ['something, and nothing', 'x', ''],
  ['something, and no pieces', 'x', []],
  ['one character more', 'Stadtfest', 'Stadtfeste'],
  ['one character less', 'Stadtfest', 'Stadtfes'],
  ['one character before', 'Stadtfest', '1Stadtfest'],
  ['a digit', 'Beginn 18 Uhr', 'Beginn 19 Uhr'],
  ['a digit more', 'Telefon 115', 'Telefon 1150'],
  ['a capital letter', 'Sie', 'sie'],
  ['another accent', 'schon', 'schön'],
  ['a letter that looks the same', 'Rathaus', 'R\u0430thaus'],
  ['another dash', '10-12 Uhr', '10–12 Uhr'],
  ['other quotation marks', '„Ja“', '"Ja"'],
  ['a full stop', 'Heute geschlossen', 'Heute geschlossen.'],
  ['a space inside', 'Rat haus', 'Rathaus'],
  ['two spaces inside', 'a b', 'a  b'],
  ['a line break for a space', 'Eins Zwei', 'Eins\nZwei'],
  ['a line break for nothing', 'EinsZwei', 'Eins\nZwei'],
  ['a line that is set in', 'Eins\n  Zwei', 'Eins\nZwei'],
  ['a line more', 'Eins\nZwei', 'Eins\nZwei\nDrei'],
  ['a line less', 'Eins\nZwei\nDrei', 'Eins\nZwei'],
  ['lines in another order', 'Eins\nZwei', 'Zwei\nEins'],
  ['an order of writing that is turned round', 'Rathaus', 'Rat\u202ehaus'],
  ['another emoji', 'Sonne ☀️', 'Sonne ☁️'],
  ['an emoji that is not there', 'Sonne ', 'Sonne ☀️'],
  ['another colour of skin', '👍🏻', '👍🏿'],
  ['a family for its people', '👨👩👧', '👨‍👩‍👧'],
  ['another flag', '🇩🇪', '🇳🇱'],
  ['another digit of a keycap', '1️⃣', '2️⃣'],
  ['another name', 'Danke @zoo', [said('Danke '), named('oper')]],
  ['a longer name', 'Danke @zoo', [said('Danke '), named('zoo.krefeld')]],
  ['a name that was not there', 'Danke ', [said('Danke '), named('zoo')]],
  ['a name that is gone', 'Danke @zoo', [said('Danke ')]],
  ['two @ for one', 'Danke @@zoo', [said('Danke '), named('zoo')]],
  ['an @ before what is no name', 'Danke @zoo', [said('Danke zoo')]],
  ['another hashtag', '#Stadtfest', [{ kind: 'hashtag', tag: 'Stadtfeste' }]],
  ['a hashtag without its mark', 'Stadtfest', [{ kind: 'hashtag', tag: 'Stadtfest' }]],
  ['another link', 'https://krefeld.de/a', [link('https://krefeld.de/b', 'https://krefeld.de/b')]],
  ['another link in a text', 'Mehr: https://krefeld.de/a', 'Mehr: https://krefeld.de/b'],
  ['a link that leads elsewhere', 'krefeld.de/a', [link('krefeld.de/a', 'https://krefeld.example/a')]],
  ['a link that leads to another page', 'krefeld.de/a', [link('krefeld.de/a', 'https://krefeld.de/a1')]],
  ['a link with something added', 'krefeld.de/a', [link('krefeld.de/a', 'https://krefeld.de/a?b=1')]],
  [
    'a shortened link that leads elsewhere',
    'krefeld.de…',
    [link('krefeld.de…', 'https://krefeld.de.example/')],
  ],
  ['a shortened link to another page', 'krefeld.de/a…', [link('krefeld.de/a…', 'https://krefeld.de/b')]],
  ['a host that is only a name', 'krefeld.de', [link('krefeld.de', 'https://krefeld.de@example.org/')]],
  ['a link behind a word', 'Mehr hier', [said('Mehr '), link('hier', 'https://krefeld.de/')]],
  [
    'words on a link that was written',
    'Siehe krefeld.de',
    [said('Siehe '), link('alles gelogen', 'https://krefeld.de/')],
  ],
  [
    'words on a link whose host was a word',
    'Hallo Krefeld!',
    [said('Hallo '), link('OB tritt zurück', 'https://Krefeld'), said('!')],
  ],
  [
    'any page of a host with dots behind it',
    'krefeld.de…',
    [link('krefeld.de…', 'https://krefeld.de/gelogen')],
  ],
  ['a link to a subdomain', 'krefeld.de', [link('krefeld.de', 'https://zoo.krefeld.de/')]],
  ['a piece that is missing in the middle', 'a b c', [said('a '), said('c')]],
  ['pieces in another order', 'zoo Danke', [said('Danke '), named('zoo')]],
];

const publishedAs = (published: string | Segment[]) =>
  typeof published === 'string' ? part(published) : part('', published);

describe('is the same text', () => {
  test.each(same)('%s', (_, draft, published) => {
    expect(sameText(draft, publishedAs(published))).toBe(true);
  });
});

describe('is another text', () => {
  test.each(different)('%s', (_, draft, published) => {
    expect(sameText(draft, publishedAs(published))).toBe(false);
  });
});

test('what counts is what goes on, not the text beside it', () => {
  expect(sameText('Stadtfest', part('Stadtfest', [said('Etwas anderes')]))).toBe(false);
});

const visible = fc.constantFrom(...'abcXYZäöüß0123456789.,:!?#@/-–„“€☀☔🎉🚒');
const word = fc.array(visible, { minLength: 1, maxLength: 8 }).map((characters) => characters.join(''));
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const lines = fc.array(line, { minLength: 1, maxLength: 5 });

/** A text, and the same as it may be written down otherwise. */
const twice = fc
  .record({
    lines,
    breaks: fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', ' \n', '\n \n', '\n\n\n'),
    space: fc.constantFrom(' ', '\u00a0'),
    nothing: fc.constantFrom('', '\u200b', '\ufeff', '\u200e', '\u2060'),
    form: fc.constantFrom('NFC', 'NFD'),
    around: fc.constantFrom('', ' ', '\n', '\u00a0', '\n\n '),
  })
  .map(({ lines, breaks, space, nothing, form, around }) => {
    const inside = lines
      .join(nothing + breaks)
      .replaceAll(' ', space)
      .normalize(form);
    return { text: lines.join('\n'), inside, other: around + nothing + inside + around };
  });

test('a text that is only written down otherwise is the same, from either side', () => {
  fc.assert(
    fc.property(twice, ({ text, other }) => {
      expect(sameText(text, part(other))).toBe(true);
      expect(sameText(other, part(text))).toBe(true);
      expect(sameText(other, part('', [said(text)]))).toBe(true);
    }),
  );
});

test('with a name and a link in it, too', () => {
  fc.assert(
    fc.property(
      line,
      twice,
      line,
      fc.boolean(),
      fc.boolean(),
      (before, { text, inside }, name, at, short) => {
        const url = 'https://www.krefeld.de/rathaus';
        const segments = [said(`${before} `), named(name), said(` ${text} `), link(url, url)];
        const draft = `${before} ${at ? '@' : ''}${name} ${inside} ${short ? 'www.krefeld.de/rathaus' : url}`;
        expect(sameText(draft, part('', segments))).toBe(true);
        expect(sameText(`${draft}1`, part('', segments))).toBe(false);
      },
    ),
  );
});

test('with one visible character changed, removed or added it is another', () => {
  const change = fc.constantFrom('changed', 'removed', 'added');
  fc.assert(
    fc.property(twice, change, visible, fc.nat(), ({ text, other }, how, character, at) => {
      const characters = [...text];
      const seen = characters.flatMap((each, index) => (/\S/.test(each) ? [index] : []));
      const place = seen[at % seen.length] ?? 0;
      const put = how === 'removed' ? [] : [character];
      characters.splice(place, how === 'added' ? 0 : 1, ...put);
      const changed = characters.join('');
      fc.pre(changed !== text);
      expect(sameText(changed, part(other))).toBe(false);
      expect(sameText(other, part('', [said(changed)]))).toBe(false);
    }),
  );
});

test('a long text that could be cut in many ways is told at once', () => {
  const segments = Array.from({ length: 5000 }, () => link('a.de', 'https://a.de/'));
  expect(sameText('a.de'.repeat(4999), part('', segments))).toBe(false);
  expect(sameText('a.de'.repeat(5000), part('', segments))).toBe(true);
});

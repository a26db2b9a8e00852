import { describe, expect, it } from 'vitest';
import { statusLength } from '../../../utils/mastodon/length.ts';
import { splitText } from '../../../utils/mastodon/split-text.ts';

const split = (text: string, limit: number) => splitText(text, (piece) => statusLength(piece), limit);

describe('a text too long is divided', () => {
  it.each<[string, string, number, string[]]>([
    [
      'at a paragraph',
      'Die Straße ist gesperrt. Bitte umfahren.\n\nDer Bus hält an der Kirche. Danke!',
      60,
      ['Die Straße ist gesperrt. Bitte umfahren.', 'Der Bus hält an der Kirche. Danke!'],
    ],
    [
      'at a sentence, where the first paragraph would be less than half of what fits',
      'Hinweis.\n\nDie Straße ist gesperrt. Bitte umfahren Sie die Stelle.',
      50,
      ['Hinweis.\n\nDie Straße ist gesperrt.', 'Bitte umfahren Sie die Stelle.'],
    ],
    [
      'at a line of a list',
      'Termine:\n• Montag 10 Uhr Rathaus\n• Dienstag 12 Uhr Markt',
      40,
      ['Termine:\n• Montag 10 Uhr Rathaus', '• Dienstag 12 Uhr Markt'],
    ],
    [
      'not at an ordinal, a letter or an abbreviation',
      'Am Montag, dem 24. November, spricht Dr. Meyer um 18 Uhr im Rathaus. Eintritt frei.',
      70,
      ['Am Montag, dem 24. November, spricht Dr. Meyer um 18 Uhr im Rathaus.', 'Eintritt frei.'],
    ],
    ['at a word, where a sentence is too long', 'eins zwei drei vier', 10, ['eins zwei', 'drei vier']],
    [
      'not inside a quotation that fits',
      'Der Bürgermeister sagte: „Wir bauen die neue Brücke.“ Danach sprach er weiter',
      40,
      ['Der Bürgermeister sagte:', '„Wir bauen die neue Brücke.“', 'Danach sprach er weiter'],
    ],
    [
      'inside a quotation that does not',
      '„Wir bauen die neue Brücke über den Rhein und noch eine.“',
      30,
      ['„Wir bauen die neue Brücke', 'über den Rhein und noch eine.“'],
    ],
    [
      'not between the words of a link and its address',
      'Melden Sie sich hier an (https://krefeld.de/anmeldung/vhs) bis Freitag',
      40,
      ['Melden Sie sich hier', 'an (https://krefeld.de/anmeldung/vhs) bis Freitag'],
    ],
    [
      'not at a space that holds words together',
      'Es kostet genau 10\u00a0Euro',
      20,
      ['Es kostet genau', '10\u00a0Euro'],
    ],
    [
      'so that not only hashtags are left',
      'Das Fest beginnt. Alle sind da.\n\n#Krefeld #Fest',
      35,
      ['Das Fest beginnt.', 'Alle sind da.\n\n#Krefeld #Fest'],
    ],
    [
      'so that not only a link is left',
      'Das Fest beginnt. Mehr dazu gibt es hier:\n\nhttps://krefeld.de/fest',
      50,
      ['Das Fest beginnt.', 'Mehr dazu gibt es hier:\n\nhttps://krefeld.de/fest'],
    ],
    [
      'before only hashtags, where nothing fits beside them',
      `Fest ${'#a '.repeat(12)}`,
      12,
      ['Fest #a #a', '#a #a #a #a', '#a #a #a #a', '#a #a'],
    ],
    [
      'inside a word only where it is too long, between visible characters',
      `${'👨‍👩‍👧‍👦'.repeat(5)} ja`,
      3,
      ['👨‍👩‍👧‍👦'.repeat(3), '👨‍👩‍👧‍👦'.repeat(2), 'ja'],
    ],
    [
      'before an address in a word that is too long',
      `${'x'.repeat(20)}-https://a.de/b`,
      30,
      [`${'x'.repeat(20)}-`, 'https://a.de/b'],
    ],
    ['so that no @ begins a piece', 'info@krefeld', 4, ['inf', 'o@kr', 'efel', 'd']],
    [
      'not between a sentence and its hashtags, nor between them',
      'Heute ist Wahl. #Krefeld #Wahl\n\nAlle Wahllokale sind bis 18 Uhr geöffnet.',
      45,
      ['Heute ist Wahl. #Krefeld #Wahl', 'Alle Wahllokale sind bis 18 Uhr geöffnet.'],
    ],
    [
      'not between a paragraph and the link below it',
      'Das neue Programm ist da.\n\nhttps://krefeld.de/programm\n\nDer Vorverkauf beginnt am Montag um neun Uhr.',
      70,
      [
        'Das neue Programm ist da.\n\nhttps://krefeld.de/programm',
        'Der Vorverkauf beginnt am Montag um neun Uhr.',
      ],
    ],
    [
      'not between a heading and its text',
      'Die Stadt saniert zwei Schulen.\n\nVerkehr\nDie Brücke bleibt bis auf Weiteres gesperrt.',
      60,
      ['Die Stadt saniert zwei Schulen.', 'Verkehr\nDie Brücke bleibt bis auf Weiteres gesperrt.'],
    ],
    [
      'not between what ends with a colon and its list',
      'Alle Ämter sind geschlossen.\nGeöffnet sind:\n• das Standesamt\n• die Mediothek',
      50,
      ['Alle Ämter sind geschlossen.', 'Geöffnet sind:\n• das Standesamt\n• die Mediothek'],
    ],
    [
      'not inside a quotation of two lines that fits',
      'Sie sagte heute:\n„Wir bauen.\nUnd wir sparen.“\nDanach sprach er.',
      40,
      ['Sie sagte heute:', '„Wir bauen.\nUnd wir sparen.“', 'Danach sprach er.'],
    ],
    [
      'behind a sentence, even if that leaves a third of the piece empty or a bit more',
      'Das ist ein Satz. Und das ist ein zweiter, der viel länger ist.',
      50,
      ['Das ist ein Satz.', 'Und das ist ein zweiter, der viel länger ist.'],
    ],
    ['where a space alone has an accent', 'eins \u0301 zwei drei', 9, ['eins \u0301', 'zwei drei']],
    [
      'at lines of nothing but a space that holds together',
      'eins\n\u00a0\nzwei',
      6,
      ['eins\n\u00a0', 'zwei'],
    ],
    ['not at all where it fits', ' Passt. \n', 6, ['Passt.']],
  ])('%s', (_, text, limit, expected) => {
    expect(split(text, limit)).toEqual(expected);
  });
});

// What grows with the square of the length would not end before the runner's own limit.
describe('a long text is divided to its end', () => {
  it.each([
    ['words', 'ab '.repeat(33_333)],
    ['sentences', 'A. '.repeat(33_333)],
    ['paragraphs', 'a\n\n'.repeat(33_333)],
    ['one word', 'a'.repeat(100_000)],
    ['families', '👨‍👩‍👧‍👦'.repeat(9_000)],
    ['addresses', 'https://a.de/x '.repeat(6_666)],
    ['hashtags', '#a '.repeat(33_333)],
    ['hashtags without space', '#a'.repeat(50_000)],
    ['opening quotation marks', '„'.repeat(100_000)],
    ['quotations', '„a b“ '.repeat(16_666)],
    ['one quotation', `„${'ab '.repeat(33_333)}“`],
    ['headings', 'Aa\nBb bb.\n\n'.repeat(9_000)],
  ])('of %s', (_, text) => {
    const pieces = split(text, 500);
    expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});

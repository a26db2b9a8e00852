import { describe, expect, it } from 'vitest';
import { statusLength } from '../../../utils/mastodon/length.ts';
import { splitText } from '../../../utils/mastodon/split.ts';

const split = (text: string, limit: number) =>
  splitText(text, (piece) => statusLength(piece) <= limit, limit);

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
    ['not at all where it fits', ' Passt. \n', 6, ['Passt.']],
  ])('%s', (_, text, limit, expected) => {
    expect(split(text, limit)).toEqual(expected);
  });
});

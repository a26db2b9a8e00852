import { describe, expect, it } from 'vitest';
import { withHintTaken } from '../../../utils/post/hints.ts';
import { withWords } from '../../../utils/post/written-out.ts';

const read = (text: string) => withWords(text, () => true);

describe('abbreviations are written out', () => {
  it.each([
    ['Der Markt ist z. B. samstags.', 'Der Markt ist zum Beispiel samstags.'],
    ['z.B. samstags', 'zum Beispiel samstags'],
    ['z.\u00a0B. samstags', 'zum Beispiel samstags'],
    ['z.\u202fB. samstags', 'zum Beispiel samstags'],
    ['Z. B. samstags', 'Zum Beispiel samstags'],
    ['Evtl. fällt er aus', 'Eventuell fällt er aus'],
    ['(ggf. mit Ausweis)', '(gegebenenfalls mit Ausweis)'],
    ['i. d. R. geöffnet', 'in der Regel geöffnet'],
    ['inkl. Bus, zzgl. Eintritt', 'inklusive Bus, zuzüglich Eintritt'],
    ['Obst, Gemüse usw. gibt es', 'Obst, Gemüse und so weiter gibt es'],
    ['Obst usw. Kommen Sie!', 'Obst und so weiter. Kommen Sie!'],
    ['Obst, Gemüse usw.', 'Obst, Gemüse und so weiter.'],
    ['Obst usw.\nWir freuen uns', 'Obst und so weiter.\nWir freuen uns'],
    [
      'Open daily, e.g. on Sunday, approx. until 6',
      'Open daily, for example on Sunday, approximately until 6',
    ],
  ])('%s', (text, words) => expect(read(text)).toBe(words));

  it.each([
    'https://www.krefeld.de/ca.html',
    'post@bzw.example',
    '#usw.',
    'Müller-usw.x',
    'Um 9 Uhr. Ca',
    'am 24.12. um 18 Uhr',
    'Hauptstr. 5, Tel. 02151',
    'Frau Mind.est',
  ])('and nothing else: %s', (text) => expect(read(text)).toBe(text));

  it('in a text of 100,000 signs without end', () => {
    for (const pattern of ['z. ', 'z.', 'usw. ', '. ', 'i. d. '])
      expect(read(pattern.repeat(100_000 / pattern.length)).length).toBeGreaterThan(0);
  });
});

describe('a proposal changes what it is about, and nothing else', () => {
  it.each([
    [
      'hashtag',
      'stadt',
      'Stadt',
      '#stadt und #stadtfest und stadt, ＃stadt!',
      '#Stadt und #stadtfest und stadt, ＃Stadt!',
    ],
    ['abbreviation', 'z. B.', 'zum Beispiel', 'z. B. hier, z.B. da', 'zum Beispiel hier, z.B. da'],
    ['letters', '𝐒𝐭𝐚𝐝𝐭', 'Stadt', '𝐒𝐭𝐚𝐝𝐭 und 𝐒𝐭𝐚𝐝𝐭', 'Stadt und Stadt'],
  ] as const)('%s', (kind, from, to, text, changed) => {
    expect(withHintTaken(text, { kind, from, to })).toBe(changed);
  });
});

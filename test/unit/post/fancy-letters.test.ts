import { describe, expect, it } from 'vitest';
import { fancyLetters } from '../../../utils/post/fancy-letters.ts';

/** The text with what is proposed in place of what was found. */
function mended(text: string): string {
  return fancyLetters(text).reduceRight(
    (result, { start, end, plain }) => result.slice(0, start) + plain + result.slice(end),
    text,
  );
}

describe('characters that only look like letters are found, with the letters meant', () => {
  it.each([
    ['bold', '𝐒𝐭𝐚𝐝𝐭', 'Stadt'],
    ['bold sans', '𝗞𝗿𝗲𝗳𝗲𝗹𝗱', 'Krefeld'],
    ['italic, whose h is from elsewhere', '𝐼𝑐ℎ', 'Ich'],
    ['script, with letters from elsewhere', 'ℋ𝒶𝓁𝓁ℴ', 'Hallo'],
    ['fraktur', '𝔎𝔯𝔢𝔣𝔢𝔩𝔡', 'Krefeld'],
    ['double-struck', '𝕂𝕣𝕖𝕗𝕖𝕝𝕕 ℂℝ', 'Krefeld CR'],
    ['monospace and digits', '𝚃𝚎𝚕 𝟶𝟸𝟷𝟻𝟷', 'Tel 02151'],
    ['bold digits', 'am 𝟐𝟒.', 'am 24.'],
    ['fullwidth', 'Ｓｔａｄｔ２', 'Stadt2'],
    ['circled', 'Ⓢⓣⓐⓓⓣ', 'Stadt'],
    ['in brackets', '⒮⒯⒜⒟⒯ 🄢🄣', 'stadt ST'],
    ['squared', '🄺🅁', 'KR'],
    ['negative circled', '🅚🅡 🅞', 'KR O'],
    ['negative squared, some of which are emoji', '🅷🅰️🅻🅻🅾', 'HALLO'],
    ['umlauts of two characters', '𝐁𝐮\u0308𝐫𝐠𝐞𝐫', 'Bürger'],
    ['umlauts that have no such form', '𝐒𝐭𝐫𝐚ß𝐞 𝐟ü𝐫', 'Straße für'],
    ['one letter of a formula', 'Plan 𝐁', 'Plan B'],
  ])('%s', (_, text, expected) => {
    expect(mended(text)).toBe(expected);
  });

  it('words of one line are one proposal, plain ones part them', () => {
    const text = '𝐀𝐛 𝐌𝐨𝐧𝐭𝐚𝐠: normal 𝐠𝐞𝐬𝐩𝐞𝐫𝐫𝐭!\n𝐀𝐜𝐡𝐭𝐮𝐧𝐠';
    expect(fancyLetters(text).map(({ plain }) => plain)).toEqual(['Ab Montag', 'gesperrt', 'Achtung']);
    expect(fancyLetters(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '𝐀𝐛 𝐌𝐨𝐧𝐭𝐚𝐠',
      '𝐠𝐞𝐬𝐩𝐞𝐫𝐫𝐭',
      '𝐀𝐜𝐡𝐭𝐮𝐧𝐠',
    ]);
  });
});

describe('what is meant as it is stays', () => {
  it.each([
    ['plain text', 'Straße für 10 m² à 5 €, 1. OG, №5 ™'],
    ['flags', '🇩🇪🇪🇺🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['single emoji', '🅿️ am Ostwall, Blutgruppe 🅰️ 🅱️ 🅾️ 🆎, 🆓 🆘 Ⓜ️ ℹ️'],
    ['keycaps and numbers of a list', '1️⃣ ① eins ② zwei'],
    ['a single sign', 'ⓘ Hinweis: 5 ℓ, x ∈ ℝ'],
    ['letters of other scripts', 'Ελλάδα Україна 東京 مرحبا'],
  ])('%s', (_, text) => {
    expect(fancyLetters(text)).toEqual([]);
  });
});

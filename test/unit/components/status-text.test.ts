import { describe, expect, it } from 'vitest';
import { paragraphsOf, shortLink } from '../../../components/preview/status-text.ts';

describe('an address in the preview', () => {
  it.each([
    ['https://www.krefeld.de/wochenmarkt', 'krefeld.de/wochenmarkt', false],
    ['http://krefeld.de', 'krefeld.de', false],
    ['HTTPS://WWW.Krefeld.de', 'Krefeld.de', false],
    [`https://a.de/${'x'.repeat(25)}`, `a.de/${'x'.repeat(25)}`, false],
    [`https://a.de/${'x'.repeat(26)}`, `a.de/${'x'.repeat(25)}`, true],
  ])('%s is shown without scheme and www., at most 30 characters', (address, text, cut) => {
    expect(shortLink(address)).toEqual({ text, cut });
  });
});

describe('the text in the preview', () => {
  it('is divided into paragraphs at empty lines and keeps single line breaks', () => {
    expect(paragraphsOf('eins\nzwei\n\n\ndrei\n').map((pieces) => pieces.map(({ text }) => text))).toEqual([
      ['eins\nzwei'],
      ['drei'],
    ]);
  });

  it.each([
    ['Mehr: https://a.de/b.', ['link a.de/b']],
    ['(siehe https://a.de/b)', ['link a.de/b']],
    ['https://a.de/Krefeld_(Stadt)!', ['link a.de/Krefeld_(Stadt)']],
    ['„https://a.de“', ['link a.de']],
    ['https://localhost und https://', []],
    ['#Krefeld, #Straßenfest2026 und #B9', ['hashtag #Krefeld', 'hashtag #Straßenfest2026', 'hashtag #B9']],
    ['Platz #1 und Haus#Nummer', []],
    ['https://a.de/#Karte', ['link a.de/#Karte']],
    ['@feuerwehr@social.example.', ['mention @feuerwehr']],
    ['Post an presse@stadt@example.org oder @anna', []],
  ])('marks in %j what Mastodon marks', (text, marked) => {
    const pieces = paragraphsOf(text).flat();
    expect(pieces.filter(({ kind }) => kind !== 'text').map(named)).toEqual(marked);
  });

  it('loses nothing between the marks', () => {
    const text = 'Am #Samstag: https://a.de/b, danach (https://c.de) mit 🧺 #Krefeld.';
    const joined = paragraphsOf(text)
      .flat()
      .map((piece) => piece.text);
    expect(joined.join('')).toBe(text.replaceAll('https://', ''));
  });

  // Quadratic work on 200,000 characters would take minutes: the runner's own limit ends it.
  it.each([
    ['brackets', `https://a.de/${')'.repeat(200_000)}`],
    ['at signs', '@a'.repeat(100_000)],
    ['hash signs', '#'.repeat(200_000)],
    ['schemes', 'https://'.repeat(25_000)],
    ['empty lines', '\n \n'.repeat(66_000)],
  ])('is read in one go, even if it is all %s', (_, text) => {
    const read = paragraphsOf(text).flat().length;
    expect(read).toBeGreaterThanOrEqual(text.trim() ? 1 : 0);
  });
});

function named({ kind, text, cut }: { kind: string; text: string; cut: boolean }): string {
  return `${kind} ${text}${cut ? '…' : ''}`;
}

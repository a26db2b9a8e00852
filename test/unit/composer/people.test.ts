import { describe, expect, it } from 'vitest';
import { peopleHints, withPerson } from '../../../utils/composer/people.ts';
import type { BookEntry } from '../../../utils/post/book-entry.ts';

const entry = (name: string, account: string, platform: BookEntry['platform'] = 'facebook'): BookEntry => ({
  ...{ name, account, platform },
});
const book = [
  entry('zoo', 'zoo@zoo.example'),
  entry('zoo', 'zoo@zoo.example', 'instagram'),
  entry('theater', 'buehne@kultur.example'),
  entry('theater', 'theater@anderes.example', 'instagram'),
  entry('museum.krefeld.de', 'museum@kultur.example', 'bluesky'),
];
const proposed = (text: string) => peopleHints([text], book).map(({ from, to }) => `${from} → ${to}`);

describe('a name of the handle book', () => {
  it.each([
    ['Heute im @zoo.', ['@zoo → @zoo@zoo.example']],
    ['(@Zoo) und @zoo', ['@Zoo → @zoo@zoo.example', '@zoo → @zoo@zoo.example']],
    ['@museum.krefeld.de öffnet', ['@museum.krefeld.de → @museum@kultur.example']],
  ])('is proposed as its address: %s', (text, hints) => expect(proposed(text)).toEqual(hints));

  it.each([
    'zoo',
    '@zoo@other.example',
    '@zoologie',
    'mail@zoo',
    'https://a.example/@zoo',
    '@zoo-verein',
    '@zoo.example',
    '@theater',
    '@niemand',
  ])('is not proposed where it is none, or may be two: %s', (text) => expect(proposed(text)).toEqual([]));

  it('is written as its address where it stands for itself, and nowhere else', () => {
    const text = '@zoo und @zoologie, @zoo@other.example: @zoo!';
    expect(withPerson(text, { from: '@zoo', to: '@zoo@zoo.example' })).toBe(
      '@zoo@zoo.example und @zoologie, @zoo@other.example: @zoo@zoo.example!',
    );
  });

  it('is looked for in a text of 100,000 signs without end', () => {
    expect(proposed('@'.repeat(50_000) + 'a.-'.repeat(17_000))).toEqual([]);
  });
});

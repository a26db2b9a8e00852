import { describe, expect, it, vi } from 'vitest';
import { statusLength } from '../../utils/mastodon/length.ts';
import { splitText } from '../../utils/mastodon/split-text.ts';
import { patterns, textFunctions, textOf } from '../bench/text-functions.ts';

/** What would grow with the square of a text of this length would not end before the runner's own limit. */
const long = process.env.MITPOSTEN_LONG ? 400_000 : 150_000;

vi.setConfig({ testTimeout: 60_000 });

/** They are measured by their steps below, or take long for what they are made of. */
const others = ['splitText', 'renderPart', 'plan'];

it.each(Object.keys(textFunctions).filter((name) => !others.includes(name)))(
  '%s comes to its end',
  (name) => {
    for (const pattern of patterns) textFunctions[name]?.(textOf(pattern, long));
  },
);

it('renderPart comes to its end', () => {
  for (const pattern of patterns) textFunctions.renderPart?.(textOf(pattern, long / 4));
});

it.each(patterns.map((pattern) => [JSON.stringify(pattern), pattern]))(
  'what is measured of a text of %s to divide it grows with its length',
  (_, pattern) => {
    const stepsOf = (length: number) => {
      let measured = 0;
      splitText(
        textOf(pattern, length),
        (piece) => {
          measured += piece.length + 1;
          return piece.length;
        },
        500,
      );
      return measured;
    };
    // With the square it would be 16 times as much.
    expect(stepsOf(40_000) / stepsOf(10_000)).toBeLessThan(8);
  },
);

it('of one endless word a small part is measured for each piece', () => {
  const text = 'https://1a.de:'.repeat(2000);
  let measured = 0;
  const pieces = splitText(
    text,
    (piece) => {
      measured += piece.length;
      return statusLength(piece);
    },
    500,
  );
  expect(pieces.length).toBeGreaterThan(90);
  // Halving alone looked at 13 times as much as there is.
  expect(measured / text.length).toBeLessThan(8);
});

it('there are at least 44 patterns', () => {
  expect(new Set(patterns).size).toBeGreaterThanOrEqual(44);
});

describe('a text is divided to its end', () => {
  it.each(patterns.map((pattern) => [JSON.stringify(pattern), pattern]))(
    'of %s, whatever the limit',
    (_, pattern) => {
      const text = textOf(pattern, 600);
      for (const limit of [-5, 0, 1, 2, 7, 60]) {
        const pieces = splitText(text, (piece) => statusLength(piece), limit);
        // As many pieces as characters at most, and nothing of them is lost but the space between.
        expect(pieces.length).toBeLessThanOrEqual(text.length);
        expect(lettersOf(pieces.join(''))).toBe(lettersOf(text));
      }
    },
  );

  it.each([
    ['whose length is never a number', () => Number.NaN],
    ['whose length is without end', () => Number.POSITIVE_INFINITY],
    ['whose length is always the same', () => 600],
    ['whose length is less than nothing', (piece: string) => -piece.length],
  ])('for a measure %s', (_, measure) => {
    for (const limit of [Number.NaN, -1, 0, 5, Number.POSITIVE_INFINITY]) {
      const pieces = splitText('Ein Text @a #b https://a.de/x „mit“ Wörtern 👨‍👩‍👧', measure, limit);
      expect(lettersOf(pieces.join(''))).toBe(
        lettersOf('Ein Text @a #b https://a.de/x „mit“ Wörtern 👨‍👩‍👧'),
      );
    }
  });
});

function lettersOf(text: string): string {
  return text.replace(/[\s\0\u200d]+/g, '');
}

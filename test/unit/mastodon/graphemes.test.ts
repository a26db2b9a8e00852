import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { countGraphemes } from '../../../utils/mastodon/graphemes.ts';

// Beside other programs it takes longer than a test has by itself.
vi.setConfig({ testTimeout: 30_000 });

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const segments = (text: string) => Array.from(segmenter.segment(text)).length;

/** Of each way in which characters join or do not. Indic letters are left out, which Ruby counts otherwise. */
const piece = fc.constantFrom(
  ...['a', 'ß', ' ', '\n', '\r', '…', '\u00ad', 'я', '漢', 'か', 'ע', 'ح', '\u3099', '\u0483', '\u064b'],
  ...['\u0301', '\u200d', '\ufe0f', '\u{1f3fd}', '\u0600', '\u0903', '\u20e3', '1', '©', '☀', '🎉'],
  ...['👨‍👩‍👧‍👦', '\u{1f1e9}', '\u{1f1ea}', 'ᄀ', 'ᅡ', '한', 'นำ', '\ud83c', '\udf89', '\u{e0062}'],
);

it('visible characters are as many as Unicode says, whatever stands beside whatever', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      expect(countGraphemes(pieces.join(''))).toBe(segments(pieces.join('')));
    }),
    { numRuns: 5000 },
  );
});

it('every character beside a letter, an accent, a joiner or an emoji', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x3100; code += 1) {
    // Indic, Tibetan and further scripts of Brahmi: letters count otherwise there.
    if (code >= 0x0900 && code < 0x1100) continue;
    for (const [before, after] of [
      ['a', '\u0301'],
      ['\u200d', '🎉'],
      ['🎉', 'a'],
    ]) {
      const text = `${before}${String.fromCodePoint(code)}${after}`;
      if (countGraphemes(text) !== segments(text)) wrong.push(text);
    }
  }
  expect(wrong).toEqual([]);
});

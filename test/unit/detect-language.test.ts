import { expect, test, vi } from 'vitest';
import { detectLanguage } from '../../utils/detect-language.ts';

const text = 'Am Samstag ist Markt auf dem Platz an der Alten Kirche.';
const saying = (isReliable: boolean, percentage: number) => ({
  detectLanguage: vi.fn(async (_text: string) => ({
    isReliable,
    languages: [{ language: 'de', percentage }],
  })),
});

test.each([
  ['the browser is sure', saying(true, 60), 'de'],
  ['it is nearly all of the text', saying(false, 95), 'de'],
  ['neither', saying(false, 60), undefined],
])('a language counts where %s', async (_, i18n, found) => {
  expect(await detectLanguage(text, i18n)).toBe(found);
});

test('a short text is not even asked about', async () => {
  const i18n = saying(true, 100);
  expect(await detectLanguage('  Moin!  ', i18n)).toBeUndefined();
  expect(i18n.detectLanguage).not.toHaveBeenCalled();
});

test('what nobody here writes in is no guess, and web addresses and hashtags are no text', async () => {
  const detector = vi.fn(async (_text: string) => ({
    isReliable: true,
    languages: [{ language: 'fy', percentage: 99 }],
  }));
  const found = await detectLanguage(`${text} https://www.krefeld.de/x #Krefeld @stadt`, {
    detectLanguage: detector,
  });
  expect(found).toBeUndefined();
  expect(detector).toHaveBeenCalledWith(text);
});

test('a browser that knows none says none', async () => {
  const i18n = { detectLanguage: async () => ({ isReliable: true, languages: [] }) };
  expect(await detectLanguage(text, i18n)).toBeUndefined();
});

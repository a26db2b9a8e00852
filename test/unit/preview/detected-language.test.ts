import { expect, test, vi } from 'vitest';
import { languageMemory } from '../../../utils/preview/detected-language.ts';

const long = (text: string) => `${text} `.repeat(40);

/** A browser that says the language of a text when the test lets it. */
function memory() {
  const asked: { text: string; say: (language: string) => void; fail: () => void }[] = [];
  const detectLanguage = vi.fn(
    (text: string) =>
      new Promise<{ isReliable: boolean; languages: { language: string; percentage: number }[] }>(
        (resolve, reject) =>
          asked.push({
            text,
            say: (language) => resolve({ isReliable: true, languages: [{ language, percentage: 100 }] }),
            fail: () => reject(new Error('no detector')),
          }),
      ),
  );
  return { asked, detected: languageMemory({ detectLanguage }) };
}

test('the language of a text is known when the browser has said it, which is told once', async () => {
  const { asked, detected } = memory();
  const known = vi.fn();
  const text = long('Der Markt ist eröffnet.');
  expect(detected(text, known)).toBeUndefined();
  asked[0]?.say('de');
  await vi.waitFor(() => expect(known).toHaveBeenCalledOnce());
  expect(detected(text, known)).toBe('de');
  expect(asked).toHaveLength(1);
});

test('what is said of an earlier text counts no more', async () => {
  const { asked, detected } = memory();
  const known = vi.fn();
  detected(long('Der Markt ist eröffnet.'), known);
  detected(long('Le marché est ouvert.'), known);
  asked[0]?.say('de');
  asked[1]?.say('fr');
  await vi.waitFor(() => expect(known).toHaveBeenCalled());
  expect(known).toHaveBeenCalledOnce();
  expect(detected(long('Le marché est ouvert.'), known)).toBe('fr');
});

test('a browser that cannot say it is no fault', async () => {
  const { asked, detected } = memory();
  const text = long('Der Markt ist eröffnet.');
  detected(text, () => {});
  asked[0]?.fail();
  await Promise.resolve();
  expect(detected(text, () => {})).toBeUndefined();
});

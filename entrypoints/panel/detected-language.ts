import { browser } from 'wxt/browser';

/** Shorter texts are guesses. In characters. */
const shortest = 20;

let asked = '';
let answer: string | undefined;

/**
 * The language of a text as the browser itself recognises it, BCP 47, as far as it is known already. `known` is called
 * when it is known anew. Nothing leaves the browser.
 */
export function detectedLanguage(text: string, known: () => void): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length < shortest) return undefined;
  if (trimmed !== asked) {
    asked = trimmed;
    void browser.i18n.detectLanguage(trimmed).then(({ isReliable, languages }) => {
      if (asked !== trimmed) return;
      const [first] = languages;
      const found = isReliable || (first?.percentage ?? 0) > 80 ? first?.language : undefined;
      if (found === answer) return;
      answer = found;
      known();
    });
  }
  return answer;
}

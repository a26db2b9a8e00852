import { detectLanguage, type LanguageDetector } from '../detect-language.ts';

/** Remembers which language the last text was in, because browsers tell only later. */
export function languageMemory(detector: LanguageDetector) {
  let asked = '';
  let answer: string | undefined;
  /** The language of a text, BCP 47, as far as it is known already. `known` is called when it is known anew. */
  return function detected(text: string, known: () => void): string | undefined {
    if (text !== asked) {
      asked = text;
      void detectLanguage(text, detector)
        .catch(() => undefined)
        .then((found) => {
          if (asked !== text || found === answer) return;
          answer = found;
          known();
        });
    }
    return answer;
  };
}

import { browser } from 'wxt/browser';
import { detectLanguage } from '../../utils/detect-language.ts';

let asked = '';
let answer: string | undefined;

/**
 * The language of a text, BCP 47, as far as it is known already. `known` is called when it is known anew.
 */
export function detectedLanguage(text: string, known: () => void): string | undefined {
  if (text !== asked) {
    asked = text;
    void detectLanguage(text, browser.i18n).then((found) => {
      if (asked !== text || found === answer) return;
      answer = found;
      known();
    });
  }
  return answer;
}

import { keepFocus } from './keep-focus.ts';
import { setLanguage } from './language.ts';

/**
 * What every page of ours begins with: its language, a title that tells it from the others, and a focus that is not lost.
 * Gives the language of the interface, BCP 47.
 */
export function preparePage(document: Document, title: string): string {
  document.title = `${title} – Mitposten`;
  keepFocus(document);
  return setLanguage(document);
}

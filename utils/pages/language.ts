import browser from 'webextension-polyfill';

/** The language of the interface, BCP 47. Also tells the document, for screen readers and hyphenation. */
export function setLanguage(document: Document): string {
  const language = browser.i18n.getUILanguage();
  document.documentElement.lang = language.startsWith('de') ? 'de' : 'en';
  return language;
}

/** What municipal press offices write in, the most used first, BCP 47. */
export const languages = [
  ...['de', 'en', 'tr', 'uk', 'ru', 'ar', 'pl', 'nl', 'fr', 'es', 'it', 'ro', 'bg', 'el', 'fa', 'ku', 'sq'],
];

/** In place of the extension's words, which only its own pages have. */
export const i18n = { t: (key: string): string => key };

import { language } from './setup.ts';
import { words } from './words.ts';

/** The words of the page's language. */
export const say = words[language];

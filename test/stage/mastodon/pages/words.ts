import type { Language } from '../http/words.ts';

/** What the public pages say. */
export interface PageWords {
  posts: (count: number) => string;
  none: string;
  edited: string;
  unlisted: string;
  sensitive: string;
  quoted: string;
  toProfile: string;
  toPost: (time: string) => string;
  missing: string;
  noDescription: string;
}

/** The words of a language. */
export function pageWords(language: Language): PageWords {
  return { en, de }[language];
}

const en: PageWords = {
  posts: (count) => (count === 1 ? 'post' : 'posts'),
  none: 'No posts yet.',
  edited: 'edited',
  unlisted: 'quiet public',
  sensitive: 'Sensitive content',
  quoted: 'Quoted post',
  toProfile: 'All posts',
  toPost: (time) => `Post of ${time}`,
  missing: 'The page you are looking for isn’t here.',
  noDescription: 'Without description',
};

const de: PageWords = {
  posts: (count) => (count === 1 ? 'Beitrag' : 'Beiträge'),
  none: 'Noch keine Beiträge.',
  edited: 'bearbeitet',
  unlisted: 'öffentlich (still)',
  sensitive: 'Inhaltswarnung',
  quoted: 'Zitierter Beitrag',
  toProfile: 'Alle Beiträge',
  toPost: (time) => `Beitrag vom ${time}`,
  missing: 'Diese Seite gibt es nicht.',
  noDescription: 'Ohne Beschreibung',
};

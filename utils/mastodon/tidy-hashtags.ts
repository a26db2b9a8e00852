import { invisible, withoutInvisible } from '../post/invisible.ts';

/**
 * A text whose hashtags Mastodon finds as their platform does: without characters of no width inside, and parted where they
 * are glued to each other or to a bracket (Mastodon 4.5, `Tag::HASHTAG_RE`: not behind a letter, a digit or `)`).
 */
export function tidyHashtags(text: string): string {
  if (!/[#＃]/.test(text)) return text;
  return text
    .replace(HIDDEN, withoutInvisible)
    .replace(GLUED, (tags) => tags.replace(/(?<=.)[#＃]/gsu, ' $&'))
    .replace(/\)(?=[#＃][\p{L}_])/gu, ') ');
}

/** Whether Mastodon makes one hashtag of all of it (without its `#`): word characters, and not digits alone. */
export function isHashtag(tag: string): boolean {
  return WHOLE.test(tag) && /[\p{L}\p{M}·・]/u.test(tag);
}

const WORD = '\\p{L}\\p{M}\\p{N}_';
const HIDDEN = new RegExp(`[#＃][${WORD}${invisible}]+`, 'gu');
const GLUED = new RegExp(`(?<![${WORD}/=&#＃])(?:[#＃][\\p{L}\\p{N}_][${WORD}]*){2,}`, 'gu');
const WHOLE = new RegExp(`^[${WORD}](?:[${WORD}·・\\u200C]*[${WORD}])?$`, 'u');

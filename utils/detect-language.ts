import { languages } from './post/languages.ts';
import type { Post, Segment } from './post/types.ts';

/** Shorter texts are guesses. In letters. */
const shortest = 20;

/** As much of a browser's `i18n` as is asked. */
export interface LanguageDetector {
  detectLanguage(
    text: string,
  ): Promise<{ isReliable: boolean; languages: { language: string; percentage: number }[] }>;
}

/**
 * The language of a text as the browser itself recognises it, BCP 47; none where it is not sure, or names one that nobody
 * here writes in: browsers take German with a web address in it for Frisian. Nothing leaves the browser.
 */
export async function detectLanguage(text: string, i18n: LanguageDetector): Promise<string | undefined> {
  const words = text.replace(/https?:\/\/\S+|[@#][\p{L}\p{N}_.@-]+/gu, ' ').trim();
  if ((words.match(/\p{L}/gu)?.length ?? 0) < shortest) return undefined;
  const { isReliable, languages: found } = await i18n.detectLanguage(words);
  const [first] = found;
  const isSure = isReliable || (first?.percentage ?? 0) > 80;
  return first && isSure && languages.includes(first.language) ? first.language : undefined;
}

/** The post with its language as the browser recognises it, where its platform does not say; the preview has shown the same guess. */
export async function withLanguage(post: Post, i18n: LanguageDetector): Promise<Post> {
  if (post.language !== undefined) return post;
  const texts = post.parts.map(({ segments }) => segments.map(textOf).join(''));
  const found = await detectLanguage(texts.join('\n'), i18n).catch(() => undefined);
  return { ...post, language: found };
}

function textOf(segment: Segment): string {
  if (segment.kind === 'mention') return segment.name;
  return segment.kind === 'hashtag' ? segment.tag : segment.text;
}

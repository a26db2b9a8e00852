/** Shorter texts are guesses. In characters. */
const shortest = 20;

/** As much of a browser's `i18n` as is asked. */
export interface LanguageDetector {
  detectLanguage(
    text: string,
  ): Promise<{ isReliable: boolean; languages: { language: string; percentage: number }[] }>;
}

/** The language of a text as the browser itself recognises it, BCP 47; none where it is not sure. Nothing leaves the browser. */
export async function detectLanguage(text: string, i18n: LanguageDetector): Promise<string | undefined> {
  const trimmed = text.trim();
  if (trimmed.length < shortest) return undefined;
  const { isReliable, languages } = await i18n.detectLanguage(trimmed);
  const [first] = languages;
  return isReliable || (first?.percentage ?? 0) > 80 ? first?.language : undefined;
}

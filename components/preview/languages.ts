/** The names of languages in the words of `locale`, in its order. `codes` are BCP 47, divided by spaces. */
export function languageNames(codes: string, locale: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  const collator = new Intl.Collator(locale);
  return [...new Set(codes.split(' '))]
    .filter((code) => code !== '')
    .map((code) => ({ code, name: nameOf(code, names) }))
    .sort((one, other) => collator.compare(one.name, other.name));
}

function nameOf(code: string, names: Intl.DisplayNames): string {
  try {
    return names.of(code) ?? code;
  } catch {
    // `of` throws at what is no BCP 47 code, and a platform may say anything.
    return code;
  }
}

/** Mastodon takes 30 characters (4.5, `Account::DISPLAY_NAME_LENGTH_LIMIT`), others more. In code points. */
const longest = 100;

/**
 * The name that an account gave itself, as it can be shown beside others: in one line, without control characters and
 * without what turns the text around it (UAX #9: embeddings, overrides, isolates). `otherwise` where nothing
 * is left.
 */
export function displayNameOf(given: string, otherwise: string): string {
  const name = given
    .slice(0, 10 * longest)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  const characters = [...name];
  if (characters.length <= longest) return name || otherwise;
  return `${characters.slice(0, longest - 1).join('')}…`;
}

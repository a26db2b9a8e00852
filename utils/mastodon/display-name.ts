import { shownText } from '../post/shown-text.ts';

/** Mastodon takes 30 characters (4.5, `Account::DISPLAY_NAME_LENGTH_LIMIT`), others more. In code points. */
const longest = 100;

/** The name that an account gave itself, as it can be shown beside others. `otherwise` where nothing is left. */
export function displayNameOf(given: string, otherwise: string): string {
  return shownText(given, longest) || otherwise;
}

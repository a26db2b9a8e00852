/** A text's first characters, so many at most (UTF-16), and no half of one. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * A text of somebody else's as it can be shown beside others: in one line, without control characters and without what turns
 * the text around it (UAX #9: embeddings, overrides, isolates), in at most so many characters (code points), the last an
 * ellipsis where there were more.
 */
export function shownText(given: string, most: number): string {
  const text = given
    .slice(0, 10 * most)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  const characters = [...text];
  if (characters.length <= most) return text;
  return `${characters.slice(0, most - 1).join('')}…`;
}

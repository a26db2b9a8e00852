/** A text's first characters, so many at most (UTF-16), and no half of one. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

/** What names a text: its first whole words in one line, in at most so many characters (UTF-16), the last an ellipsis where there were more. */
export function firstWords(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = cutText(line, most - 1);
  // A word as long as all of it is cut as well.
  const end = line[cut.length] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).trimEnd()}…`;
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

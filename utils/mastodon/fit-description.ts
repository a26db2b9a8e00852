/**
 * An alternative text of at most `limit` characters (code points, as servers count it): cut behind a word and with an
 * ellipsis where it is longer.
 */
export function fitDescription(description: string, limit: number): string {
  const characters = [...description];
  if (characters.length <= limit) return description;
  if (limit < 1) return '';
  const room = characters.slice(0, limit - 1).join('');
  const complete = /\s/.test(characters[limit - 1] ?? '') ? room : room.replace(/\s\S*$/, '');
  // One long word would leave next to nothing: it is cut inside.
  const kept = complete.length < room.length / 2 ? room : complete;
  return `${kept.replace(/[\s,;:–-]+$/, '')}…`;
}

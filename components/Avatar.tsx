/** An account's picture, or its initials where there is none. Decoration: its name always stands beside it. */
export function Avatar({ name, src }: { name: string; src: string }) {
  if (src) return <img className="avatar" src={src} alt="" />;
  return (
    <span className="avatar" aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** The first letters of the first and last word of a name, `?` for a name without letters. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '?';
}

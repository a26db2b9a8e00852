/** A name from a machine, written as a name is: `mastodon 4.5` becomes `Mastodon 4.5`. */
export function capitalised(name: string): string {
  const [first = '', ...rest] = name;
  // ß has no capital that all fonts know, and begins no word.
  return (first === 'ß' ? first : first.toUpperCase()) + rest.join('');
}

/** The name of a server's software as its makers write it, of what NodeInfo calls it. */
export function softwareName(name: string): string {
  return name.toLowerCase() === 'gotosocial' ? 'GoToSocial' : capitalised(name);
}

/** A name from a machine, written as a name is: `mastodon 4.5` becomes `Mastodon 4.5`. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

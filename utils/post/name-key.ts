/** What two spellings of the same name on a platform have in common: neither `@` nor space around it, nor capitals. */
export function nameKey(name: string): string {
  return bareName(name).normalize('NFC').toLowerCase();
}

/** A name as it is read on a platform, without the `@` and the space around it. */
export function bareName(name: string): string {
  return name.trim().replace(/^@+/, '').trim();
}

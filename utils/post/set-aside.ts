import * as v from 'valibot';

/** What was stored: what can be read of it, and the rest, which stays as it is. */
export interface Sorted<Entry> {
  whole: Entry[];
  /** What no version has written so. Nothing is done with it before a person says so. */
  broken: unknown[];
}

/** Parses each stored entry by itself, so that a broken one takes no other with it. */
export function sorted<Entry>(
  schema: v.GenericSchema<unknown, Entry>,
  entries: readonly unknown[],
): Sorted<Entry> {
  const found: Sorted<Entry> = { whole: [], broken: [] };
  for (const entry of entries) {
    const parsed = v.safeParse(schema, entry);
    if (parsed.success) found.whole.push(parsed.output);
    else found.broken.push(entry);
  }
  return found;
}

/** The entry, or nothing where there is none or it is broken. */
export function wholeOf<Entry>(schema: v.GenericSchema<unknown, Entry>, entry: unknown): Entry | undefined {
  return sorted(schema, [entry]).whole[0];
}

import * as v from 'valibot';
import { entriesOf, moment, textUpTo, webAddress } from './bounds.ts';
import { platforms } from './platforms.ts';
import type { Platform } from './types.ts';

/** A publication with the content of another that came first, and stands on Mastodon or is on its way for both. */
export interface FurtherSource {
  platform: Platform;
  /** The profile's id and name. */
  profile: string;
  profileName: string;
  /** The publication's id, and where it is read. */
  publication: string;
  address: string;
  /** When it was published, milliseconds since 1970. */
  time: number;
}

const text = v.fallback(textUpTo(10_000), '');

/** Further sources as any version may have stored them; without an id one would be of nothing. */
export const storedFurther = entriesOf(
  v.object({
    ...{ platform: v.picklist(platforms), profile: text, profileName: text },
    ...{ publication: v.pipe(v.string(), v.minLength(1)), address: webAddress, time: v.fallback(moment, 0) },
  }),
  20,
);

/** What has further sources, with one more, or with what is now known of it. */
export function withFurther<Entry extends { further?: FurtherSource[] }>(
  entry: Entry,
  source: FurtherSource,
): Entry {
  const others = (entry.further ?? []).filter(({ publication }) => publication !== source.publication);
  return { ...entry, further: [...others, source] };
}

/** The same without one of them. */
export function withoutFurther<Entry extends { further?: FurtherSource[] }>(
  entry: Entry,
  publication: string,
): Entry {
  if (!entry.further?.some((each) => each.publication === publication)) return entry;
  return { ...entry, further: entry.further.filter((each) => each.publication !== publication) };
}

import * as v from 'valibot';
import type { BookEntry } from './book-entry.ts';
import { entriesOf, lineUpTo, textUpTo, wholeNumber } from './bounds.ts';
import { platforms } from './platforms.ts';
import { longestEnding, longestPause, longestWarning, type NewProfiles, newRule, type Rule } from './rule.ts';

const text = v.pipe(v.string(), v.maxLength(10_000));
const platform = v.picklist(platforms);
const fresh = newRule({ platform: 'bluesky', id: '', name: '' }, []);

/**
 * A rule as any version may have stored it, before it could say all that it can say now. Without the profile that it is for a
 * rule is none; where it says nothing else, or nothing that can be meant, it says what a new one says.
 */
export const storedRule: v.GenericSchema<unknown, Required<Rule>> = v.pipe(
  v.looseObject({
    platform,
    profile: text,
    profileName: v.fallback(text, ''),
    alsoAs: entriesOf(text, 20),
    accounts: entriesOf(text, 50),
    mode: v.fallback(v.picklist(['ask', 'armed', 'never']), fresh.mode),
    visibility: v.fallback(v.picklist(['public', 'unlisted']), fresh.visibility),
    keepTracking: v.fallback(v.boolean(), fresh.keepTracking),
    textFrom: v.fallback(v.optional(platform), fresh.textFrom),
    originals: v.fallback(v.boolean(), fresh.originals),
    numbered: v.fallback(v.boolean(), fresh.numbered),
    descriptions: v.fallback(v.picklist(['off', 'warn', 'require']), fresh.descriptions),
    language: v.fallback(v.pipe(v.string(), v.regex(/^([a-z]{2,3}(-[a-z0-9]{2,8})*)?$/i)), fresh.language),
    warning: v.fallback(lineUpTo(longestWarning), fresh.warning),
    ending: v.fallback(textUpTo(longestEnding), fresh.ending),
    dropCredit: v.fallback(v.boolean(), fresh.dropCredit),
    pause: v.fallback(v.optional(wholeNumber(0, longestPause)), fresh.pause),
    inReport: v.fallback(v.boolean(), fresh.inReport),
    institution: v.fallback(lineUpTo(120), fresh.institution),
  }),
  v.transform((rule) => ({ ...rule, textFrom: rule.textFrom, pause: rule.pause })),
);

/** What holds for new profiles, as any version may have stored it. */
export const newProfilesStored: v.GenericSchema<unknown, NewProfiles> = v.pipe(
  v.object({
    mode: v.fallback(v.optional(v.picklist(['ask', 'armed', 'never'])), undefined),
    visibility: v.fallback(v.optional(v.picklist(['public', 'unlisted'])), undefined),
    descriptions: v.fallback(v.optional(v.picklist(['off', 'warn', 'require'])), undefined),
  }),
  v.transform((said) => Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))),
);

/** A line of the handle book as any version may have stored it. */
export const storedEntry: v.GenericSchema<unknown, BookEntry> = v.looseObject({
  platform,
  name: v.pipe(text, v.minLength(1)),
  account: v.pipe(text, v.regex(/^[^@\s]+@[^@\s]+$/)),
});

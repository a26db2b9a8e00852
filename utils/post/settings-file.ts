import * as v from 'valibot';
import type { BookEntry } from './book-entry.ts';
import { nameKey } from './name-key.ts';
import { Problem } from './problem.ts';
import { longestPause, type NewProfiles, type Rule } from './rule.ts';
import { sorted, wholeOf } from './set-aside.ts';
import { newProfilesStored, storedEntry, storedRule } from './stored-rule.ts';

/** The settings of a browser as one file has them. Accounts are named by their ids; no token is in it. */
export interface Settings {
  rules: Rule[];
  mentions: BookEntry[];
  newProfiles: NewProfiles;
  /** What stands below every post that is written here, by account. */
  endings: Record<string, string>;
  /** After how many days without a change a draft is deleted; none where the file does not say. */
  keepDays: number | undefined;
  /** For how many months the ledger is kept; none where the file does not say. */
  retention: number | undefined;
  /** For how many seconds nothing is sent; none where the file does not say. */
  pause: number | undefined;
}

/** What was read of a file, and what of it was left out. */
export interface ReadSettings {
  settings: Settings;
  leftOut: LeftOut[];
}

/** Why something of a file was left out: so many rules or names that can't be read, or that are about the same. */
export type LeftOut =
  | { kind: 'unreadable'; what: 'rules' | 'mentions'; count: number }
  | { kind: 'twice'; name: string; count: number };

const kind = 'mitposten-settings';
const version = 1;

/** In characters: thousands of rules have less. */
const longest = 5_000_000;

export function writeSettings(settings: Settings): string {
  return `${JSON.stringify({ kind, version, ...settings }, null, 2)}\n`;
}

/**
 * The settings in a file of any version. Throws Problem: `not-settings` for what is another program's file, or damaged;
 * `stored-by-newer` for one of a later version. What of it can't be read is left out, and said.
 */
export function readSettings(text: string): ReadSettings {
  const head = v.safeParse(v.object({ kind: v.literal(kind), version: v.number() }), parsed(text));
  if (!head.success) throw new Problem('refused', 'not-settings');
  if (head.output.version > version) throw new Problem('refused', 'stored-by-newer');
  const { rules, mentions, ...rest } = v.parse(shape, parsed(text));
  const [readRules, readMentions] = [sorted(storedRule, rules.list), sorted(storedEntry, mentions.list)];
  const unreadable = [
    { what: 'rules' as const, count: readRules.broken.length + rules.wrong },
    { what: 'mentions' as const, count: readMentions.broken.length + mentions.wrong },
  ];
  const one = firstOfEach(
    readRules.whole,
    ({ profile }) => profile,
    ({ profileName }) => profileName,
  );
  const named = firstOfEach(readMentions.whole, nameOf, ({ name }) => name);
  return {
    settings: { rules: one.kept, mentions: named.kept, ...rest },
    leftOut: [
      ...unreadable
        .filter(({ count }) => count > 0)
        .map((each) => ({ kind: 'unreadable' as const, ...each })),
      ...one.twice,
      ...named.twice,
    ],
  };
}

/** How many of the rules and names of a file would take the place of one that is there and says something else. */
export function replacedBy(read: Settings, now: Pick<Settings, 'rules' | 'mentions'>): number {
  const rules = new Map(now.rules.map((rule) => [rule.profile, rule]));
  const names = new Map(now.mentions.map((entry) => [nameOf(entry), entry]));
  const differs = (one: object | undefined, other: object) =>
    one !== undefined &&
    JSON.stringify(Object.entries(one).sort()) !== JSON.stringify(Object.entries(other).sort());
  return (
    read.rules.filter((rule) => differs(rules.get(rule.profile), rule)).length +
    read.mentions.filter((entry) => differs(names.get(nameOf(entry)), entry)).length
  );
}

const nameOf = ({ platform, name }: BookEntry) => `${platform} ${nameKey(name)}`;

const list = v.pipe(
  v.unknown(),
  v.transform((found) =>
    Array.isArray(found) ? { list: found, wrong: 0 } : { list: [], wrong: found === undefined ? 0 : 1 },
  ),
);
const whole = (least: number, most: number) =>
  v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))), undefined);

const shape = v.pipe(
  v.looseObject({
    rules: v.optional(list, []),
    mentions: v.optional(list, []),
    newProfiles: v.optional(v.unknown()),
    endings: v.fallback(v.record(v.string(), v.pipe(v.string(), v.maxLength(2000))), {}),
    keepDays: whole(0, 3650),
    retention: whole(1, 120),
    pause: whole(0, longestPause),
  }),
  v.transform(({ rules, mentions, newProfiles, endings, keepDays, retention, pause }) => ({
    ...{ rules, mentions, endings, keepDays, retention, pause },
    newProfiles: wholeOf(newProfilesStored, newProfiles) ?? {},
  })),
);

function parsed(text: string): unknown {
  if (text.length > longest) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first of those about the same thing, and how many others there were. */
function firstOfEach<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  called: (entry: Entry) => string,
) {
  const groups = Map.groupBy(entries, keyOf);
  const all = [...groups.values()];
  return {
    kept: all.flatMap(([first]) => (first === undefined ? [] : [first])),
    twice: all.flatMap((group): LeftOut[] =>
      group.length > 1 && group[0] !== undefined
        ? [{ kind: 'twice', name: called(group[0]), count: group.length }]
        : [],
    ),
  };
}

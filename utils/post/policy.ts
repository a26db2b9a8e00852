import * as v from 'valibot';
import { platforms } from './platforms.ts';
import { longestEnding, longestPause, longestWarning } from './rule.ts';

/*
 * What an administration can set for everybody, by the browsers' own means (`storage.managed`). `public/managed-schema.json`
 * is made of these schemas. It names kinds of values alone and no bounds: Chromium drops a whole setting that does not keep
 * to it, without a word (156), and then nobody could be told what is wrong with it.
 */

const said = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.optional(v.pipe(schema, v.description(description)));
const oneOf = <const Values extends readonly string[]>(values: Values) => v.picklist(values);
const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
const isHost = (host: string) => /^(?=.{4,253}$)([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/i.test(host);
const server = v.pipe(v.string(), v.check(isHost, 'server'));
const handle = v.pipe(
  v.string(),
  v.check((handle) => {
    const [, user = '', host = ''] = /^@?([^@\s]{1,100})@([^@\s]+)$/.exec(handle) ?? [];
    return user !== '' && isHost(host);
  }, 'handle'),
);

/** What can be set of how a profile's posts are carried over. */
const carriedOver = {
  accounts: said(v.array(handle), 'Mastodon accounts that get the posts, such as @town@social.example.'),
  mode: said(
    oneOf(['ask', 'armed', 'never']),
    'Whether the switch beside the Post button is off at first (ask), on at first (armed), or not there (never).',
  ),
  visibility: said(oneOf(['public', 'unlisted']), 'Who gets to see a post without looking for it.'),
  descriptions: said(
    oneOf(['off', 'warn', 'require']),
    'What happens where a picture or video has no alternative text: nothing, a reminder, or no post without one or a reason.',
  ),
  language: said(
    v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)),
    'The language of posts of which it is not known, such as de.',
  ),
  warning: said(text(longestWarning), 'The content warning of posts that have none of their own.'),
  ending: said(text(longestEnding), 'What stands below each post.'),
  institution: said(
    text(120),
    'The institution that the profile belongs to. Profiles of one institution share their settings.',
  ),
  textFrom: said(
    oneOf(['facebook', 'instagram']),
    'Whose text goes where the Business Suite posts to both networks.',
  ),
  pause: said(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestPause)),
    'For how many seconds nothing is sent, so that a person may undo it. 0 for warnings.',
  ),
  numbered: said(v.boolean(), 'Each part of a divided text ends with its number.'),
  keepTracking: said(v.boolean(), 'Web addresses keep what is added to them to follow people.'),
  dropCredit: said(v.boolean(), 'The creator and the owner of a picture are taken out of its file.'),
  originals: said(v.boolean(), 'Pictures as they were chosen, not as they were cropped for Instagram.'),
  inReport: said(v.boolean(), 'What becomes of the posts is written down for the report.'),
};

const account = v.pipe(
  v.object({
    server: v.pipe(server, v.description('The host of the Mastodon server, such as social.example.')),
    handle: v.pipe(handle, v.description('The account, such as @town@social.example.')),
  }),
  v.description('An account. A person still signs in.'),
);

const rule = v.pipe(
  v.object({
    platform: v.pipe(oneOf(platforms), v.description('Where the profile is.')),
    profile: v.pipe(
      text(200),
      v.description('The id of the profile, as the settings show it: a number, on Bluesky the DID.'),
    ),
    name: said(text(200), 'What the profile is called.'),
    alsoAs: said(
      v.array(text(200)),
      'Further ids of the profile. A Page has another one in the Business Suite.',
    ),
    ...carriedOver,
  }),
  v.description('What holds for one profile. What is not said here, people may choose.'),
);

const mention = v.pipe(
  v.object({
    platform: v.pipe(oneOf(platforms), v.description('Where the name is used.')),
    name: v.pipe(text(200), v.description('The name as it is read there.')),
    account: v.pipe(handle, v.description('The account on Mastodon, such as @zoo@social.example.')),
  }),
  v.description('Who is who.'),
);

const ending = v.pipe(
  v.object({
    account: v.pipe(handle, v.description('The account, such as @town@social.example.')),
    text: v.pipe(text(500), v.description('What stands below every post that is written here.')),
  }),
  v.description('An ending.'),
);

/** The parts of the settings that people may be kept from changing. */
export const changeableParts = ['accounts', 'rules', 'mentions', 'report', 'composer'] as const;

/** Every setting of a policy, by its name. */
export const policyFields = {
  servers: said(v.array(server), 'Servers on which accounts may be connected. Without it, any.'),
  accounts: said(v.array(account), 'Accounts that are to be connected.'),
  rules: said(v.array(rule), 'What holds for single profiles.'),
  newProfiles: said(v.object(carriedOver), 'What a profile begins with that has no rule yet.'),
  mentions: said(v.array(mention), 'Names on the platforms and their accounts on Mastodon.'),
  descriptions: said(
    oneOf(['off', 'warn', 'require']),
    'What happens where a picture or video has no alternative text, for every profile.',
  ),
  retention: said(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)),
    'For how many months the ledger is kept.',
  ),
  draftDays: said(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)),
    'After how many days without a change a draft is deleted. 0 for never.',
  ),
  endings: said(v.array(ending), 'What stands below posts that are written here.'),
  mayChange: said(
    v.array(oneOf(changeableParts)),
    'The parts of the settings that people may change. Without it, all of them, but for what is set.',
  ),
  firstStart: said(
    v.boolean(),
    'Whether a page opens after the installation that leads through the first steps.',
  ),
  contact: said(text(200), 'Who helps: an address of the web or of mail, or a telephone number.'),
};

const policy = v.object(policyFields);

/** What the administration has set; what is not there, people decide. */
export type Policy = v.InferOutput<typeof policy>;
/** What a policy says of one profile. */
export type PolicyRule = v.InferOutput<typeof rule>;
/** A part of the settings. */
export type ChangeablePart = (typeof changeableParts)[number];

/** What is wrong with a policy in one place. */
export interface PolicyFault {
  /** Where, such as `rules[2].mode`, counted from 0 as the policy's own files do. */
  at: string;
  /** What is wanted there; `nothing` where there is no such setting, `twice` where another one says it already. */
  wanted:
    | 'text'
    | 'yes-no'
    | 'number'
    | 'list'
    | 'group'
    | 'server'
    | 'handle'
    | 'one-of'
    | 'nothing'
    | 'twice';
  /** What can be chosen there. */
  choices: string[];
  /** What stands there, cut; empty where it is missing. */
  found: string;
}

/** What was understood of a policy, and what was not. */
export interface ReadPolicy {
  policy: Policy;
  faults: PolicyFault[];
}

/**
 * Reads a policy. What is wrong takes nothing with it but itself: a field of a rule, or the rule where it can't do without
 * that field.
 */
export function readPolicy(found: unknown): ReadPolicy {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return { policy: {}, faults: [] };
  const faults: PolicyFault[] = [];
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(found)) {
    if (!Object.hasOwn(policyFields, name)) {
      faults.push({ at: name, wanted: 'nothing', choices: [], found: shown(value) });
      continue;
    }
    // `hasOwn` says that it is one.
    const schema = policyFields[name as keyof typeof policyFields];
    const read = mended(schema, value, name, faults);
    if (read !== undefined) kept[name] = read;
  }
  const { rules, mentions, ...rest } = v.parse(policy, kept);
  return {
    policy: {
      ...rest,
      ...(rules && {
        rules: each(rules, ({ platform, profile }) => `${platform} ${profile}`, 'rules', faults),
      }),
      ...(mentions && {
        mentions: each(
          mentions,
          ({ platform, name }) => `${platform} ${name.toLowerCase()}`,
          'mentions',
          faults,
        ),
      }),
    },
    faults,
  };
}

/** The value without what its schema does not take; `undefined` where too little is left. Writes down each fault. */
function mended(schema: v.GenericSchema, value: unknown, at: string, faults: PolicyFault[]): unknown {
  const list = listOf(schema);
  if (list && Array.isArray(value))
    return value.flatMap((entry, index) => {
      const one = mended(list, entry, `${at}[${index}]`, faults);
      return one === undefined ? [] : [one];
    });
  const fields = fieldsOf(schema);
  if (fields && Array.isArray(value)) {
    faults.push({ at, wanted: 'group', choices: [], found: shown(value) });
    return undefined;
  }
  if (fields && typeof value === 'object' && value !== null) {
    const { kept, lacks } = mendedGroup(fields, value, at, faults);
    return lacks ? undefined : kept;
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  faults.push(faultOf(parsed.issues[0], at, value));
  return undefined;
}

function mendedGroup(fields: Fields, value: object, at: string, faults: PolicyFault[]) {
  const kept: Record<string, unknown> = {};
  let lacks = false;
  for (const [name, entry] of Object.entries(value)) {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const place = `${at}.${name}`;
    const read = schema && mended(schema, entry, place, faults);
    if (!schema) faults.push({ at: place, wanted: 'nothing', choices: [], found: shown(entry) });
    else if (read !== undefined) kept[name] = read;
  }
  for (const [name, schema] of Object.entries(fields)) {
    if (schema.type === 'optional' || Object.hasOwn(kept, name)) continue;
    lacks = true;
    if (Object.hasOwn(value, name)) continue;
    const missing = v.safeParse(schema, undefined);
    if (!missing.success) faults.push(faultOf(missing.issues[0], `${at}.${name}`, undefined));
  }
  return { kept, lacks };
}

type Fields = Record<string, v.GenericSchema>;
type Inside = { type: string; wrapped?: v.GenericSchema; item?: v.GenericSchema; entries?: Fields };

/** What a schema is made of: valibot's own words for it (1.5, `ObjectSchema`, `ArraySchema`, `OptionalSchema`). */
function inside(schema: v.GenericSchema): Inside {
  const made = schema as unknown as Inside;
  return made.wrapped ? inside(made.wrapped) : made;
}
const listOf = (schema: v.GenericSchema) => inside(schema).item;
const fieldsOf = (schema: v.GenericSchema) => inside(schema).entries;

function faultOf(issue: v.BaseIssue<unknown>, at: string, value: unknown): PolicyFault {
  const wanted = wantedBy(issue);
  const choices =
    wanted === 'one-of'
      ? [...String(issue.expected).matchAll(/"([^"]+)"/g)].map(([, choice = '']) => choice)
      : [];
  return { at, wanted, choices, found: value === undefined ? '' : shown(value) };
}

function wantedBy({ type, message }: v.BaseIssue<unknown>): PolicyFault['wanted'] {
  if (type === 'check') return message === 'server' ? 'server' : 'handle';
  const kinds: Record<string, PolicyFault['wanted']> = {
    picklist: 'one-of',
    boolean: 'yes-no',
    array: 'list',
    object: 'group',
    ...{ number: 'number', integer: 'number', min_value: 'number', max_value: 'number' },
  };
  return kinds[type] ?? 'text';
}

/** In characters. */
const longestShown = 80;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

/** The first of those that are about the same thing. */
function each<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  name: string,
  faults: PolicyFault[],
): Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const key = keyOf(entry);
    if (!seen.has(key)) return seen.add(key);
    faults.push({ at: name, wanted: 'twice', choices: [], found: key });
    return false;
  });
}

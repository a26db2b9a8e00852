import * as v from 'valibot';
import { type Policy, policy, policyFields } from './policy.ts';

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

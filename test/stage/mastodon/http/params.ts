import type { Visit } from './app.ts';
import { Refusal } from './refusal.ts';

/** What a request says, wherever and however it says it, read as Rails reads it. */
export interface Params {
  has(name: string): boolean;
  text(name: string): string | undefined;
  flag(name: string): boolean | undefined;
  list(name: string): string[] | undefined;
  file(name: string): File | undefined;
  nested(name: string): Params | undefined;
  records(name: string): Params[];
}

/** The query and the body of a request: JSON, form or multipart, `list[]` and `outer[inner]` included. */
export async function readParams(c: Visit): Promise<Params> {
  const tree: Tree = {};
  for (const [key, value] of new URL(c.req.url).searchParams) put(tree, pathOf(key), value);
  const type = c.req.header('Content-Type') ?? '';
  if (/^application\/(.+\+)?json/i.test(type)) {
    const text = await c.req.text();
    if (text) Object.assign(tree, parseJson(text));
  } else if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) {
    for (const [key, value] of await readForm(c)) put(tree, pathOf(key), value);
  }
  return paramsOf(tree);
}

/** The parameters in a tree of plain values. */
export function paramsOf(tree: Tree): Params {
  const nested = (value: Value | undefined) => (isTree(value) ? paramsOf(value) : undefined);
  const listed = (name: string) => {
    const value = tree[name];
    return Array.isArray(value) ? value : isTree(value) ? Object.values(value) : undefined;
  };
  const text = (name: string) => textOf(tree[name]);
  return {
    has: (name) => name in tree,
    text,
    flag: (name) => {
      const value = text(name);
      return value === undefined || value === '' ? undefined : !falseWords.includes(value.toLowerCase());
    },
    list: (name) => listed(name)?.flatMap((value) => textOf(value) ?? []),
    file: (name) => {
      const value = tree[name];
      return value instanceof File ? value : undefined;
    },
    nested: (name) => nested(tree[name]),
    records: (name) => listed(name)?.flatMap((value) => nested(value) ?? []) ?? [],
  };
}

/** What a parameter may hold. */
export type Value = string | number | boolean | null | File | Value[] | Tree;
/** Parameters by name. */
export interface Tree {
  [name: string]: Value;
}

// ActiveModel::Type::Boolean::FALSE_VALUES.
const falseWords = ['false', 'f', '0', 'off'];

function parseJson(text: string): Tree {
  try {
    const value: Value = JSON.parse(text);
    return isTree(value) ? value : {};
  } catch {
    throw new Refusal(400, (words) => words.badRequest);
  }
}

async function readForm(c: Visit): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch {
    throw new Refusal(400, (words) => words.badRequest);
  }
}

function pathOf(key: string): string[] {
  return [...key.matchAll(/^[^[]+|\[([^\]]*)\]/g)].map((match) => match[1] ?? match[0]);
}

function put(tree: Tree, [name, ...rest]: string[], value: Value): void {
  if (name === undefined) return;
  const [next, ...further] = rest;
  if (next === undefined) {
    tree[name] = value;
  } else if (next === '') {
    const known = tree[name];
    const list = Array.isArray(known) ? known : [];
    tree[name] = list;
    if (further.length === 0) list.push(value);
    else put(lastWithout(list, further), further, value);
  } else {
    const known = tree[name];
    const inner = isTree(known) ? known : {};
    tree[name] = inner;
    put(inner, rest, value);
  }
}

// In `list[][id]=1&list[][text]=a&list[][id]=2` a name that is there already begins the next entry.
function lastWithout(list: Value[], path: string[]): Tree {
  const last = list.at(-1);
  const [name = '', next] = path;
  if (isTree(last) && (!(name in last) || next !== undefined)) return last;
  const fresh: Tree = {};
  list.push(fresh);
  return fresh;
}

function isTree(value: Value | undefined): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof File);
}

function textOf(value: Value | undefined): string | undefined {
  if (value === null || value === undefined || typeof value === 'object') return undefined;
  return String(value);
}

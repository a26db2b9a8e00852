import type { Exchange } from '../../../../utils/post/types.ts';
import type { Chance } from './seeded.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Fields = Record<string, Json>;

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every record in a value, itself first. */
function recordsIn(value: Json | undefined): Fields[] {
  if (Array.isArray(value)) return value.flatMap(recordsIn);
  return isFields(value) ? [value, ...Object.values(value).flatMap(recordsIn)] : [];
}

/** What a new version of a page may do to the JSON that it sends or gets; each to one record. */
const changes: Record<string, (record: Fields, chance: Chance) => void> = {
  'a field has another name': (record, chance) => rename(record, chance, (name) => `${name}_v2`),
  'a field has a name of another kind': (record, chance) => rename(record, chance, () => 'payload'),
  'a field is gone': (record, chance) => {
    const names = Object.keys(record);
    // Without what was written, or who may see it, it would be another post.
    const left = names.filter(
      (name) => !holds(record[name], isMeant) && !/privacy|audience|base_state/.test(name),
    );
    if (left.length) delete record[chance.one(left)];
  },
  'fields that are not known': (record) => {
    Object.assign(record, { composer_experiment: { group: 'B', since: 1_790_000_000 }, is_v2: true });
  },
  'another order': (record) => {
    const all = Object.entries(record).reverse();
    for (const [name] of all) delete record[name];
    Object.assign(record, Object.fromEntries(all));
  },
  'one deeper': (record, chance) => {
    const names = Object.keys(record);
    if (!names.length) return;
    const name = chance.one(names);
    record[name] = { value: record[name] ?? null };
  },
  'in a list': (record, chance) => {
    const names = Object.keys(record);
    if (!names.length) return;
    const name = chance.one(names);
    record[name] = [record[name] ?? null];
  },
  'numbers for digits': (record) => {
    for (const [name, value] of Object.entries(record)) {
      if (typeof value === 'string' && /^\d{3,15}$/.test(value)) record[name] = Number(value);
    }
  },
};

function rename(record: Fields, chance: Chance, to: (name: string) => string): void {
  const names = Object.keys(record);
  if (!names.length) return;
  const name = chance.one(names);
  const value = record[name] ?? null;
  delete record[name];
  record[to(name)] = value;
}

const isMeant = (value: Json | undefined) => typeof value === 'string' && value.includes('Wochenmarkt');

function holds(value: Json | undefined, test: (value: Json | undefined) => boolean): boolean {
  if (test(value)) return true;
  const inner = Array.isArray(value) ? value : isFields(value) ? Object.values(value) : [];
  return inner.some((each) => holds(each, test));
}

/** Changes a request's body, urlencoded with or without JSON in it, or JSON. */
function mutateRequest(exchange: Exchange, chance: Chance): [Exchange, string] {
  const { requestBody } = exchange;
  if (requestBody.startsWith('{')) {
    const [value, said] = mutateJson(JSON.parse(requestBody), chance);
    return [{ ...exchange, requestBody: JSON.stringify(value) }, said];
  }
  const form = new URLSearchParams(requestBody);
  const variables = form.get('variables');
  if (variables === null || chance.below(5) === 0) {
    const [fields, said] = mutateJson(Object.fromEntries(form), chance);
    const pairs = Object.entries(isFields(fields) ? fields : {});
    const plain = pairs.map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return [{ ...exchange, requestBody: String(new URLSearchParams(plain)) }, `form: ${said}`];
  }
  const [value, said] = mutateJson(JSON.parse(variables), chance);
  form.set('variables', JSON.stringify(value));
  return [{ ...exchange, requestBody: String(form) }, said];
}

function mutateJson(value: Json, chance: Chance): [Json, string] {
  const name = chance.one(Object.keys(changes));
  const records = recordsIn(value);
  if (records.length) changes[name]?.(chance.one(records), chance);
  return [value, name];
}

/** What may become of an answer as a whole. */
const answers: Record<string, (body: string) => Partial<Exchange>> = {
  'no answer': () => ({ status: 0, responseBody: '' }),
  'a server that stumbled': () => ({ status: 502, responseBody: '<html></html>' }),
  'an empty answer': () => ({ responseBody: '' }),
  HTML: () => ({ responseBody: '<!DOCTYPE html><html></html>' }),
  created: () => ({ status: 201 }),
  'a prefix': (body) => ({ responseBody: `for (;;);${body}` }),
  'several documents': (body) => ({
    responseBody: `${body}\n{"label":"x$defer","path":["y"],"data":{},"extensions":{"is_final":true}}`,
  }),
  'another root': (body) => ({ responseBody: body.replace(/"data":\{"(\w+)"/, '"data":{"result_of_$1"') }),
  'under one root more': (body) => ({
    responseBody: body.startsWith('{"data":')
      ? body.replace('{"data":', '{"data":{"viewer":').replace(/\}$/, '}}')
      : body,
  }),
  'cut off': (body) => ({ responseBody: body.slice(0, body.length >> 1) }),
};

/** Changes a request and its answer, once to three times, and says how; also what is heard before and after it. */
export function mutateWire(exchange: Exchange, chance: Chance): { exchanges: Exchange[]; said: string } {
  let changed = exchange;
  const said: string[] = [];
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const kind = chance.below(4);
    if (kind < 2) {
      const [next, how] = mutateRequest(changed, chance);
      changed = next;
      said.push(`request: ${how}`);
    } else if (kind === 2) {
      const name = chance.one(Object.keys(answers));
      changed = { ...changed, ...answers[name]?.(changed.responseBody) };
      said.push(`answer: ${name}`);
    } else {
      try {
        const [value, how] = mutateJson(JSON.parse(changed.responseBody), chance);
        changed = { ...changed, responseBody: JSON.stringify(value) };
        said.push(`answer: ${how}`);
      } catch {
        // There is no JSON in it any more.
      }
    }
  }
  const noise = {
    ...exchange,
    requestBody: 'variables=%7B%22input%22%3A%7B%7D%7D',
    responseBody: '{"data":{}}',
  };
  const exchanges = [[changed], [noise, changed], [changed, noise], [changed, changed]][chance.below(4)] ?? [
    changed,
  ];
  return { exchanges, said: said.join(', ') };
}

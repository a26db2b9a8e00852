import fc from 'fast-check';

/** How many of each kind are tried; the few are the same each time, so that a failure can be repeated. */
export const tries = (few: number) =>
  process.env.MITPOSTEN_LONG ? { numRuns: 25 * few } : { numRuns: few, seed: 20_261_129 };

/** What JSON can say and a program can't write down: a number beyond all, and a list in a list in a list. */
const unwritable: Record<string, string> = {
  '"@beyond"': '1e999',
  '"@deep"': '['.repeat(20_000) + ']'.repeat(20_000),
};

const strange: unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    -0,
    0.5,
    1,
    7,
    50,
    64,
    1000,
    1e6,
    1e9,
    1e21,
    2 ** 53,
    8.64e15 + 1,
    -8.64e15,
    '@beyond',
    '@deep',
  ],
  ...['', 'abc', '12', 'null', '<'.repeat(100_000), 'x'.repeat(200_000), '\u202e\u0000\n', '\ud800', '@@@'],
  ...['javascript:alert(1)', 'data:text/html,x', 'https://other.example/', 'http://x', '//', 'https://'],
  ...['+275760-09-13T00:00:00.000Z', '2026-11-29T10:00:00Z', '9999-12-31T23:59:59Z', '1'],
  ...[[], {}, [[]], [null], [{}], { text: 1 }, Array(3000).fill('x'), Array(3000).fill({ text: 'x' })],
  JSON.parse('{"__proto__": {"title": "x"}, "constructor": 1, "toString": null, "length": -1}'),
];

/** Anything that can stand somewhere in JSON. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...strange) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** Anything that an earlier version may have stored: what can be cloned, and is no JSON. */
export const anyStored: fc.Arbitrary<unknown> = fc.oneof(
  anyJson,
  fc.constantFrom<unknown>(
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    new Date(Number.NaN),
    1n,
    new Map(),
  ),
);

/** The value with something else in one to three of its places, or in place of it all. */
export function changed<T>(whole: T, other: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.nat(), other, fc.boolean());
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const holder = { all: structuredClone(whole) as unknown };
    for (const [at, value, isLeftOut] of changes) {
      const places = placesIn(holder);
      const place = places[at % places.length];
      if (!place) continue;
      if (isLeftOut && place.key !== 'all') Reflect.deleteProperty(place.of, place.key);
      // A copy: what is changed next may be in it.
      else Reflect.set(place.of, place.key, structuredClone(value));
    }
    return holder.all;
  });
}

interface Place {
  of: object;
  key: string;
}

/** Every place, but not the many of what was put in. */
function placesIn(of: object, depth = 0): Place[] {
  if (depth > 8) return [];
  return Object.entries(of)
    .slice(0, 40)
    .flatMap(([key, value]) => [
      { of, key },
      ...(typeof value === 'object' && value !== null ? placesIn(value, depth + 1) : []),
    ]);
}

/** The text of an answer that holds this. */
export function jsonOf(value: unknown): string {
  const written = JSON.stringify(value) ?? 'null';
  return written.replace(/"@(beyond|deep)"/g, (name) => unwritable[name] ?? name);
}

/** What is wrong with a value that has come through the border, or nothing: a number that is none, a text or list without end. */
export function faultOf(value: unknown, path = ''): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path} is ${value}`;
  if (typeof value === 'string')
    return value.length <= 10_000 ? undefined : `${path} has ${value.length} characters`;
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Blob) return undefined;
  const entries = Object.entries(value);
  if (entries.length > 1000) return `${path} has ${entries.length} entries`;
  for (const [key, each] of entries) {
    const fault = faultOf(each, `${path}.${key}`);
    if (fault) return fault;
  }
  return undefined;
}

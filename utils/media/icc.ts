import { type Bytes, latin1, latin1Bytes, Malformed, uint } from './bytes.ts';

/** What a profile needs to turn colours into others (ICC.1:2022, 9.2). Everything else tells of devices, people and days. */
const forColours = new Set(
  [
    'rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt lumi chad chrm cicp gamt',
    ...['A2B0 A2B1 A2B2 A2M0 B2A0 B2A1 B2A2 B2D0 B2D1 B2D2 B2D3 D2B0 D2B1 D2B2 D2B3 pre0 pre1 pre2'],
  ]
    .join(' ')
    .split(' '),
);
/** A profile has to have these, whatever they say. */
const texts = new Set(['desc', 'cprt']);
/** Types that hold numbers only. */
const numbers = new Set([
  'XYZ ',
  'curv',
  'para',
  'sf32',
  'mft1',
  'mft2',
  'mAB ',
  'mBA ',
  'mpet',
  'chrm',
  'cicp',
]);
/** A profile for printing has about two megabytes. */
const largest = 8 * 1024 * 1024;

/**
 * A colour profile of the same length with the same colours, that names no device, maker, owner or day: what is not needed
 * for colours is overwritten. `undefined` where it is no profile: then decoders do not use it either.
 */
export function silencedProfile(profile: Bytes): Bytes | undefined {
  try {
    return profile.length > largest ? undefined : silenced(profile);
  } catch (thrown) {
    if (thrown instanceof Malformed) return undefined;
    throw thrown;
  }
}

function silenced(profile: Bytes): Bytes | undefined {
  if (latin1(profile, 36, 4) !== 'acsp') return undefined;
  const count = uint(profile, 128, 4);
  const table = 132 + 12 * count;
  if (count > 200 || table > profile.length) return undefined;
  const made = new Uint8Array(profile.length);
  // Size, then version to connection space; then the mark, and the intent and white point.
  for (const [start, end] of [
    [0, 4],
    [8, 24],
    [36, 40],
    [64, 80],
    [128, table],
  ] as const) {
    made.set(profile.subarray(start, end), start);
  }
  for (let i = 0; i < count; i += 1) {
    const entry = 132 + 12 * i;
    const [name, start, length] = [
      latin1(profile, entry, 4),
      uint(profile, entry + 4, 4),
      uint(profile, entry + 8, 4),
    ];
    if (start < table || start + length > profile.length) throw new Malformed('a tag beyond the end');
    const type = latin1(profile, start, 4);
    if (forColours.has(name) && numbers.has(type))
      made.set(profile.subarray(start, start + Math.min(length, used(profile, start, type))), start);
    else if (texts.has(name)) made.set(emptyText(type, length), start);
  }
  return made;
}

/** How many bytes of a value mean something (ICC.1:2022, 10); those of tables are as long as they say. */
function used(profile: Bytes, start: number, type: string): number {
  const longest: Record<string, number> = { 'XYZ ': 20, para: 40, sf32: 44, chrm: 64, cicp: 12 };
  return type === 'curv' ? 12 + 2 * uint(profile, start + 8, 4) : (longest[type] ?? profile.length);
}

/** A text of each type that says nothing, in the room that there is. */
function emptyText(type: string, length: number): Bytes {
  const made = new Uint8Array(length);
  if (!/^(desc|text|mluc)$/.test(type) || length < (type === 'text' ? 8 : 16)) return made;
  made.set(latin1Bytes(type));
  // One letter and its zero; of `mluc` no languages, each of 12 bytes.
  if (type === 'desc') made.set(latin1Bytes('\0\0\0\x01\0'), 8);
  if (type === 'mluc') made.set(latin1Bytes('\0\0\0\0\0\0\0\x0c'), 8);
  return made;
}

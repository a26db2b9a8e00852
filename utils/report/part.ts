import * as v from 'valibot';
import { inGoodOrder, joined, joinLines } from '../ledger/join.ts';
import type { Part } from '../ledger/line.ts';
import { storedLedger, storedWord, time } from '../ledger/stored-line.ts';
import { Problem } from '../post/problem.ts';

/** A file is no larger than this, in characters: some 100,000 publications. */
const longest = 100_000_000;

const kind = 'mitposten-report-part';
const version = 1;

/** The file of a part, as JSON. */
export function writePart(part: Part): string {
  return JSON.stringify({ kind, version, ...part });
}

/**
 * The part in a file. Throws Problem: `not-a-part` for a file that is none or is damaged, `stored-by-newer` for one of a
 * later version.
 */
export function readPart(text: string): Part {
  const file = text.length > longest ? undefined : parsed(text);
  const head = v.safeParse(v.object({ kind: v.literal(kind), version: v.number() }), file);
  if (!head.success) throw new Problem('refused', 'not-a-part');
  if (head.output.version > version) throw new Problem('refused', 'stored-by-newer');
  const read = v.safeParse(shape, file);
  if (!read.success) throw new Problem('refused', 'not-a-part', v.getDotPath(read.issues[0]) ?? '');
  const { lines, ...part } = read.output;
  // Whoever has written it may have had another order, or one publication twice.
  return { ...part, lines: joined(lines.map(inGoodOrder), joinLines) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const shape = v.object({
  browser: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name: storedWord,
  madeAt: time,
  ...storedLedger,
});

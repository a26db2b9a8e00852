import { type Line, type Outcome, outcomes, type Way } from './line.ts';

/** What stands or stood on Mastodon: of these the latest holds, whatever was said before. */
const posted = ['taken-back', 'corrected', 'mirrored'] as const satisfies readonly Outcome[];

/** What a publication came to on one account. */
export function outcomeOfWay({ outcomes: seen }: Way): Outcome {
  const latest = posted.reduce<(typeof posted)[number] | undefined>((best, each) => {
    const at = seen[each];
    if (at === undefined) return best;
    return best === undefined || at > (seen[best] ?? 0) ? each : best;
  }, undefined);
  return latest ?? outcomes.find((each) => seen[each] !== undefined) ?? 'open';
}

/** What a publication came to on these accounts: on the one where it came furthest. `undefined` if it is of none of them. */
export function outcomeOf({ ways }: Pick<Line, 'ways'>, accounts?: ReadonlySet<string>): Outcome | undefined {
  const seen = new Set(ways.filter((way) => !accounts || accounts.has(way.account)).map(outcomeOfWay));
  return outcomes.find((each) => seen.has(each));
}

import { recordOf } from './schemas.ts';

/** Who gets to see a post, as far as a request says so: in doubt nobody knows, and a person is asked. */
export type Reach = 'everybody' | 'some' | 'unknown';

/** What limits it whatever it says (`privacy_targeting`, `geo_gating`, `targeted_privacy_data`; observed to 2026-10). */
const limits = /target|gating|restrict/i;
/** What may. */
const mayLimit = /privacy|audience/i;

/** What the fields say that are not read by name: whatever is not empty counts. */
export function reachOf(fields: unknown, known: readonly string[] = []): Reach {
  const said = Object.entries(recordOf(fields) ?? {}).filter(
    ([name, value]) => !known.includes(name) && !isNothing(value),
  );
  if (said.some(([name]) => limits.test(name))) return 'some';
  return said.some(([name]) => mayLimit.test(name)) ? 'unknown' : 'everybody';
}

/** What holds where all of these hold. */
export function narrowest(...reaches: readonly Reach[]): Reach {
  if (reaches.includes('some')) return 'some';
  return reaches.includes('unknown') ? 'unknown' : 'everybody';
}

/** What a flag or an id says that is there only where something is limited. */
export function reachOfMark(mark: unknown): Reach {
  if (isNothing(mark) || mark === 0 || mark === '0' || mark === 'false') return 'everybody';
  return /^[\w-]+$/.test(typeof mark === 'object' ? '' : String(mark)) ? 'some' : 'unknown';
}

/** Whether nothing is said, however that is wrapped. */
export function isNothing(value: unknown): boolean {
  if (value === false || value === '' || value == null) return true;
  return typeof value === 'object' && Object.values(value).every(isNothing);
}

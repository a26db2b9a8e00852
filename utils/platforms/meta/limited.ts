import { recordOf } from './schemas.ts';

const limits = /target|gating|privacy|audience/i;

/**
 * Whether a field says that not everybody gets to see something: whatever is not empty and has a name like `privacy_targeting`,
 * `geo_gating` or `targeted_privacy_data` (observed to 2026-10), except for those that are read by name.
 */
export function isLimited(fields: unknown, known: readonly string[] = []): boolean {
  return Object.entries(recordOf(fields) ?? {}).some(
    ([name, value]) => limits.test(name) && !known.includes(name) && !isNothing(value),
  );
}

function isNothing(value: unknown): boolean {
  if (value === false || value === '' || value == null) return true;
  return typeof value === 'object' && Object.values(value).every(isNothing);
}

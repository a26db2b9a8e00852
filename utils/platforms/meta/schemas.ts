import * as v from 'valibot';

/** A field that may be missing. One of another shape counts as missing: what else is in the body is still read. */
export const maybe = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);

/** A field of any shape, which may be missing. */
export const anything = v.optional(v.unknown());

/** An id, written as a string or as a number. */
export const id = v.pipe(v.custom<string | number>(isId), v.transform(String));

function isId(value: unknown): boolean {
  return ['string', 'number'].includes(typeof value) && /^[\w.:=+/-]{1,300}$/.test(String(value));
}

/** The value as a record of anything, `undefined` where it is none. */
export function recordOf(value: unknown): Record<string, unknown> | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  // Every object is one as far as its fields are unknown.
  return isRecord ? (value as Record<string, unknown>) : undefined;
}

/** The value as the schema has it, `undefined` where it is something else. */
export function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

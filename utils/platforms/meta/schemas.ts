import * as v from 'valibot';

/** A field that may be missing. One of another shape counts as missing: what else is in the body is still read. */
export const maybe = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);

/** A field of any shape, which may be missing. */
export const anything = v.optional(v.unknown());

/** An id, written as a string or as a number. */
export const id = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(/^[\w.:=+/-]{1,300}$/),
);

/** The value as the schema has it, `undefined` where it is something else. */
export function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

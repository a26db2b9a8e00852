/**
 * What is left of a value once every field is taken: itself if that is nothing, else `never`. With it
 * `rest satisfies Exhausted<typeof rest>` is a compile error at each place that does not say what becomes of a field, one
 * that may be missing included.
 */
export type Exhausted<Rest> = [keyof Rest] extends [never] ? Rest : never;

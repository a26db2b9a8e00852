/**
 * What a request and its answer look like, for a diagnosis: names and kinds of values. What is kept of it has only names
 * that this version knows; every other is `(other)`, because a page could put a text into it.
 */
export interface Shape {
  method: string;
  path: string;
  /** What the client itself calls the request; empty where it does not. */
  name: string;
  status: number;
  request: Masked;
  answer: Masked[];
}

/** A kind of value, a list's first ones, or an object's fields. What stands under other names is a list under `(other)`. */
export type Masked = string | Masked[] | { [name: string]: Masked };

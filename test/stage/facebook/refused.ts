import * as v from 'valibot';

/** A request that the server does not take, with Meta's code for it. */
export class Refused extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** A part of a request in its expected form, or `Refused`. */
export function read<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const { success, output, issues } = v.safeParse(schema, value);
  if (!success) throw new Refused(1675012, v.summarize(issues));
  return output;
}

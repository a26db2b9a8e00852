import * as v from 'valibot';

/** An answer that is none of a Mastodon server: no JSON, too large, or without what it is asked for. */
export class StrangeAnswer extends Error {}

/** An answer as the schema has it: nothing of a server's is used otherwise. Throws StrangeAnswer. */
export function understood<T>(schema: v.GenericSchema<unknown, T>, answer: unknown): T {
  const parsed = v.safeParse(schema, answer);
  if (!parsed.success) throw new StrangeAnswer(v.getDotPath(parsed.issues[0]) ?? 'all of it');
  return parsed.output;
}

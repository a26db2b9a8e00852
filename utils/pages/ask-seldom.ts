/** No server is asked more often for the same, in milliseconds. */
const atMostEvery = 10 * 60_000;

/**
 * Asks for each of these, but for those that were asked for a short while ago; times are in milliseconds since 1970. Gives whether
 * anything new is known, as `ask` says. Never rejects.
 */
export async function askSeldom<Item>(
  all: ReadonlyMap<string, Item[]>,
  { now, lastAsked }: { now: number; lastAsked(name: string): number | undefined },
  ask: (name: string, items: Item[]) => Promise<boolean>,
): Promise<boolean> {
  const due = [...all].filter(([name]) => now - (lastAsked(name) ?? 0) >= atMostEvery);
  const done = await Promise.allSettled(due.map(([name, items]) => ask(name, items)));
  return done.some((each) => each.status === 'fulfilled' && each.value);
}

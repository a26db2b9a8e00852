/** Numbers that look like chance and are the same for the same seed (Mulberry32). */
export function seeded(seed: number) {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (most: number) => Math.floor(next() * most);
  return {
    below,
    /** One of these. */
    one<T>(all: readonly T[]): T {
      const found = all[below(all.length)];
      if (found === undefined) throw new Error('there is none');
      return found;
    },
  };
}

export type Chance = ReturnType<typeof seeded>;

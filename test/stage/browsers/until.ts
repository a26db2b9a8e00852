import { setTimeout } from 'node:timers/promises';

/**
 * Between two questions, in milliseconds: little at first, for most has happened soon, and then more, for each may go to a browser
 * and all of its frames, whose work it takes time from.
 */
const pauses = { first: 25, last: 160, growth: 1.4 };

/** Asks until there is an answer other than `undefined` and gives it; throws after `limit` milliseconds, naming `what`. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, limit = 15_000): Promise<T> {
  const end = Date.now() + limit;
  for (let pause = pauses.first; ; pause = Math.min(pauses.last, pause * pauses.growth)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited ${limit} ms for ${what}`);
    await setTimeout(pause);
  }
}

import { setTimeout } from 'node:timers/promises';

/** Between two questions, in milliseconds: each may go to a browser and all of its frames. */
const pause = 80;

/** Asks until there is an answer other than `undefined` and gives it; throws after `limit` milliseconds, naming `what`. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, limit = 15_000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited ${limit} ms for ${what}`);
    await setTimeout(pause);
  }
}

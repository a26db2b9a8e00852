import { setTimeout } from 'node:timers/promises';

/** The server's time, which tests may move forward. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  advance(milliseconds: number): void;
  /** Resolves when so much time has passed. */
  pause(milliseconds: number): Promise<void>;
  reset(): void;
}

/** A clock that runs with the machine's until it is moved. */
export function createClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    pause: (milliseconds) => setTimeout(milliseconds),
    reset: () => {
      ahead = 0;
    },
  };
}

/** Gives ids as Mastodon's snowflakes: decimal strings beyond 2^53, made of the time, always increasing. */
export function createIds(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const id = BigInt(clock.now()) << 16n;
    last = id > last ? id : last + 1n;
    return last.toString();
  };
}

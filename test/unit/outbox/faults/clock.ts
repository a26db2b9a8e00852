import { vi } from 'vitest';
import type { Clock } from '../../../stage/mastodon/clock.ts';

/** The time of browser and server, which only passes when a test lets it. */
export interface HeldClock extends Clock {
  /** Whether somebody waits for time to pass. */
  isAwaited(): boolean;
  /** Lets time pass until it is `time`, milliseconds since 1970, waking who waits on the way. */
  passTo(time: number): Promise<void>;
  /** Lets it pass until the next who waits is woken, but no longer than so many milliseconds. */
  passToNext(most: number): Promise<void>;
}

/** `Date` is this clock's until `vi.useRealTimers()`. */
export function createHeldClock(start: number): HeldClock {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  const sleepers: { at: number; wake: () => void }[] = [];
  const next = () => sleepers.toSorted((a, b) => a.at - b.at)[0];

  async function passTo(time: number): Promise<void> {
    for (let first = next(); first && first.at <= time; first = next()) {
      vi.setSystemTime(Math.max(Date.now(), first.at));
      sleepers.splice(sleepers.indexOf(first), 1);
      first.wake();
      await turn();
    }
    vi.setSystemTime(Math.max(Date.now(), time));
  }

  return {
    now: () => Date.now(),
    advance: (milliseconds) => void vi.setSystemTime(Date.now() + milliseconds),
    pause: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ at: Date.now() + milliseconds, wake });
      }),
    reset: () => {},
    isAwaited: () => sleepers.length > 0,
    passTo,
    passToNext: (most) => passTo(Math.min(next()?.at ?? Number.POSITIVE_INFINITY, Date.now() + most)),
  };
}

/** Whoever was woken comes to their next request. */
export const turn = () => new Promise((resolve) => setImmediate(resolve));

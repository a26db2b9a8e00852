import type { IDBObjectStore } from 'fake-indexeddb';
import type { Mastodon } from '../../../stage/mastodon/index.ts';
import { minutes } from '../world.ts';
import type { HeldClock } from './clock.ts';
import { answerTo, type Fault, isPossible, type Step } from './faults.ts';

/** What goes wrong, each at the first step from its number on at which it can. */
export type Faults = readonly (readonly [step: number, fault: Fault])[];

/** A worker, or a page of ours, until it dies. */
export interface Life {
  isDead(): boolean;
  /** Resolves when it dies. */
  death: Promise<void>;
  /** The same work, of one that can die: what it asks for afterwards neither happens nor answers. With `isWrite` it is a step. */
  mortal<Given extends unknown[], Result>(
    name: string,
    work: (...given: Given) => Result | Promise<Result>,
    isWrite?: boolean,
  ): (...given: Given) => Promise<Result>;
}

const stop = () => new Promise<never>(() => {});

/** The steps of a run, what goes wrong at them, and who dies of it. Nothing counts or goes wrong before it is begun. */
export function createCourse(faults: Faults, mastodon: Mastodon, clock: HeldClock) {
  const steps: Step[] = [];
  const ahead = [...faults];
  let isOn = false;
  let fullUntil = 0;
  let current = { isDead: false, die: () => {} };

  function step(made: Step): Fault | undefined {
    if (!isOn) return undefined;
    steps.push(made);
    const next = ahead.findIndex(([at, fault]) => at <= steps.length && isPossible(fault, made));
    return next < 0 ? undefined : ahead.splice(next, 1)[0]?.[1];
  }
  async function die(): Promise<never> {
    current.isDead = true;
    current.die();
    return stop();
  }
  async function before(fault: Fault | undefined): Promise<void> {
    if (fault === 'killed') await die();
    if (fault === 'anHour') await clock.passTo(clock.now() + minutes(61));
    if (fault === 'aDay') await clock.passTo(clock.now() + minutes(24 * 60));
    if (fault === 'diskFull') fullUntil = clock.now() + minutes(10);
  }

  return {
    steps,
    begin: () => {
      isOn = true;
    },
    end: () => {
      isOn = false;
    },
    async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
      const mine = current;
      const request = new Request(input, init);
      const what = `${request.method} ${new URL(request.url).pathname.replace(/\d{5,}/, ':id')}`;
      const fault = step({ kind: 'request', what });
      await before(fault);
      const answer = await answerTo(request, fault, { mastodon, clock });
      if (fault === 'killedAfter') await die();
      return mine.isDead ? stop() : answer;
    },
    /** A write for which there is no room ends its transaction (Indexed Database API 3.0, 5.5). */
    put: (put: typeof IDBObjectStore.prototype.put) =>
      function putOrFull(this: IDBObjectStore, ...given: Parameters<typeof put>): ReturnType<typeof put> {
        if (clock.now() >= fullUntil) return put.apply(this, given);
        this.transaction.abort();
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      },
    live(): Life {
      const mine = { isDead: false, die: () => {} };
      const death = new Promise<void>((resolve) => {
        mine.die = resolve;
      });
      current = mine;
      return {
        death,
        isDead: () => mine.isDead,
        mortal:
          (name, work, isWrite = false) =>
          async (...given) => {
            if (mine.isDead) return stop();
            const fault = isWrite ? step({ kind: 'write', what: name }) : undefined;
            await before(fault);
            const result = await work(...given);
            if (fault === 'killedAfter') await die();
            return mine.isDead ? stop() : result;
          },
      };
    },
  };
}

export type Course = ReturnType<typeof createCourse>;

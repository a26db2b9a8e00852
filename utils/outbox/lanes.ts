/** What is on its way at the same time: one thing of each name. */
export interface Lanes {
  /** Does nothing while something of this name is on its way. */
  start(name: string, work: () => Promise<void>): void;
  /** Calls `next` until it gives false, and all over again if it was asked for meanwhile. `tried` is its own to fill. */
  follow(name: string, next: (tried: Set<string>) => Promise<boolean>): void;
  count(): number;
  /** Resolves when nothing is on its way any more, also of what was begun meanwhile. */
  ended(): Promise<void>;
}

/** `changed` is called before the first begins and after each has ended. */
export function createLanes(changed: () => void): Lanes {
  const running = new Map<string, Promise<void>>();
  const wanted = new Set<string>();

  function start(name: string, work: () => Promise<void>, ended?: () => void): void {
    if (running.has(name)) return;
    const done = work().finally(() => {
      running.delete(name);
      ended?.();
      changed();
    });
    // Who waits for it is told; nobody has to.
    done.catch(() => {});
    running.set(name, done);
    changed();
  }

  function follow(name: string, next: (tried: Set<string>) => Promise<boolean>): void {
    wanted.add(name);
    const work = async () => {
      while (wanted.delete(name)) {
        const tried = new Set<string>();
        while (await next(tried));
      }
    };
    // Asked for when it had looked for the last time and was not yet at its end, nobody else would begin.
    start(name, work, () => wanted.has(name) && follow(name, next));
  }

  return {
    start: (name, work) => start(name, work),
    follow,
    count: () => running.size,
    async ended() {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}

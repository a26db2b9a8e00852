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

  function start(name: string, work: () => Promise<void>): void {
    if (running.has(name)) return;
    const done = work().finally(() => {
      running.delete(name);
      changed();
    });
    // Who waits for it is told; nobody has to.
    done.catch(() => {});
    running.set(name, done);
    changed();
  }

  return {
    start,
    follow(name, next) {
      wanted.add(name);
      start(name, async () => {
        while (wanted.delete(name)) {
          const tried = new Set<string>();
          while (await next(tried));
        }
      });
    },
    count: () => running.size,
    async ended() {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}

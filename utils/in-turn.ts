declare const turn: unique symbol;

/** Work of which only one at a time is under way, for the same arguments. */
export type InTurn<Args extends readonly (string | number)[] = []> = ((
  ...args: Args
) => Promise<undefined>) & {
  readonly [turn]: true;
};

/** So long the next waits for one that does not end, in milliseconds. */
export const longestTurn = 10_000;

/**
 * Work that reads what is stored and shows or tells it. Asked for while it is under way, it is done once more when it has ended,
 * however often it was asked for: of two that overlap, the one that read first may end last, and what it read is old. Resolves when
 * all that was stored at the time of asking has been read; rejects as the work does, and is done again all the same. One that never
 * ends, as an answer that never comes, holds up the next for ten seconds and not for good.
 */
export function inTurn<Args extends readonly (string | number)[]>(
  work: (...args: Args) => Promise<void>,
): InTurn<Args> {
  const underWay = new Map<string, Promise<unknown>>();
  const next = new Map<string, Promise<undefined>>();

  function begin(name: string, args: Args): Promise<undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, longestTurn);
    });
    const done = work(...args).then(() => undefined);
    const ended = Promise.race([done.catch(() => {}), late]).then(() => {
      clearTimeout(timer);
      underWay.delete(name);
    });
    underWay.set(name, ended);
    return done;
  }

  function ask(...args: Args): Promise<undefined> {
    const name = JSON.stringify(args);
    const before = underWay.get(name);
    if (!before) return begin(name, args);
    const waiting =
      next.get(name) ??
      before.then(() => {
        next.delete(name);
        return ask(...args);
      });
    next.set(name, waiting);
    return waiting;
  }

  // The mark is for the compiler alone.
  return ask as InTurn<Args>;
}

import type { Exchange } from '../post/types.ts';

/** So many exchanges are kept, more than the pictures of any post. */
const most = 60;

/** The last exchanges of a page, for whoever asks for them later; from then on each is passed on as it comes. */
export interface Ring {
  add(exchange: Exchange): void;
  /** Everything that is kept, in order, then everything that comes. A later call takes the place of an earlier one. */
  take(hear: (exchange: Exchange) => void): void;
}

export function createRing(): Ring {
  let kept: Exchange[] = [];
  let hear: ((exchange: Exchange) => void) | undefined;
  return {
    add(exchange) {
      if (hear) hear(exchange);
      else kept = [...kept, exchange].slice(-most);
    },
    take(listener) {
      hear = listener;
      for (const exchange of kept) listener(exchange);
      kept = [];
    },
  };
}

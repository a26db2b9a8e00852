import type { Exchange, Sighting } from '../post/types.ts';

/** So much is kept, more than the pictures of any post. */
const most = 200;

/** What the tap has told last, exchanges and files, for whoever asks for it later; from then on each is passed on as it comes. */
export interface Ring {
  add(told: Exchange | Sighting): void;
  /** Everything that is kept, in order, then everything that comes. A later call takes the place of an earlier one. */
  take(hear: (told: Exchange | Sighting) => void): void;
}

export function createRing(): Ring {
  let kept: (Exchange | Sighting)[] = [];
  let hear: ((told: Exchange | Sighting) => void) | undefined;
  return {
    add(told) {
      if (hear) hear(told);
      else kept = [...kept, told].slice(-most);
    },
    take(listener) {
      hear = listener;
      for (const told of kept) listener(told);
      kept = [];
    },
  };
}

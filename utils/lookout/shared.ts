import type { Exchange, Sighting } from '../post/types.ts';
import type { Shield } from './shield.ts';

/** What the lookout hands to watch, in the extension's own world of the page, which the page cannot see. */
export interface Lookout {
  shield: Shield;
  /** Aborted when a later version takes over: what this one put into the page goes. */
  signal: AbortSignal;
  /** Hears all that the tap tells from now on, what it told before first. */
  listen(hear: (told: Exchange | Sighting) => void): void;
  /** Whether the requests of this page can be seen: there is a tap that came before the page's own scripts. */
  isSighted(): boolean;
  /** Calls back when that changes. */
  onSight(changed: () => void): void;
  /** Takes the line of a tap that has come after the lookout, while the page is being loaded. */
  meetTap(): void;
  /**
   * What is done with every click, beginning of one and key of the page, and every loss of the focus, before the page itself
   * hears of it, and wherever the focus comes, something is written or dropped. Watch puts its own in the place of the lookout's.
   */
  look(event: Event): void;
  /** Asks the tap whether it still is there; calls back when it says so. */
  askTap(heard: () => void): void;
  /** What a person did something in when the lookout saw a composer last, from the inside out, if that is why watch was called. */
  seen?: EventTarget[];
  /** Watch is here already. */
  isWatched?: true;
  /** The page has taken our listeners: watch is called to say so. */
  isDeaf?: true;
}

const world = globalThis as typeof globalThis & { mitposten?: Lookout };

export function share(lookout: Lookout): void {
  world.mitposten = lookout;
}

/** The lookout of this page. An element of the page may have the name too, and answers where nothing of ours does. */
export const lookout = (): Lookout | undefined =>
  Object.hasOwn(world, 'mitposten') ? world.mitposten : undefined;

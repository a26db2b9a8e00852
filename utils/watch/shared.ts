import type { Shield } from './shield.ts';
import type { Tab } from './tab.ts';

/** What watch shares with the panel. Both run in the extension's own world of the page, which the page cannot see. */
export interface Shared {
  tab: Tab;
  shield: Shield;
  /** Ends with the extension: what it put into the page goes. */
  signal: AbortSignal;
  /** The panel is there already; a second composer needs no second one. */
  hasPanel?: boolean;
}

const world = globalThis as typeof globalThis & { mitposten?: Shared };

export function share(shared: Shared): void {
  world.mitposten = shared;
}

export function shared(): Shared | undefined {
  return world.mitposten;
}

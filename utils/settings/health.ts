import type { Shape } from '../post/shape.ts';
import type { Platform } from '../post/types.ts';
import { storedItem } from './stored-item.ts';

/** Whether a platform's pages still are as this version knows them. */
export interface PlatformHealth {
  state: 'ok' | 'changed';
  /** What was not as it is known. */
  missing: 'composer' | 'request' | 'answer' | undefined;
  /** Requests that were not understood, without anything that a person wrote. */
  shapes: Shape[];
  /** When it was seen, milliseconds since 1970. */
  at: number;
}

/** For as long as the browser runs. */
const item = storedItem<Partial<Record<Platform, PlatformHealth>>>('session:health', {});

export const readHealth = () => item.read();

export function writeHealth(platform: Platform, health: PlatformHealth): Promise<void> {
  return item.change((before) => ({ ...before, [platform]: health }));
}

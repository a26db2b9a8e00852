import { storage } from 'wxt/utils/storage';
import type { Shape } from '../post/shape.ts';
import type { Platform } from '../post/types.ts';

/** Whether a platform's pages still are as this version knows them. */
export interface PlatformHealth {
  state: 'ok' | 'changed';
  /** Requests that were not understood, without anything that a person wrote. */
  shapes: Shape[];
  /** When it was seen, milliseconds since 1970. */
  at: number;
}

/** For as long as the browser runs. */
const item = storage.defineItem<Partial<Record<Platform, PlatformHealth>>>('session:health', {
  fallback: {},
});

export const readHealth = () => item.getValue();

export async function writeHealth(platform: Platform, health: PlatformHealth): Promise<void> {
  await item.setValue({ ...(await item.getValue()), [platform]: health });
}

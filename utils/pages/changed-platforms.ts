import browser from 'webextension-polyfill';
import { type Platform, platforms } from '../post/platforms.ts';
import type { PopupChanged } from '../post/popup.ts';
import type { PlatformHealth } from '../settings/health.ts';
import { diagnosis } from './diagnosis.ts';

/** An address from which the popup gives a file away. */
export type FileAddress = (name: string, text: string) => string;

/** The platforms whose pages are no longer as this version knows them, each with the file that says what was seen. */
export function changedPlatforms(
  healths: Partial<Record<Platform, PlatformHealth>>,
  address: FileAddress,
): PopupChanged[] {
  const { version } = browser.runtime.getManifest();
  return platforms.flatMap((platform) => {
    const health = healths[platform];
    if (health?.state !== 'changed') return [];
    const { at, shapes, missing = 'request' } = health;
    const { name, text } = diagnosis({
      platform,
      at,
      missing,
      shapes,
      version,
      userAgent: navigator.userAgent,
    });
    return [{ platform, missing, file: { name, text, url: address(name, text) } }];
  });
}

import browser from 'webextension-polyfill';
import { diagnosis } from '../../components/popup/diagnosis.ts';
import type { PopupChanged } from '../../components/popup/types.ts';
import type { Platform } from '../../utils/post/types.ts';
import type { PlatformHealth } from '../../utils/settings/health.ts';

/** An address from which the popup gives a file away. */
export type FileAddress = (name: string, text: string) => string;

/** The platforms whose pages are no longer as this version knows them, each with the file that says what was seen. */
export function changedPlatforms(
  healths: Partial<Record<Platform, PlatformHealth>>,
  address: FileAddress,
): PopupChanged[] {
  const { version } = browser.runtime.getManifest();
  // The keys of a record of platforms are platforms.
  const entries = Object.entries(healths) as [Platform, PlatformHealth][];
  return entries
    .filter(([, { state }]) => state === 'changed')
    .map(([platform, { at, shapes }]) => {
      const { name, text } = diagnosis({ platform, at, shapes, version, userAgent: navigator.userAgent });
      return { platform, file: { name, text, url: address(name, text) } };
    });
}

import { launchBrowser, type StageBrowser } from '../stage/browsers/index.ts';
import type { Front } from '../stage/front.ts';
import { shipped } from './paths.ts';

/** A German Chromium with the build that people get, before the stage's servers. */
export const launchShipped = (front: Front): Promise<StageBrowser> =>
  launchBrowser({ kind: 'chromium', language: 'de', extension: shipped.chromium, front });

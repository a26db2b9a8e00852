import { parseArgs } from 'node:util';
import { oneOf } from '../../runner/one-of.ts';
import type { BrowserKind, BrowserLanguage } from '../browsers/index.ts';
import { type DemoPlatform, demoPlatforms } from './platforms.ts';

/** What `npm run demo --` was asked for. */
export interface DemoOptions {
  /** Ends after the first mirror, with what came of it as JSON. */
  once: boolean;
  platform: DemoPlatform;
  browser: BrowserKind;
  language: BrowserLanguage;
}

/** Reads the arguments; throws with what there is to choose from. */
export function demoOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      once: { type: 'boolean', default: false },
      platform: { type: 'string', default: 'bluesky' },
      browser: { type: 'string', default: 'chromium' },
      lang: { type: 'string', default: 'de' },
    },
  });
  const platform = demoPlatforms[oneOf('--platform', values.platform, Object.keys(demoPlatforms))];
  if (!platform) throw new Error('unreachable: oneOf lets only names through that are there');
  return {
    once: values.once,
    platform,
    browser: oneOf('--browser', values.browser, ['chromium', 'firefox'] as const),
    language: oneOf('--lang', values.lang, ['de', 'en'] as const),
  };
}

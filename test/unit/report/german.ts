import { platformFacts } from '../../../utils/post/platforms.ts';
import type { Speech } from '../../../utils/report/words.ts';
import { i18n, speak } from '../../runner/i18n.ts';

/** A report's German, as the extension speaks it. */
export function german(): Speech {
  speak('de');
  const t = i18n.t as (key: string, values: string[]) => string;
  const names: Record<string, { name: string }> = platformFacts;
  return {
    words: (key, values = []) => t(`report.${key}`, values),
    platform: (name) => names[name]?.name ?? name,
    locale: 'de-DE',
  };
}

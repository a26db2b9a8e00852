import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { platformName } from '../../../utils/post/platforms.ts';
import type { Speech } from '../../../utils/report/words.ts';

/** The German messages as they are in the extension. */
export const germanMessages = generateChromeMessages(
  await parseMessagesFile(join(import.meta.dirname, '../../../locales/de.yml')),
);

/** A report's German, as the extension speaks it. */
export function german(): Speech {
  const put = (message: string, values: string[]) =>
    message.replace(/\$(\d)/g, (_, digit: string) => values[Number(digit) - 1] ?? '');
  return {
    words: (key, values = []) =>
      put(germanMessages[`report_${key.replaceAll('.', '_')}`]?.message ?? '', values),
    platform: platformName,
    locale: 'de-DE',
  };
}

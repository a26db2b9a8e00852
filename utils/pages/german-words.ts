import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Words } from '../report/words.ts';

const messages = v.record(v.string(), v.object({ message: v.string() }));

/** The report's words in German, whatever the browser's language is: from the extension's own locales. */
export async function germanWords(
  load = async (): Promise<unknown> =>
    (await fetch(browser.runtime.getURL('_locales/de/messages.json'), { redirect: 'error' })).json(),
): Promise<Words> {
  const german = v.parse(messages, await load());
  return (key, values = []) => {
    const message = german[`report_${key.replaceAll('.', '_')}`]?.message ?? '';
    // As browsers put in what stands for `$1`.
    return message.replace(/\$(\d)/g, (_, digit: string) => values[Number(digit) - 1] ?? '');
  };
}

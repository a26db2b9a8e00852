import { readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { type ChromeMessage, generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';

// Stands in for `#i18n` in tests: the same function over the same messages, with a browser that has nothing but them.

// Not by import.meta.url, which is a page's address where a test has a DOM.
const folder = join(import.meta.dirname, '../../locales');
const locales = new Map<string, Record<string, ChromeMessage>>();
for (const file of readdirSync(folder)) {
  const messages = generateChromeMessages(await parseMessagesFile(join(folder, file)));
  locales.set(basename(file, extname(file)), messages);
}

let language = 'en';

/** Switches the language that `i18n.t` speaks from now on; tests begin in English. */
export function speak(spoken: 'de' | 'en'): void {
  language = spoken;
}

const fake = { runtime: { id: 'test' }, i18n: { getMessage, getUILanguage: () => language } };
Object.assign(globalThis, { browser: { ...fake, ...Reflect.get(globalThis, 'browser') } });

// Loaded only now: it looks for the browser once, when it is loaded.
const { createI18n } = await import('@wxt-dev/i18n');

export const i18n = createI18n();

/** For tests whose fake browser has no messages. Puts the substitutions in as browsers do: `$1` to `$9`, `$$` for a dollar, placeholders by name. */
export function getMessage(key: string, substitutions: string | string[] = []): string {
  const found = locales.get(language)?.[key];
  if (!found) return '';
  const values = [substitutions].flat();
  const named = found.message.replace(/\$([a-z0-9_@]+)\$/gi, (whole, name: string) => {
    return found.placeholders?.[name.toLowerCase()]?.content ?? whole;
  });
  return named.replace(/\$(\$|[1-9])/g, (_, digit: string) => {
    return digit === '$' ? '$' : (values[Number(digit) - 1] ?? '');
  });
}

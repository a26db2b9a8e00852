import { i18n } from '#i18n';

/** The words of the report under a key that is made of a name; empty where there are none. */
export function word(key: string, values: string[] = []): string {
  // The types know keys that are written out; that every name has its words, a test knows.
  const t = i18n.t as (key: string, values: string[]) => string;
  return t(`report.${key}`, values) || '';
}

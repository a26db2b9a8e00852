import { i18n } from '#i18n';
import type { Shape } from '../post/shape.ts';
import type { Platform } from '../post/types.ts';

/** What a diagnosis is made of. `at` is when it was seen, milliseconds since 1970. */
export interface Seen {
  platform: Platform;
  at: number;
  /** What of the page was not as it is known. */
  missing: string;
  shapes: Shape[];
  /** The extension's version. */
  version: string;
  userAgent: string;
}

/** The file by which we learn how a platform's page has changed: readable, and without anything that a person wrote. */
export function diagnosis({ platform, at, missing, shapes, version, userAgent }: Seen): {
  name: string;
  text: string;
} {
  const content = {
    about: i18n.t('popup.changed.about'),
    extension: `Mitposten ${version}`,
    browser: browserIn(userAgent),
    platform,
    time: new Date(at).toISOString(),
    missing,
    shapes,
  };
  return {
    name: `mitposten-diagnose-${platform}-${dayOf(at)}.json`,
    text: `${JSON.stringify(content, undefined, 2)}\n`,
  };
}

/** Name and version of a browser, of which the user agent names several: what it is based on comes last. */
function browserIn(userAgent: string): string {
  const found = /(Firefox|Edg|OPR|Chrome)\/([\d.]+)/g;
  const names = [...userAgent.matchAll(found)].map(([, name = '', version = '']) => ({ name, version }));
  const { name, version } = names.findLast((each) => each.name !== 'Chrome') ?? names[0] ?? unknown;
  return `${fullNames[name] ?? name} ${version}`.trim();
}

const unknown = { name: '', version: '' };
const fullNames: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' };

/** The day on the person's own calendar, as 2026-11-22. */
function dayOf(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

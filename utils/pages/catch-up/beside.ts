import browser from 'webextension-polyfill';
import { inBackground } from '../../platforms/in-background.ts';
import { platformAt } from '../../post/platforms.ts';
import type { Rule } from '../../post/rule.ts';
import type { Place } from '../../post/shown.ts';
import type { Platform } from '../../post/types.ts';

/** A page of a platform in which posts of a profile with a rule stand, or may stand. */
export interface Beside {
  tab: number;
  platform: Platform;
  address: string;
  place: Place;
  /** The rules of which one may be meant. */
  rules: Rule[];
}

/** The page of a tab, of the one beside the popup unless told, if it may show posts of a profile with a rule. */
export async function besideOf(rules: readonly Rule[], tab?: number): Promise<Beside | undefined> {
  // The platforms' addresses are open to us, and no others.
  const found =
    tab === undefined
      ? (await browser.tabs.query({ active: true, currentWindow: true }))[0]
      : await browser.tabs.get(tab).catch(() => undefined);
  return found?.id !== undefined && found.url ? besideAt(found.id, found.url, rules) : undefined;
}

/** Pure: what an address says. */
export function besideAt(tab: number, address: string, rules: readonly Rule[]): Beside | undefined {
  const platform = platformAt(URL.parse(address)?.hostname ?? '');
  const place = platform && inBackground[platform].placeOf?.(address);
  if (!platform || !place) return undefined;
  const own = rules.filter(
    (rule) => rule.platform === platform && rule.mode !== 'never' && rule.accounts.length,
  );
  // Names on Facebook are not told by the rule: the page itself has to be read.
  const { whose } = place;
  const isNamed = platform !== 'facebook' && whose !== undefined;
  const named = isNamed ? own.filter((rule) => isCalled(rule, whose)) : own;
  return named.length ? { tab, platform, address, place, rules: named } : undefined;
}

function isCalled({ profile, alsoAs, profileName }: Rule, whose: string): boolean {
  return [profile, ...alsoAs].includes(whose) || profileName.toLowerCase() === whose.toLowerCase();
}

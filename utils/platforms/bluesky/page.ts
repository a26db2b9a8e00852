import type { Profile } from '../../post/types.ts';
import type { Composer, Page } from '../contract.ts';
import { describes } from './described.ts';
import { selectors } from './elements.ts';
import { partsIn } from './parts.ts';

export const page: Page = {
  composerOf(element) {
    const dialog = element.closest(selectors.dialog);
    if (!dialog?.querySelector(selectors.composer)) return undefined;
    if (!dialog.querySelector(selectors.publish) || !dialog.querySelector(selectors.gate)) return undefined;
    return { platform: 'bluesky', element: dialog };
  },
  anchorOf: publishButtonOf,
  publishButtonOf,
  profile: () => profileFrom(stored()),
  acting: () => profileFrom(stored()),
  readDraft: (composer, descriptions) => ({
    parts: partsIn(composer.element, descriptions),
    language: languageFrom(stored()),
  }),
  describes,
};

function publishButtonOf({ element }: Composer): Element | undefined {
  return element.querySelector(selectors.publish) ?? undefined;
}

const stored = () => localStorage.getItem('BSKY_STORAGE');

/** Who is signed in, from what the client keeps in the page's storage. Its tokens lie beside it and are left alone. */
export function profileFrom(stored: string | null): Profile | undefined {
  try {
    const { did, handle } = JSON.parse(stored ?? '').session.currentAccount;
    if (typeof did !== 'string' || typeof handle !== 'string') return undefined;
    return { platform: 'bluesky', id: did, name: handle };
  } catch {
    return undefined;
  }
}

/** The first of the languages that the composer is set to. */
export function languageFrom(stored: string | null): string | undefined {
  try {
    const { postLanguage } = JSON.parse(stored ?? '').languagePrefs;
    return typeof postLanguage === 'string' ? postLanguage.split(',')[0] : undefined;
  } catch {
    return undefined;
  }
}

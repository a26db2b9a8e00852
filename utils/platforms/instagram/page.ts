import type { Profile } from '../../post/types.ts';
import type { Composer, Page } from '../contract.ts';
import { around, buttonsIn, cookie } from '../meta/elements.ts';
import { isCalled, leaves, publishes } from '../meta/labels.ts';
import { readDraft } from './draft.ts';
import {
  captionIn,
  hasWriting,
  isFirstStep,
  locationIn,
  showsChosen,
  showsChosenPicture,
} from './elements.ts';

/** The composer of www.instagram.com: one dialog of several steps, of which only the last has the caption. */
export const page: Page = {
  composerOf,
  anchorOf,
  publishButtonOf,
  profile: ({ element }) => owner(nameIn(element)),
  acting: () => owner(undefined),
  readDraft,
  // The request says which description belongs to which picture.
  describes: () => undefined,
};

/**
 * The dialog of "new post" in all its steps. A post that is read is an article, with a field for comments in it; one that
 * is changed, or a message, has no picture of this computer.
 */
function composerOf(element: Element): Composer | undefined {
  const dialog = element.closest('[role="dialog"]');
  if (!dialog || dialog.querySelector('article, [role="article"]')) return undefined;
  const isMiddleStep = !hasWriting(dialog) && showsChosenPicture(dialog);
  const isLastStep = captionIn(dialog) && showsChosen(dialog);
  const isComposer = isFirstStep(dialog) || isMiddleStep || isLastStep;
  return isComposer ? { platform: 'instagram', element: dialog } : undefined;
}

/** Below the caption, above what else can be set. */
function anchorOf({ element }: Composer): Element | undefined {
  const caption = captionIn(element);
  const location = locationIn(element);
  const column = caption && location && around(caption, location);
  return [...(column?.children ?? [])].find((child) => child.contains(location ?? null)) ?? caption;
}

/** "Share" stands in the dialog's head, where its last step has the only button with a word. */
function publishButtonOf({ element }: Composer): Element | undefined {
  if (!captionIn(element)) return undefined;
  const buttons = buttonsIn(element).filter((button) => !isCalled(button, leaves));
  return (
    buttons.find((button) => isCalled(button, publishes)) ??
    buttons.find((button) => button.textContent?.trim() && !button.querySelector('svg'))
  );
}

/** Whose session it is, which the platform leaves open to its pages' scripts; the name stands beside the caption. */
function owner(name: string | undefined): Profile | undefined {
  const id = cookie('ds_user_id');
  return id ? { platform: 'instagram', id, name: name ?? nameInNavigation() ?? id } : undefined;
}

/** The nearest portrait before the caption with a word beside it. */
function nameIn(dialog: Element): string | undefined {
  const caption = captionIn(dialog);
  if (!caption) return undefined;
  const precedes = (image: Element) =>
    image.compareDocumentPosition(caption) & Node.DOCUMENT_POSITION_FOLLOWING;
  for (const image of [...dialog.querySelectorAll('img')].filter(precedes).reverse()) {
    let row = image.parentElement;
    while (row && !row.textContent?.trim()) row = row.parentElement;
    const name = row?.contains(caption) ? undefined : row?.textContent?.trim();
    if (name && /^[\w.]{1,30}$/.test(name)) return name;
  }
  return undefined;
}

/** Of the navigation's links, the one to one's own page has a portrait in it. */
function nameInNavigation(): string | undefined {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')].filter((link) =>
    link.querySelector('img[alt]'),
  );
  const own = links.find((link) => /^\/[\w.]+\/$/.test(link.pathname) && !link.closest('article, main'));
  return own?.pathname.replaceAll('/', '');
}

import type { Draft, DraftMedia, Profile } from '../../post/types.ts';
import { around, attachedIn, buttonsIn, cookie, isShown } from '../meta/elements.ts';
import { isCalled, leaves, publishes } from '../meta/labels.ts';
import type { Composer, Page } from '../page.ts';
import { readEditor } from '../read-editor.ts';

/** Roles and attributes; class names and ids are new with every version of the page (observed 2024 to 2026). */
const selectors = {
  caption: '[contenteditable="true"][role="textbox"][data-lexical-editor="true"]',
  /** The first step has nothing but this. */
  files: 'form[enctype="multipart/form-data"] input[type="file"]',
  location: 'input[name="creation-location-input"]',
};

/** What a composer held when its caption was last to be seen. */
const drafts = new WeakMap<Element, Draft>();

export const page: Page = {
  composerOf,
  anchorOf,
  publishButtonOf,
  profile,
  readDraft,
  // The request says which description belongs to which picture.
  describes: () => undefined,
};

/** The dialog of "new post" in all its steps. A post that is read is an article, with a field for comments in it. */
function composerOf(element: Element): Composer | undefined {
  const dialog = element.closest('[role="dialog"]');
  if (!dialog || dialog.querySelector('article, [role="article"]')) return undefined;
  const isComposer = dialog.querySelector(`${selectors.caption}, ${selectors.files}`);
  return isComposer ? { platform: 'instagram', element: dialog } : undefined;
}

/** Below the caption, above what else can be set. */
function anchorOf({ element }: Composer): Element | undefined {
  const caption = element.querySelector(selectors.caption);
  const location = element.querySelector(selectors.location);
  if (!caption) return undefined;
  const column = location && around(caption, location);
  return [...(column?.children ?? [])].find((child) => child.contains(location)) ?? caption;
}

/** "Share" stands in the dialog's head, where its last step has the only button with a word. */
function publishButtonOf({ element }: Composer): Element | undefined {
  if (!element.querySelector(selectors.caption)) return undefined;
  const buttons = buttonsIn(element).filter((button) => !isCalled(button, leaves));
  return (
    buttons.find((button) => isCalled(button, publishes)) ??
    buttons.find((button) => button.textContent?.trim() && !button.querySelector('svg'))
  );
}

/** Whose session it is, which the platform leaves open to its pages' scripts; the name stands beside the caption. */
function profile({ element }: Composer): Profile | undefined {
  const id = cookie('ds_user_id');
  return id ? { platform: 'instagram', id, name: nameIn(element) ?? nameInNavigation() ?? id } : undefined;
}

function nameIn(composer: Element): string | undefined {
  const caption = composer.querySelector(selectors.caption);
  const portrait = [...composer.querySelectorAll('img')].find(
    (image) => !attachedIn(composer).includes(image),
  );
  const row = caption && portrait && around(portrait, caption) ? portrait.parentElement : undefined;
  return row?.textContent?.trim().match(/^[\w.]{1,30}$/)?.[0];
}

/** The link to one's own page is the last of the navigation with a portrait in it. */
function nameInNavigation(): string | undefined {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')].filter((link) =>
    link.querySelector('img[alt]'),
  );
  const own = links.find((link) => /^\/[\w.]+\/$/.test(link.pathname) && !link.closest('article, main'));
  return own?.pathname.replaceAll('/', '');
}

function readDraft({ element }: Composer): Draft {
  const caption = element.querySelector(selectors.caption);
  if (!caption || !isShown(caption)) return drafts.get(element) ?? { parts: [], language: undefined };
  const before = drafts.get(element)?.parts[0]?.media ?? [];
  const fields = described(element);
  const draft: Draft = {
    // Closed, the section with the alternative texts shows no picture.
    parts: [{ text: readEditor(caption), media: fields.length ? fields : before }],
    language: undefined,
  };
  drafts.set(element, draft);
  return draft;
}

/** Each picture has a field for its alternative text beside it. */
function described(composer: Element): DraftMedia[] {
  const fields = [...composer.querySelectorAll<HTMLInputElement>('input[type="text"], input:not([type])')];
  return fields.flatMap((field) => {
    const picture = field.name ? undefined : field.parentElement?.querySelector('img, canvas');
    if (!picture) return [];
    const src = picture instanceof HTMLImageElement ? picture.src : '';
    return [{ src, kind: 'image' as const, description: field.value.trim() }];
  });
}

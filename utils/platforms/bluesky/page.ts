import type { DraftPart, Profile } from '../../post/types.ts';
import type { Composer, Page } from '../contract.ts';
import { readEditor } from '../read-editor.ts';

// Test ids and roles are the same in every language; class names are generated (observed 2026-11-22, v1.132.0).
const selectors = {
  dialog: '[role="dialog"]',
  composer: '[data-testid="composePostView"]',
  publish: '[data-testid="composerPublishBtn"]',
  /** Replies have none: who may answer is for the first post to say. */
  gate: '[data-testid="openReplyGateButton"]',
  editor: '.ProseMirror[contenteditable="true"]',
  picture: '[data-testid="selectedPhotoImage"] img, img[data-testid="selectedPhotoImage"]',
  pictures: '[data-testid="selectedPhotosView"]',
  altButton: '[data-testid="altTextButton"]',
};

/** The picture whose alternative text is being written: the page shows no tie between its dialog and the picture. */
let described: string | undefined;

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
    parts: parts(composer, descriptions),
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

function parts(composer: Composer, descriptions: ReadonlyMap<string, string>): DraftPart[] {
  const editors = [...composer.element.querySelectorAll(selectors.editor)];
  const lists = [...composer.element.querySelectorAll(selectors.pictures)];
  return editors.map((editor, index) => {
    const next = editors[index + 1];
    const mine = lists.filter((list) => follows(list, editor) && !(next && follows(list, next)));
    const pictures = mine.flatMap((list) => [...list.querySelectorAll<HTMLImageElement>(selectors.picture)]);
    return {
      text: readEditor(editor),
      media: pictures.map((picture) => ({
        description: descriptions.get(nameOf(picture)) ?? '',
        src: picture.src,
      })),
    };
  });
}

function describes(event: Event): { picture: string; description: string } | undefined {
  const element = event.target;
  if (!(element instanceof Element)) return undefined;
  if (event.type === 'click') {
    const button = element.closest(selectors.altButton);
    const picture = button && pictureBeside(button);
    if (picture) described = nameOf(picture);
    return undefined;
  }
  if (!(element instanceof HTMLTextAreaElement) || described === undefined) return undefined;
  const dialog = element.closest(selectors.dialog);
  if (!dialog || dialog.querySelector(selectors.composer)) return undefined;
  return { picture: described, description: element.value.trim() };
}

function pictureBeside(button: Element): HTMLImageElement | undefined {
  for (let around: Element | null = button; around; around = around.parentElement) {
    const picture = around.querySelector<HTMLImageElement>(selectors.picture);
    if (picture) return picture;
    if (around.matches(selectors.pictures)) return undefined;
  }
  return undefined;
}

/** Short and the same for as long as the picture is: `src` is a data address of several hundred kilobytes. */
function nameOf(picture: HTMLImageElement): string {
  return `${picture.src.length}:${picture.src.slice(-80)}`;
}

function follows(element: Element, other: Element): boolean {
  return (other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

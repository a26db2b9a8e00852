import { around, buttonsIn } from '../meta/elements.ts';

const pictures = 'canvas, img[src^="blob:"], img[src^="data:image/"]:not([src*="svg"]), [style*="blob:"]';

/** Roles and attributes; class names and ids are new with every version of the page (observed 2024 to 2026). */
const selectors = {
  caption: '[contenteditable="true"][role="textbox"][data-lexical-editor="true"]',
  files: 'form[enctype="multipart/form-data"] input[type="file"]',
  location: 'input[name="creation-location-input"]',
  /** What was chosen on this computer, however the page shows it; a post that is there already comes from a server. */
  local: `${pictures}, video`,
  /** Nothing is written where files are chosen. */
  writing: '[contenteditable="true"], textarea',
};

/** The field of the last step. */
export function captionIn(dialog: Element): Element | undefined {
  return dialog.querySelector(selectors.caption) ?? undefined;
}

/** The first step has nothing but a way to choose files. */
export function isFirstStep(dialog: Element): boolean {
  return dialog.querySelector(selectors.files) !== null && !hasWriting(dialog);
}

/** Whether there is a field for more than a line. */
export function hasWriting(dialog: Element): boolean {
  return dialog.querySelector(selectors.writing) !== null;
}

/** Whether the dialog shows what is on this computer only. */
export function showsChosen(dialog: Element): boolean {
  return dialog.querySelector(selectors.local) !== null;
}

/** The same of pictures alone: a film that somebody watches in a dialog looks as one that is on this computer. */
export function showsChosenPicture(dialog: Element): boolean {
  return dialog.querySelector(pictures) !== null;
}

/** The only picture or video of the post. Several have buttons beside them that lead from one to the next. */
export function onlyChosenIn(dialog: Element): Element | undefined {
  const caption = captionIn(dialog);
  const [first, ...others] = [...dialog.querySelectorAll(selectors.local)].filter(
    (each) => !each.contains(caption ?? null),
  );
  const both = caption && first && around(first, caption);
  const side = [...(both?.children ?? [])].find((child) => child.contains(first ?? null));
  return side && !others.length && !buttonsIn(side).length ? first : undefined;
}

/** The row for a place, which stands below the caption. */
export function locationIn(dialog: Element): Element | undefined {
  return dialog.querySelector(selectors.location) ?? undefined;
}

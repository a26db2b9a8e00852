// Test ids and roles are the same in every language; class names are generated (observed 2026-11-28, v1.132.0).
export const selectors = {
  dialog: '[role="dialog"]',
  composer: '[data-testid="composePostView"]',
  publish: '[data-testid="composerPublishBtn"]',
  /** Replies have none: who may answer is for the first post to say. */
  gate: '[data-testid="openReplyGateButton"]',
  editor: '.ProseMirror[contenteditable="true"]',
  picture: '[data-testid="selectedPhotoImage"] img, img[data-testid="selectedPhotoImage"]',
  pictures: '[data-testid="selectedPhotosView"]',
  /** A GIF has one too. */
  describe: '[data-testid="altTextButton"]',
  addMedia: '[data-testid="openMediaBtn"]',
  crop: '[data-testid="editPhotoButton"]',
  /** A film that was chosen here, or a GIF's file, which becomes one. */
  film: 'video[src^="blob:"], video[src^="data:"], img[src^="blob:"], img[src^="data:image/gif"]',
  /** A GIF of the picker comes from its host. */
  gif: 'video[src^="https:"]',
  /** What takes a film, a card, a GIF or a quote away has no test id, only its words. */
  remove: '[aria-label="Remove attachment"], [aria-label="Anhang entfernen"]',
};

/** The editors of a composer's posts, in reading order. */
export function editorsIn(composer: Element): Element[] {
  return [...composer.querySelectorAll(selectors.editor)];
}

/** What stands below one of the editors and belongs to its post: neither to the next one's, nor to its avatar. */
export function below(
  editor: Element,
  editors: readonly Element[],
  composer: Element,
): (element: Element) => boolean {
  const next = editors[editors.indexOf(editor) + 1];
  const block = next && blockOf(next, editors, composer);
  return (element) =>
    follows(element, editor) &&
    !editor.contains(element) &&
    !(next && (follows(element, next) || next.contains(element) || block?.contains(element)));
}

/** The largest element around an editor that has no other in it. */
function blockOf(editor: Element, editors: readonly Element[], composer: Element): Element {
  let block = editor;
  for (let each = editor.parentElement; each && each !== composer; each = each.parentElement) {
    if (editors.some((other) => other !== editor && each?.contains(other))) break;
    block = each;
  }
  return block;
}

/** The element that holds one picture and its buttons: the same whether there are others beside it or not. */
export function itemOf(picture: Element, list: Element): Element {
  for (let each = picture.parentElement; each && list.contains(each); each = each.parentElement) {
    if (each.querySelectorAll(selectors.picture).length > 1) break;
    if (each.querySelector(selectors.describe)) return each;
  }
  return picture;
}

export function follows(element: Element, other: Element): boolean {
  return (other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

import type { Desk } from './desk.ts';

/**
 * Takes over what was typed in the field that the page's own HTML begins with: it was there before any script. `draw` puts the
 * composer in its place within the same task, so that no key falls between the two.
 */
export function beginIn(document: Document, desk: Pick<Desk, 'type'>, draw: () => void): void {
  const field = document.querySelector('textarea');
  if (field?.value) desk.type(field.value, [field.selectionStart, field.selectionEnd]);
  draw();
}

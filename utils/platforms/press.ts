import { innermost } from './tree.ts';

/** A key's event has this, in whichever document it was pressed. */
const isKey = (event: Event): event is KeyboardEvent => 'key' in event;

/**
 * Whether the event is a click, or a key that does the same: buttons that are none by name are not clicked by a key. In an
 * editor such a key only writes.
 */
export function isPress(event: Event): boolean {
  if (event.type === 'click') return true;
  if (!isKey(event) || event.type !== 'keydown') return false;
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  // What is no element is not written in.
  return (innermost(event) as Partial<HTMLElement> | null)?.isContentEditable !== true;
}

/** Whether it is the short cut that pastes. */
export const isPasting = (event: Event): boolean =>
  isKey(event) && (event.ctrlKey || event.metaKey) && /^v$/i.test(event.key);

/** Whether it is the short cut by which platforms publish what is being written: Enter with Ctrl or Command. */
export function isShortcut(event: Event): boolean {
  return (
    isKey(event) &&
    event.type === 'keydown' &&
    event.key === 'Enter' &&
    (event.ctrlKey || event.metaKey) &&
    !event.isComposing
  );
}

import { innermost } from './tree.ts';

/**
 * Whether the event is a click, or a key that does the same: buttons that are none by name are not clicked by a key. In an
 * editor such a key only writes.
 */
export function isPress(event: Event): boolean {
  if (event.type === 'click') return true;
  if (!(event instanceof KeyboardEvent) || event.type !== 'keydown') return false;
  const target = innermost(event);
  const isWriting = target instanceof HTMLElement && target.isContentEditable;
  return /^(?:Enter| )$/.test(event.key) && !isWriting;
}

/** Whether it is the short cut by which platforms publish what is being written: Enter with Ctrl or Command. */
export function isShortcut(event: Event): boolean {
  return (
    event instanceof KeyboardEvent &&
    event.type === 'keydown' &&
    event.key === 'Enter' &&
    (event.ctrlKey || event.metaKey) &&
    !event.isComposing
  );
}

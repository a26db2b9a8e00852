import { type RefObject, useEffect } from 'react';

/**
 * Keeps the focus inside an element as radix' FocusScope does in the real client: what is focused outside loses it at
 * once, Tab goes round. Only the trap opened last holds.
 */
export function useFocusTrap(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const container = ref.current;
    if (!container) return;
    const before = document.activeElement;
    let last: HTMLElement | undefined;
    traps.push(container);
    const isOnTop = () => traps.at(-1) === container;

    const onFocusIn = (event: FocusEvent) => {
      if (!isOnTop() || !(event.target instanceof HTMLElement)) return;
      if (container.contains(event.target)) last = event.target;
      else (last?.isConnected ? last : startOf(container))?.focus();
    };
    const onFocusOut = (event: FocusEvent) => {
      // With nothing next, the window has lost the focus or the element was removed.
      if (!isOnTop() || event.relatedTarget === null) return;
      if (event.relatedTarget instanceof Node && !container.contains(event.relatedTarget)) last?.focus();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return;
      const stops = [...container.querySelectorAll<HTMLElement>(tabbable)].filter(
        (stop) => stop.tabIndex >= 0,
      );
      const edge = event.shiftKey ? stops[0] : stops.at(-1);
      if (document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
    };
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', onFocusOut);
    container.addEventListener('keydown', onKeyDown);
    if (!container.contains(document.activeElement)) startOf(container)?.focus();
    return () => {
      traps.splice(traps.indexOf(container), 1);
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', onFocusOut);
      container.removeEventListener('keydown', onKeyDown);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [ref]);
}

const traps: HTMLElement[] = [];

const tabbable = 'button:not([disabled]), input, textarea, select, a[href], [contenteditable="true"]';

function startOf(container: HTMLElement): HTMLElement | null {
  return container.querySelector<HTMLElement>('.ProseMirror, textarea') ?? container.querySelector('button');
}

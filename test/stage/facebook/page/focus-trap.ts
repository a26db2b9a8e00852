import { type RefObject, useEffect } from 'react';

/** Keeps the focus inside an element while it is there: what is focused outside loses it, Tab goes round. */
export function useFocusTrap(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const container = ref.current;
    if (!container) return;
    const before = document.activeElement;
    const stops = () =>
      [...container.querySelectorAll<HTMLElement>(tabbable)].filter((stop) => !stop.closest('[hidden]'));
    let last: Element | undefined;
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      if (container.contains(target)) last = target;
      else (last instanceof HTMLElement && last.isConnected ? last : stops()[0])?.focus();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return;
      const edge = event.shiftKey ? stops()[0] : stops().at(-1);
      if (document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? stops().at(-1) : stops()[0])?.focus();
    };
    document.addEventListener('focusin', onFocusIn);
    container.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      container.removeEventListener('keydown', onKeyDown);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [ref]);
}

const tabbable = '[tabindex="0"], input:not([type="submit"]), textarea';

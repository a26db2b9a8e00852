import { useEffect } from 'react';

/** What the page's shortcuts do; the innermost that is open says. */
export interface Shortcuts {
  onPublish?: () => void;
  onEscape?: () => void;
  /** True if the letter was of use. */
  onLetter?: (letter: string) => boolean;
}

/**
 * Binds shortcuts while a component is there. They are heard on window in the capture phase and do not ask where a
 * key was pressed, the page's own editors and inputs excepted: what leaks out of a foreign element is acted on.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    stack.push(shortcuts);
    return () => {
      stack.splice(stack.indexOf(shortcuts), 1);
    };
  }, [shortcuts]);
}

const stack: Shortcuts[] = [];

window.addEventListener(
  'keydown',
  (event) => {
    if (event.isComposing) return;
    const shortcut = nameOf(event);
    if (!shortcut) return;
    const act = stack.findLast((one) => actionOf(one, shortcut));
    const action = act && actionOf(act, shortcut);
    window.__acted.push(shortcut);
    if (action?.()) event.preventDefault();
  },
  true,
);

function nameOf(event: KeyboardEvent): string | undefined {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return 'publish';
  if (event.key === 'Escape') return 'escape';
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return undefined;
  const own =
    event.target instanceof Element && event.target.closest('.ProseMirror, input, textarea, select');
  return own ? undefined : event.key;
}

function actionOf(shortcuts: Shortcuts, name: string): (() => boolean) | undefined {
  const { onPublish, onEscape, onLetter } = shortcuts;
  if (name === 'publish') return onPublish && used(onPublish);
  if (name === 'escape') return onEscape && used(onEscape);
  return onLetter && (() => onLetter(name));
}

function used(action: () => void): () => boolean {
  return () => {
    action();
    return true;
  };
}

import { useEffect, useRef } from 'react';
import type { Draft } from './draft.ts';
import { sendDraft } from './publish.ts';

/** Makes the browser ask before the page is left. */
export function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
}

/** Saves the draft by itself: at the first change at once, then a second after the last one. */
export function useAutosave(draft: Draft, unsaved: boolean, session: string): void {
  const begun = useRef(false);
  useEffect(() => {
    if (!unsaved || draft.items.some(({ id }) => id === undefined)) return;
    const timer = setTimeout(
      () => {
        begun.current = true;
        // What could not be saved by itself is tried again with the next change.
        sendDraft(draft, 'autosave', session).catch(() => {});
      },
      begun.current ? 1000 : 0,
    );
    return () => clearTimeout(timer);
  }, [draft, unsaved, session]);
}

const known = new WeakSet<Document>();

/**
 * Calls for each document of the page's own in a frame into which the focus comes, and in the frames of that, once for each
 * script that asks.
 */
export function whenFramed(
  outer: Document,
  reached: (inner: Document) => void,
  options?: { signal: AbortSignal },
): void {
  // When a window hears that it lost the focus, the frame may not have it yet.
  const look = () =>
    setTimeout(() => {
      const inner = (outer.activeElement as HTMLIFrameElement | null)?.contentDocument;
      if (!inner || known.has(inner)) return;
      known.add(inner);
      reached(inner);
      whenFramed(inner, reached, options);
    });
  // A document that is shown has a window.
  (outer.defaultView as Window).addEventListener('blur', look, options);
  look();
}

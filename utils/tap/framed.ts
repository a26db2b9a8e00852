/** Calls for each document of the page's own in a frame into which the focus comes, once. */
export function whenFramed(reached: (inner: Document) => void, signal?: AbortSignal): void {
  const known = new WeakSet<Document>();
  // When the window hears that it lost the focus, the frame may not have it yet.
  const look = () =>
    setTimeout(() => {
      const inner = (document.activeElement as HTMLIFrameElement | null)?.contentDocument;
      if (!inner || known.has(inner)) return;
      known.add(inner);
      reached(inner);
    });
  addEventListener('blur', look, signal && { signal });
}

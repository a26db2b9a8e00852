/** Puts a frame of the page's own into an element, with an empty document. */
export function frameIn(parent: Element): { frame: HTMLIFrameElement; inner: Document } {
  // happy-dom loads no frames unless it is told so, and does not say where a window is shown.
  const { happyDOM } = window as unknown as { happyDOM: { settings: { enableIframePageLoading: boolean } } };
  happyDOM.settings.enableIframePageLoading = true;
  const frame = document.createElement('iframe');
  parent.append(frame);
  const inner = frame.contentDocument;
  if (!inner?.defaultView) throw new Error('there is no document in the frame');
  Object.defineProperty(inner.defaultView, 'frameElement', { value: frame, configurable: true });
  return { frame, inner };
}

import type { Tab } from './tab.ts';

/** How long changes are gathered while nobody looks closely, in milliseconds. */
const calm = 120;

const presses = ['click', 'keydown'] as const;

/**
 * Tells the tab of composers. Until there is one, the page pays for three listeners and nothing else: an editor takes the
 * focus when it opens, or files are dropped into it. While there is one, its changes are read a few times a second, and with the preview open once a
 * frame.
 */
export function observeComposers(document: Document, tab: Tab, signal: AbortSignal): void {
  let waiting = false;
  let observing = false;
  const options = { capture: true, passive: true, signal };

  const read = () => {
    waiting = false;
    tab.refresh();
    if (!tab.state().composers.length) stop();
  };
  const readSoon = () => {
    if (waiting) return;
    waiting = true;
    if (tab.isWatchedClosely()) requestAnimationFrame(read);
    else setTimeout(read, calm);
  };
  const observer = new MutationObserver(readSoon);
  const overhear = (event: Event) => tab.overhear(event);

  function start(): void {
    observing = true;
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    for (const type of presses) document.addEventListener(type, overhear, options);
  }
  function stop(): void {
    observing = false;
    observer.disconnect();
    for (const type of presses) document.removeEventListener(type, overhear, options);
  }

  const look = (event: Event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (observing) overhear(event);
    // What is typed into a plain field changes nothing in the document.
    if (observing && event.type === 'input') readSoon();
    tab.notice(target);
    if (!observing && tab.state().composers.length) start();
  };
  document.addEventListener('focusin', look, options);
  // Where the editor had the focus before its dialog was complete.
  document.addEventListener('input', look, options);
  // Where a composer begins with files that are dropped, nothing in it ever had the focus.
  document.addEventListener('drop', look, options);
  signal.addEventListener('abort', stop);
}

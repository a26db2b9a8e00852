import type { Lookout } from '../lookout/shared.ts';
import { afterFrame } from './after-frame.ts';
import type { Tab } from './tab.ts';

/**
 * How long changes are gathered while nobody looks closely, in milliseconds: those of elements, among which the pill stands,
 * and those of text alone, which a press on Post reads for itself.
 */
const calm = { elements: 120, text: 500 };

/**
 * Tells the tab of composers. While there is one, the page's changes are read a few times a second, and once a frame while
 * the preview is open or the pill has no place yet. `read` is called after each reading.
 */
export function observePage(
  document: Document,
  tab: Tab,
  { signal, onPress }: Pick<Lookout, 'signal' | 'onPress'>,
  read: () => void,
): void {
  let due = Number.POSITIVE_INFINITY;
  let observing = false;
  const options = { capture: true, passive: true, signal };

  const readNow = () => {
    due = Number.POSITIVE_INFINITY;
    // What was to be read when a later version took over: its pill would be put back beside the new one.
    if (signal.aborted) return;
    tab.refresh();
    read();
    if (!tab.state().composers.length) stop();
  };
  const readWithin = (delay: number) => {
    // A pill that has no place yet is waited for.
    const isWaitedFor = tab.state().composers.some(({ anchor }) => !anchor);
    const isClose = isWaitedFor || tab.isWatchedClosely();
    const at = isClose ? 0 : performance.now() + delay;
    if (at >= due) return;
    due = at;
    const readIfDue = () => due === at && readNow();
    if (isClose) requestAnimationFrame(readIfDue);
    else setTimeout(() => due === at && afterFrame(readIfDue), delay);
  };
  const isText = ({ type }: MutationRecord) => type === 'characterData';
  const observer = new MutationObserver((records) => {
    readWithin(records.every(isText) ? calm.text : calm.elements);
  });
  const follow = (event: Event) => tab.follow(event);

  function start(): void {
    observing = true;
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    onPress(follow);
  }
  function stop(): void {
    observing = false;
    observer.disconnect();
    onPress(undefined);
  }

  // A composer counts only where a person was: what a script of the page does is no event of the browser's own.
  const look = (event: Event) => {
    const { target } = event;
    if (!event.isTrusted || !(target instanceof Element)) return;
    if (observing) follow(event);
    // What is typed into a plain field changes nothing in the document.
    if (observing && event.type === 'input') readWithin(calm.text);
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

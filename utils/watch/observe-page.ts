import type { Lookout } from '../lookout/shared.ts';
import { holds, innermost, isElement, isInPage } from '../platforms/tree.ts';
import { afterFrame } from './after-frame.ts';
import type { OpenComposer } from './state.ts';
import type { Tab } from './tab.ts';

/** While somebody writes nothing is read: for so long nobody must have, in milliseconds, */
const rest = 400;
/** but no longer than this. */
const longest = 10_000;

/** So long after a key what is written is written by it, in milliseconds: an input method takes its time. */
const following = 1000;

/** How long a frame may not come before the page is read without one, in milliseconds. */
const patience = 1000;

/** What stands in the page beside what the tab knows, and what is known of presses. */
interface Placed {
  /** Hears of every key and click of a person, of where a click begins, and of every loss of the focus. */
  done(event: Event): void;
  /** Puts back what the page has taken out. */
  check(): void;
  /** Whether there is nothing to put back. */
  isInPlace(): boolean;
}

/** What else is known, and taken, from where a page is observed. */
export interface Observed {
  /** A person was here before there was anybody to observe. */
  noticed(element: Element): void;
  /** Whether somebody writes at this moment. */
  isWriting(): boolean;
}

/**
 * Tells the tab of composers. While there is one, the page is read once nobody writes for a moment, with the next frame where
 * something has lost its place or found it, and once a frame while the preview is open. A press on Post reads
 * for itself.
 */
export function observePage(
  document: Document,
  tab: Tab,
  lookout: Pick<Lookout, 'signal' | 'look'>,
  placed: Placed,
): Observed {
  /** When a change was seen first that is not read yet; when a person did something last. By the page's clock. */
  let changedAt: number | undefined;
  const { signal } = lookout;
  let doneAt = 0;
  let wroteAt = Number.NEGATIVE_INFINITY;
  let keyedAt = Number.NEGATIVE_INFINITY;
  /** The rich editor of a known composer in which somebody writes: its next letter tells nothing else, while all is as it was. */
  let writtenIn: EventTarget | undefined;
  let composersThen: OpenComposer[] = [];
  let isFrameDue = false;
  let observing = false;
  const composers = () => tab.state().composers;
  /** A pill that has no place yet is waited for. */
  const isAwaited = () => composers().some(({ anchor }) => !anchor);

  function read(): void {
    changedAt = undefined;
    writtenIn = undefined;
    // What was to be read when a later version took over: its pill would be put back beside the new one.
    if (signal.aborted) return;
    tab.refresh();
    placed.check();
    if (composers().length) listen();
    else stop();
  }

  /**
   * A composer that is gone, or that Post was pressed in, is not left unread, nor a pill out of its place, or one that could have
   * its place now: a composer of several screens has none for a while, and its pictures are no reason to read it with each frame.
   */
  const isSettled = () =>
    placed.isInPlace() &&
    composers().every(
      ({ composer, anchor, press }) =>
        isInPage(composer.element) && (!anchor || anchor === 'nowhere' || anchor.isConnected) && !press,
    ) &&
    !tab.findsPlace();

  function readAtRest(): void {
    if (changedAt === undefined || signal.aborted) return;
    const now = performance.now();
    const due = Math.min(doneAt + rest, changedAt + longest);
    if (now < due) setTimeout(readAtRest, due - now);
    else afterFrame(readIfChanged);
  }
  const readIfChanged = () => changedAt !== undefined && read();

  function readWithFrame(): void {
    if (isFrameDue) return;
    isFrameDue = true;
    const once = () => {
      if (isFrameDue && (tab.isWatchedClosely() || !isSettled())) readIfChanged();
      isFrameDue = false;
    };
    requestAnimationFrame(once);
    // A page that is not drawn draws no frames.
    setTimeout(once, patience);
  }

  function changed(): void {
    if (tab.isWatchedClosely() || isAwaited()) readWithFrame();
    if (changedAt !== undefined) return;
    changedAt = performance.now();
    setTimeout(readAtRest, rest);
  }

  // It says one thing and is deaf until that was looked at: a key must cost nothing.
  const texts = new MutationObserver(() => {
    texts.disconnect();
    changed();
  });
  const elements = new MutationObserver(() => {
    changed();
    // Before the next frame is drawn: a screen that has just come is there with its pill, and nothing in it moves later.
    if (!isFrameDue && !isSettled()) readWithFrame();
  });
  /** The document, and the open shadow roots in which composers are. */
  const roots = () =>
    new Set([document, ...composers().map(({ composer }) => composer.element.getRootNode())]);

  /** Hears again what it had stopped hearing. */
  function listen(): void {
    for (const root of roots()) {
      elements.observe(root, { subtree: true, childList: true });
      texts.observe(root, { subtree: true, characterData: true });
    }
  }

  // A frame of the page's own that shows something else has no composer of before, and tells nobody else.
  const loaded = ({ target }: Event) => {
    if (observing && isElement(target) && target.localName === 'iframe') changed();
  };
  document.addEventListener('load', loaded, { capture: true, signal });

  const follow = (event: Event) => {
    doneAt = performance.now();
    tab.follow(event);
  };

  function noticed(element: Element): void {
    tab.notice(element);
    if (!observing && composers().length) start();
  }

  function start(): void {
    observing = true;
    listen();
  }
  function stop(): void {
    observing = false;
    elements.disconnect();
    texts.disconnect();
  }

  // A composer counts only where a person was: what a script of the page does is no event of the browser's own.
  lookout.look = (event) => {
    const { type, isTrusted } = event;
    if (isTrusted && /^(?:click|keydown|blur|(?:pointer|mouse)down)$/.test(type)) placed.done(event);
    if (/^(?:blur|(?:pointer|mouse)down)$/.test(type)) return;
    const writes = isTrusted && isWritten(event);
    const now = performance.now();
    if (isTrusted && type === 'keydown') keyedAt = now;
    // A script of the page's may write too, and its event is the browser's own: only what keys write says that somebody does.
    if (writes && now - keyedAt < following) wroteAt = now;
    if (writes && event.target === writtenIn && composers() === composersThen) {
      doneAt = now;
      return;
    }
    writtenIn = undefined;
    if (observing) follow(event);
    const target = innermost(event);
    if (/^(?:click|keydown)$/.test(type) || !isTrusted || !isElement(target)) return;
    // What is typed into a plain field changes nothing in the document.
    if (observing && type === 'input') changed();
    noticed(target);
    if (type === 'input' && isEditorOf(composers(), target))
      [writtenIn, composersThen] = [target, composers()];
  };
  signal.addEventListener('abort', stop);
  return { noticed, isWriting: () => performance.now() - wroteAt < rest };
}

/** Whether it is what comes of a key that writes a character, or of its like. A blank may press a button as well. */
function isWritten(event: Event): boolean {
  if (event.type !== 'keydown') return event.type === 'input';
  // What fills a field in by itself sends a key without a name.
  const { key, ctrlKey, metaKey } = event as KeyboardEvent & { key?: string };
  return key?.length === 1 && !ctrlKey && !metaKey;
}

const isEditorOf = (composers: OpenComposer[], target: Element) =>
  (target as Partial<HTMLElement>).isContentEditable === true &&
  composers.some(({ composer }) => holds(composer.element, target));

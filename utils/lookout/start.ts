import type { Lookouts } from '../platforms/contract.ts';
import { innermost, isElement } from '../platforms/tree.ts';
import type { Exchange, Sighting } from '../post/types.ts';
import type { FromPage } from '../protocol/from-page.ts';
import { whenFramed } from '../tap/framed.ts';
import { alive, type Line, over, renewLine, takeLine } from '../tap/line.ts';
import { browser } from './browser.ts';
import { mark } from './mark.ts';
import { createRing } from './ring.ts';
import { type Lookout, share, lookout as sharedLookout } from './shared.ts';
import { createShield } from './shield.ts';

/**
 * When the background is told how to renew the line, in milliseconds: not while the page is loading, unless watch is called.
 */
const patience = 2000;

const nothing = () => {};

/**
 * The few kB that wait in a page, from before its first script: they keep the tap's line with a ring of its last exchanges,
 * shield what will be ours from the page, and call watch when a composer is seen or something may have been published.
 */
export function startLookout({ platform, looksLikeComposer, mayPublish }: Lookouts): void {
  // This very version is in the page already: from the manifest, and now the background reaches for open tabs; or the other way
  // round, in a page that was just being loaded.
  const other = sharedLookout();
  if (other) {
    other.meetTap();
    return;
  }
  // What an earlier version left: Firefox takes a script away with its extension, but not what it put into the page.
  for (const left of document.querySelectorAll(`[${mark}]`)) left.remove();

  const life = new AbortController();
  const { signal } = life;
  const ring = createRing();
  const secret = crypto.randomUUID();
  const sightChanged = new Set<() => void>();
  let line: Line | undefined;
  let isAsked = false;
  let isFirst: boolean | undefined;
  let heardAlive: (() => void) | undefined;

  const send = (message: FromPage) => browser.runtime.sendMessage(message);
  const isSighted = () => line?.isLate === false;

  function connect(next: Line | undefined): void {
    if (!next) return;
    line = next;
    next.port.onmessage = ({ data }) => {
      if (data === over) life.abort();
      else if (data === alive) heardAlive?.();
      else if (isFromTap(data)) hear(data);
    };
    for (const changed of sightChanged) changed();
  }

  function hear(told: Exchange | Sighting): void {
    ring.add(told);
    if ('url' in told && mayPublish(told)) callWatch();
  }

  /** Later only a page would answer. */
  function meetTap(): void {
    if (line || document.readyState !== 'loading') return;
    connect(takeLine(document, secret));
    isFirst = isSighted();
    if (isFirst) setTimeout(tellLine, patience);
  }

  /** Once: a person may have deleted everything since. Of a line that was renewed the tap knows the first secret alone. */
  function tellLine(): void {
    if (isFirst) send({ type: 'line', secret }).catch(nothing);
    isFirst = false;
  }

  function callWatch(): void {
    if (isAsked) return;
    isAsked = true;
    // With it a new page begins: told later, what this one has offered by then would count as the last one's.
    tellLine();
    const again = () => {
      isAsked = false;
    };
    send({ type: 'watch', platform }).then((answer) => answer && again(), again);
  }

  const lookout: Lookout = {
    shield: createShield(window, signal, (event) => {
      if (/^(click|blur|(key|pointer|mouse)down)$/.test(event.type)) lookout.look(event);
    }),
    signal,
    listen: ring.take,
    isSighted,
    onSight: (changed) => void sightChanged.add(changed),
    askTap(heard) {
      heardAlive = heard;
      line?.port.postMessage(alive);
    },
    meetTap,
    look(event) {
      const target = innermost(event);
      if (!event.isTrusted || !isElement(target) || !looksLikeComposer(target)) return;
      lookout.seen = event.composedPath();
      callWatch();
    },
  };
  share(lookout);

  // An editor takes the focus when it opens, or had it before its dialog was complete; or files are dropped into it.
  const lookOn = (where: Document, types: string[]) => {
    for (const type of types)
      where.addEventListener(type, (event) => lookout.look(event), { capture: true, signal });
  };
  const types = ['focusin', 'input', 'drop'];
  lookOn(document, types);
  // In a frame of the page's own nothing of ours runs: whoever comes into one is followed there.
  whenFramed(document, (inner) => lookOn(inner, [...types, 'click', 'keydown']), { signal });

  // A page that writes itself anew takes our listeners with all others: it looks as before, and nobody is there to see a composer.
  let isHeard = false;
  addEventListener(secret, () => {
    isHeard = true;
  });
  new MutationObserver(() => {
    isHeard = false;
    dispatchEvent(new Event(secret));
    if (isHeard) return;
    lookout.isDeaf = true;
    isAsked = false;
    callWatch();
  }).observe(document, { childList: true });

  meetTap();
  if (!isFirst) {
    // The tap of an earlier version is still there, where this page was loaded with one.
    send({ type: 'earlier-line' }).then(
      (earlier: unknown) => typeof earlier === 'string' && connect(renewLine(document, earlier)),
      nothing,
    );
  }
}

/** The tap stands in the page's world, so that what comes over the line may be anything. Watch reads it closely. */
function isFromTap(message: unknown): message is Exchange | Sighting {
  const { url, requestBody, file } = (message ?? {}) as Record<string, unknown>;
  return url ? typeof url === typeof requestBody : file instanceof Blob;
}

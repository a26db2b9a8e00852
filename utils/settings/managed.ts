import { browser } from 'wxt/browser';
import type { InTurn } from '../in-turn.ts';
import type { Policy } from '../post/policy.ts';
import { type ReadPolicy, readPolicy } from '../post/read-policy.ts';
import { storedItem } from './stored-item.ts';

/** So long the browser has time to say what is set before what it said last counts; in milliseconds. */
const patience = 200;

/**
 * What the browser said last; nothing in it where it never did. After its start Chromium says nothing for as long as it waits for the
 * folder of its policies to settle, five seconds on Linux (156), and nobody shall sit before an empty page for that.
 */
const last = storedItem<{ said?: unknown }>('local:policySaid', {});

const changes = new Set<() => void>();

/** What is being asked just now: a page reads a dozen settings at once, each of them under the policy. */
let open: Promise<unknown> | undefined;

/** What is set, from the browser itself, however long that takes. */
function fromBrowser(): Promise<unknown> {
  open ??= ask().finally(() => {
    open = undefined;
  });
  return open;
}

/** Where nothing is set, Firefox rejects (153). */
async function ask(): Promise<unknown> {
  let said: unknown;
  try {
    said = await browser.storage.managed.get();
  } catch {
    said = {};
  }
  void keep(JSON.stringify(said), said);
  return said;
}

/** What this page or worker has kept last, so that it asks the store only once. */
let kept = '';

async function keep(text: string, said: unknown): Promise<void> {
  if (text === kept) return;
  kept = text;
  try {
    if (JSON.stringify((await last.read()).said) !== text) await last.change(() => ({ said }));
  } catch {
    // It is only for the next start.
  }
}

/** What the browser said last, where it said anything; the changes are told once it says something else. */
async function fromBefore(asking: Promise<unknown>): Promise<unknown> {
  const before = await last.read().catch(() => ({}));
  if (!('said' in before)) return asking;
  void asking.then((said) => {
    if (JSON.stringify(said) !== JSON.stringify(before.said)) for (const changed of changes) changed();
  });
  return before.said;
}

/**
 * What the administration has set, with what of it was not understood. Where the browser does not say it at once, it is what it said
 * last, and {@link watchManaged} tells when that is another.
 */
export async function readManaged(): Promise<ReadPolicy> {
  const asking = fromBrowser();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, patience, 'late');
  });
  const first = await Promise.race([asking, late]);
  clearTimeout(timer);
  return readPolicy(first === 'late' ? await fromBefore(asking) : first);
}

/** What of it holds. */
export async function currentPolicy(): Promise<Policy> {
  return (await readManaged()).policy;
}

/** The same, but always from the browser itself: for what must not be done by a policy of yesterday. */
export async function surePolicy(): Promise<Policy> {
  return readPolicy(await fromBrowser()).policy;
}

/** Reads anew when the administration has set something else; Firefox tells it only when it starts anew (153). */
export function watchManaged(read: InTurn): void {
  const changed = () => void read();
  changes.add(changed);
  browser.storage.onChanged.addListener((_, area) => {
    if (area !== 'managed') return;
    // What was asked before may be answered as it was.
    open = undefined;
    changed();
  });
}

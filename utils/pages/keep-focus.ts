/** Where the focus was: the element, what it stood in, and at which place in each of these. */
interface Place {
  element: Element;
  within: { parent: Element; index: number }[];
}

/**
 * Where what has the focus is taken away, browsers let it fall to the body, and whoever works by keyboard or hears the page
 * begins anew. Then it goes to what has taken its place in the list, or to the title of its part. Whoever moves the focus
 * otherwise is not disturbed.
 */
export function keepFocus(document: Document): void {
  let last: Place | undefined;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) last = placeOf(target);
  });
  document.addEventListener('focusout', ({ target }) => {
    queueMicrotask(() => {
      // A person has gone elsewhere, and not the element.
      if (target instanceof Element && target.isConnected && hasNone(document)) last = undefined;
    });
  });
  new MutationObserver(() => {
    if (!last || last.element.isConnected || !hasNone(document)) return;
    const next = nextTo(last);
    last = undefined;
    next?.focus();
  }).observe(document.body, { childList: true, subtree: true });
}

const hasNone = ({ activeElement, body }: Document) => activeElement === null || activeElement === body;

function placeOf(element: Element): Place {
  const within: Place['within'] = [];
  for (let child = element; child.parentElement; child = child.parentElement)
    within.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  return { element, within };
}

function nextTo({ within }: Place): HTMLElement | undefined {
  const left = within.find(({ parent }) => parent.isConnected);
  if (!left) return undefined;
  const { parent, index } = left;
  const besides = [parent.children[index], parent.children[index - 1]].flatMap((each) => each ?? []);
  const found = besides.map(firstIn).find((each) => each !== undefined);
  return found ?? titleOf(parent);
}

const focusable =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary';

function firstIn(element: Element): HTMLElement | undefined {
  const found = element.matches(focusable) ? element : element.querySelector(focusable);
  return found instanceof HTMLElement ? found : undefined;
}

/** The title of the part that something stood in, or of the page. */
function titleOf(parent: Element): HTMLElement | undefined {
  for (let part: Element | null = parent; part; part = part.parentElement) {
    const title = part.querySelector<HTMLElement>('h1, h2, h3');
    if (!title) continue;
    if (!title.hasAttribute('tabindex')) title.tabIndex = -1;
    return title;
  }
  return undefined;
}

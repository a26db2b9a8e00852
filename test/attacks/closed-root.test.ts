import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { kind, showOfFile } from '../e2e/fixture.ts';
import { panel } from '../stage/panel.ts';
import { found, openBluesky, openComposer } from '../stage/steps.ts';
import { holds } from './attacker.ts';
import { eyeOf, middleOf } from './hands.ts';

const show = showOfFile({ shipped: true });
let own: Page;
beforeAll(async () => {
  own = await show.browser.openExtensionPage('/popup.html');
});

/** Hears every event that there is, and follows each to whatever root it leads into. What leads into ours is kept in `leaks`. */
function eavesdrop(): void {
  const prototypes = [window, document, HTMLElement.prototype, SVGElement.prototype, Document.prototype];
  const named = prototypes.flatMap((each) => {
    const names: string[] = [];
    for (const name in each) if (name.startsWith('on')) names.push(name.slice(2));
    return names;
  });
  const older =
    'DOMActivate DOMFocusIn DOMFocusOut DOMMouseScroll MozMousePixelScroll mousewheel wheel focusin focusout textInput ' +
    'beforeinput compositionstart compositionupdate compositionend pointerrawupdate dragexit beforecopy beforecut ' +
    'beforepaste selectstart selectionchange securitypolicyviolation MozAfterPaint overflow underflow command ' +
    'interest loseinterest webkitmouseforcechanged DOMNodeInserted DOMSubtreeModified DOMNodeRemoved click dblclick';
  const types = new Set([...named, ...older.split(' ')]);
  const leaks = new Set<string>();
  const heard = new Set<string>();
  Object.assign(window, { leaks, heard });
  const isInside = (node: unknown) => {
    if (!(node instanceof Node)) return false;
    const root = node.getRootNode();
    return (
      root instanceof ShadowRoot && (root.host.hasAttribute('data-mitposten') || root.host.id === 'control')
    );
  };
  const look = (event: Event) => {
    heard.add(event.type);
    for (const name in event) {
      let value: unknown;
      try {
        value = event[name as keyof Event];
      } catch {
        continue;
      }
      const nodes = value instanceof DataTransfer ? [...value.types] : [value];
      if (!nodes.some(isInside)) continue;
      const root = (nodes.find(isInside) as Node).getRootNode() as ShadowRoot;
      leaks.add(`${root.host.id || root.host.getAttribute('data-mitposten')} ${event.type}.${name}`);
    }
    if (event.composedPath().some(isInside)) leaks.add(`path of ${event.type}`);
    for (const range of (event as InputEvent).getTargetRanges?.() ?? [])
      if (isInside(range.startContainer)) leaks.add(`range of ${event.type}`);
  };
  for (const type of types) {
    for (const target of [window, document, document.documentElement, document.body])
      for (const capture of [true, false]) target.addEventListener(type, look, { capture, passive: true });
  }
}

/** Goes back by Tab until the focus is in the pill: what is pressed stands further up in Post's line. */
async function backToPill(page: Page): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-mitposten'));
  await page.keyboard.down('Shift');
  for (let stop = 0; stop < 3 && (await focused()) !== 'pill'; stop++) await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  expect(await focused()).toBe('pill');
}

/** Everything that a person does with a pointer and with keys at our elements, and on the way there and away. */
async function useEverything(page: Page): Promise<void> {
  const { x, y } = await middleOf(page, panel.atComposer);
  const { mouse, keyboard } = page;
  await mouse.move(x, y + 250);
  await mouse.move(x, y, { steps: 25 });
  await mouse.wheel({ deltaY: 40 });
  await mouse.click(x, y);
  await mouse.click(x, y, { count: 2 });
  await mouse.click(x, y, { button: 'middle' });
  await mouse.click(x, y, { button: 'right' });
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 300, y + 150, { steps: 15 });
  await mouse.up();
  await mouse.move(x + 200, y + 300, { steps: 8 });
  await page.focus('[data-testid="composerPublishBtn"]');
  for (const key of ['ArrowLeft', 'a'] as const) await keyboard.press(key);
  await keyboard.down('Shift');
  for (let stop = 0; stop < 3; stop++) await keyboard.press('Tab');
  await keyboard.up('Shift');
  for (let stop = 0; stop < 3; stop++) await keyboard.press('Tab');
  await backToPill(page);
  for (const key of ['ArrowDown', 'Home', 'x', 'F2', ' ', 'Enter'] as const) await keyboard.press(key);
  await keyboard.down('Control');
  for (const key of ['a', 'c', 'v'] as const) await keyboard.press(key);
  await keyboard.up('Control');
  const eye = await eyeOf(page, panel.atComposer);
  await mouse.move(eye.x, eye.y, { steps: 15 });
  await mouse.click(eye.x, eye.y);
  await keyboard.press('Escape');
}

test('no event that a page can hear leads into our roots, whatever a person does at them', async () => {
  const page = await show.write('Belauscht');
  await found(page, panel.atComposer);
  await holds(own, 'a composer', ({ composers }) => composers[0]);
  await page.evaluate(() => {
    document.addEventListener('contextmenu', (event) => event.preventDefault());
  });
  await page.evaluate(eavesdrop);
  await useEverything(page);
  const { leaks, heard } = await page.evaluate(() => {
    const { leaks, heard } = window as unknown as Record<string, Set<string>>;
    return { leaks: [...(leaks ?? [])], heard: heard?.size ?? 0 };
  });
  expect(heard).toBeGreaterThan(15);
  expect(leaks).toEqual([]);
});

test.runIf(kind === 'firefox')(
  'control: a closed root without a shield does leak by such events',
  async () => {
    const page = await show.write('Kontrolle');
    await page.evaluate(() => {
      const host = document.createElement('div');
      host.id = 'control';
      host.style.cssText = 'position:fixed;left:10px;top:10px;z-index:9999';
      host.attachShadow({ mode: 'closed' }).innerHTML = '<button>Knopf</button>';
      document.querySelector('[role="dialog"]')?.append(host);
    });
    await page.evaluate(eavesdrop);
    const { x, y } = await middleOf(page, '#control');
    await page.mouse.move(x + 100, y + 100);
    await page.mouse.move(x, y, { steps: 10 });
    await page.mouse.click(x, y);
    const leaks = await page.evaluate(() => [...(window as unknown as { leaks: Set<string> }).leaks]);
    expect(leaks.join()).toContain('originalTarget');
  },
);

/** Makes every name that an element of ours could have one of the page's own, before there is such an element. */
function takeNames(): void {
  const taken: ElementInternals[] = [];
  Object.assign(window, { taken });
  const { createElement } = document;
  for (const name of ['mitposten-panel', 'mitposten-pill', 'mit-posten', 'x-pill', 'div-x']) {
    const made = class extends HTMLElement {
      constructor() {
        super();
        taken.push(this.attachInternals());
      }
    };
    customElements.define(name, made);
  }
  document.createElement = function (this: Document, ...asked: [string]) {
    const element = createElement.apply(this, asked);
    const { attachShadow } = element;
    element.attachShadow = (init) => attachShadow.call(element, { ...init, mode: 'open' });
    return element;
  } as typeof createElement;
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    return attachShadow.call(this, { ...init, mode: 'open', serializable: true, clonable: true });
  };
}

/** Ways to a closed root, each tried on an element: those that got one are named. */
function tryEveryWay(selector: string): string[] {
  const got: string[] = [];
  const note = (way: string, value: unknown) => {
    if (value instanceof ShadowRoot || (value instanceof Node && value.getRootNode() instanceof ShadowRoot))
      got.push(way);
  };
  const host = document.querySelector<HTMLElement>(selector);
  if (!host) return ['no element'];
  const attempt = (way: string, look: () => unknown) => {
    try {
      note(way, look());
    } catch {
      // Refused.
    }
  };
  const { taken } = window as unknown as { taken?: ElementInternals[] };
  attempt('custom element', () => {
    for (const { shadowRoot } of taken ?? []) note('custom element', shadowRoot);
  });
  attempt('upgrade', () => customElements.upgrade(host));
  attempt('attachInternals', () => host.attachInternals().shadowRoot);
  attempt('attachShadow', () => host.attachShadow({ mode: 'open' }));
  attempt('shadowRoot', () => host.shadowRoot);
  attempt('openOrClosedShadowRoot', () => Reflect.get(host, 'openOrClosedShadowRoot'));
  attempt('clone', () => (host.cloneNode(true) as Element).shadowRoot);
  attempt('import', () => document.importNode(host, true).shadowRoot);
  attempt('getHTML', () => {
    const html = document.documentElement.getHTML({ serializableShadowRoots: true });
    if (/shadowrootmode/.test(html.replace(/<script[\s\S]*?<\/script>/g, ''))) got.push('getHTML');
  });
  attempt('animations', () => {
    for (const { effect } of document.getAnimations()) note('animations', (effect as KeyframeEffect).target);
  });
  attempt('slots', () => note('slots', host.assignedSlot ?? host.firstChild));
  const { x, y, width, height } = host.getBoundingClientRect();
  for (const share of [0.1, 0.5, 0.9]) {
    const [px, py] = [x + width * share, y + height / 2];
    attempt('elementsFromPoint', () => {
      for (const each of document.elementsFromPoint(px, py)) note('point', each);
    });
    attempt('caret', () => note('caret', document.caretPositionFromPoint(px, py)?.offsetNode));
    attempt('old caret', () =>
      note('old caret', Reflect.get(document, 'caretRangeFromPoint').call(document, px, py)?.startContainer),
    );
  }
  attempt('selection', () => {
    const selection = getSelection();
    selection?.selectAllChildren(host);
    note('selection', selection?.anchorNode);
    selection?.selectAllChildren(document.body);
    selection?.extend(host, 0);
    note('selection', selection?.focusNode);
    for (const granularity of ['character', 'word', 'line']) {
      selection?.modify('extend', 'forward', granularity);
      note(`selection by ${granularity}`, selection?.focusNode);
    }
    for (const range of selection?.getComposedRanges?.() ?? []) note('composed', range.startContainer);
    selection?.removeAllRanges();
  });
  attempt('entries', () => {
    for (const entry of performance.getEntries()) {
      note('entry', Reflect.get(entry, 'target') ?? Reflect.get(entry, 'element'));
      for (const source of (Reflect.get(entry, 'sources') ?? []) as { node?: Node }[])
        note('shift', source.node);
    }
  });
  attempt('another document', () => {
    const other = document.implementation.createHTMLDocument();
    const place = host.parentNode;
    const next = host.nextSibling;
    other.adoptNode(host);
    note('adopted', host.shadowRoot);
    place?.insertBefore(host, next);
  });
  attempt('a root of the page around it', () => {
    const around = document.createElement('div');
    const root = around.attachShadow({ mode: 'open', delegatesFocus: true });
    const place = host.parentNode;
    const next = host.nextSibling;
    place?.insertBefore(around, next);
    root.append(host);
    around.focus();
    note('inner focus', root.activeElement?.shadowRoot);
    for (const each of root.elementsFromPoint(x + width / 2, y + height / 2))
      if (
        each !== host &&
        !each.contains(host) &&
        each.getRootNode() !== root &&
        each.getRootNode() instanceof ShadowRoot
      )
        got.push('point in a root');
    around.replaceWith(host);
  });
  return got;
}

test('no way of a script leads into our closed root, and the pill stays what it was', async () => {
  const page = show.passing(await openBluesky(show.browser));
  await page.evaluate(takeNames);
  await openComposer(page);
  await page.keyboard.type('Verschlossen');
  await found(page, panel.atComposer);
  await page.evaluate(() => {
    new PerformanceObserver(() => {}).observe({
      entryTypes: ['layout-shift', 'largest-contentful-paint', 'event', 'element'],
    });
  });
  expect(await page.evaluate(tryEveryWay, panel.atComposer)).toEqual([]);
  // It stands there again, and is a person's to press.
  await page.focus('[data-testid="composerPublishBtn"]');
  await backToPill(page);
});

test('control: those ways do lead into the closed root of a custom element', async () => {
  const page = await show.write('Offen');
  await page.evaluate(() => {
    const { attachShadow } = Element.prototype;
    Object.assign(window, { attachShadow });
  });
  await page.evaluate(takeNames);
  await page.evaluate(() => {
    const element = document.createElement('mitposten-panel');
    const { attachShadow } = window as unknown as { attachShadow: Element['attachShadow'] };
    attachShadow.call(element, { mode: 'closed' }).append(document.createElement('button'));
    element.style.cssText = 'position:fixed;left:5px;top:5px;width:50px;height:50px;display:block';
    document.body.append(element);
  });
  const got = await page.evaluate(tryEveryWay, 'mitposten-panel');
  expect(got).toContain('custom element');
});

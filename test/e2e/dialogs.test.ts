import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { press as city } from '../stage/stage.ts';
import {
  arm,
  found,
  gone,
  hasFocus,
  isThere,
  panel,
  panelReady,
  press,
  publish,
  questionOf,
  steady,
} from '../stage/steps.ts';
import { cityTexts, isLong, kind, showOfFile } from './fixture.ts';
import { openPlainComposer, plain, renewPlainComposer } from './plain-composer.ts';

/*
 * The pill in dialogs as platforms and their next versions may build them: whatever is harmless leaves it usable by pointer
 * and by key, without a question.
 */

const show = showOfFile();

/** What pages do to their dialogs without hiding anything. `around` is what the dialog stands in. */
const harmless: Record<string, { dialog?: string; around?: string; add?: string }> = {
  'a backdrop filter': { dialog: 'backdrop-filter: blur(12px)' },
  'a backdrop filter of what it is in': { around: 'backdrop-filter: blur(4px)' },
  'a filter of what it is in': { around: 'filter: drop-shadow(0 0 6px rgba(0, 0, 0, .4))' },
  'a little less light': { dialog: 'filter: brightness(.97)' },
  'not quite opaque': { dialog: 'opacity: .99' },
  'as it ends arriving': { dialog: 'opacity: .95; transform: translateY(2px)' },
  'a layer of its own': { dialog: 'will-change: transform, opacity; transform: translateZ(0)' },
  'round corners that cut': { dialog: 'border-radius: 24px; overflow: hidden' },
  'containment and isolation': { dialog: 'contain: layout paint; isolation: isolate' },
  'its own shadow': { dialog: 'box-shadow: 0 12px 48px rgba(0, 0, 0, .5)' },
  'the shadow of a bar that touches the pill': { add: 'bottom: 1px; box-shadow: 0 2px 10px rgba(0,0,0,.35)' },
  'the outline of a bar beside it': { add: 'bottom: 4px; outline: 3px solid #06c' },
  'a layer of all messages, empty': { add: 'inset: -50vh -50vw; pointer-events: none' },
  'a layer that only keeps clicks from what is behind': { add: 'bottom: 8px; background: rgba(0, 0, 0, .3)' },
};

/** In everyday runs each browser takes every other one. */
const tried = Object.entries(harmless).filter((_, at) => isLong || (at % 2 === 0) === (kind === 'chromium'));

/** Puts it into the page; a bar lies just above the pill. */
function put(dialog: string, pill: string, { dialog: own, around, add }: (typeof harmless)[string]): void {
  const element = document.querySelector<HTMLElement>(dialog);
  if (own && element) element.style.cssText += `;${own}`;
  if (around && element?.parentElement) element.parentElement.style.cssText += `;${around}`;
  if (!add) return;
  const { top, left, width } = document.querySelector(pill)?.getBoundingClientRect() ?? new DOMRect();
  const bar = document.body.appendChild(document.createElement('div'));
  bar.className = 'put';
  const at = `position: fixed; height: 40px; left: ${left}px; width: ${width}px; z-index: 99999`;
  bar.style.cssText = `${at}; ${add}`;
  const [, gap] = /bottom: (\d+)px/.exec(add) ?? [];
  if (gap !== undefined) bar.style.cssText += `; bottom: auto; top: ${top - 40 - Number(gap)}px`;
}

/** What a press on the switch comes to. */
async function pressed(page: Page): Promise<'on' | 'asked'> {
  await steady(page, panel.switch);
  await press(page, panel.switch);
  return until('an answer to the press', async () => {
    if (await isThere(page, panel.on)) return 'on';
    return (await questionOf(page)) ? 'asked' : undefined;
  });
}

// The profile is known: nothing else is asked about.
beforeAll(async () => {
  const page = await show.write('Bekannt');
  await arm(page);
  await page.close();
});

test('one press is enough in every dialog in which nothing is hidden', async () => {
  const asked: string[] = [];
  const page = await openPlainComposer(show);
  for (const [name, style] of tried) {
    await renewPlainComposer(page);
    await panelReady(page);
    await page.evaluate(put, plain.dialog, panel.atComposer, style);
    if ((await pressed(page)) === 'asked') {
      asked.push(name);
      await (await questionOf(page))?.close();
      await page.bringToFront();
    }
    await page.evaluate(() => {
      document.querySelector('.put')?.remove();
      document.body.removeAttribute('style');
    });
  }
  expect(asked).toEqual([]);
});

/** How pages keep the focus in a dialog. Each runs in the page, with the dialog's selector. */
const traps: Record<string, (dialog: string) => void> = {
  'what is focused outside loses the focus again': (selector) => {
    const dialog = document.querySelector<HTMLElement>(selector);
    document.addEventListener('focusin', ({ target }) => {
      if (!dialog?.contains(target as Node)) dialog?.querySelector<HTMLElement>('.ProseMirror')?.focus();
    });
  },
  'what leaves it is led back': (selector) => {
    const dialog = document.querySelector<HTMLElement>(selector);
    dialog?.addEventListener('focusout', ({ target, relatedTarget }) => {
      if (relatedTarget && !dialog.contains(relatedTarget as Node)) (target as HTMLElement).focus();
    });
  },
  'Tab goes round its own first and last stop': (selector) => {
    const dialog = document.querySelector<HTMLElement>(selector);
    dialog?.addEventListener('keydown', (event) => {
      if (event.key !== 'Tab') return;
      const stops = [...dialog.querySelectorAll<HTMLElement>('button, [contenteditable]')];
      const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
      if (document.activeElement !== from) return;
      event.preventDefault();
      to?.focus();
    });
  },
  'stops before and behind it lead round': (selector) => {
    const dialog = document.querySelector<HTMLElement>(selector);
    for (const place of ['beforebegin', 'afterend'] as const) {
      const guard = document.createElement('div');
      guard.tabIndex = 0;
      guard.addEventListener('focus', () => {
        const stops = [...(dialog?.querySelectorAll<HTMLElement>('button, [contenteditable]') ?? [])];
        (place === 'afterend' ? stops[0] : stops.at(-1))?.focus();
      });
      dialog?.insertAdjacentElement(place, guard);
    }
  },
  'all beside it is inert': (selector) => {
    const dialog = document.querySelector<HTMLElement>(selector);
    for (const each of document.body.children) if (each !== dialog) (each as HTMLElement).inert = true;
  },
};

const inEditor = (page: Page) =>
  page.evaluate((editor) => document.activeElement?.matches(editor) ?? false, plain.editor);

/** Presses Tab until the focus is there; `back` with Shift. */
async function tabTo(page: Page, isThere: () => Promise<boolean>, back = false): Promise<void> {
  for (let stop = 0; stop < 20; stop += 1) {
    if (await isThere()) return;
    if (back) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (back) await page.keyboard.up('Shift');
  }
  throw new Error('Tab does not lead there');
}

/** From the editor by keys alone: the switch on and off, the preview and back, the editor. */
async function walk(page: Page): Promise<void> {
  await panelReady(page);
  await tabTo(page, () => hasFocus(page, panel.switch));
  await steady(page, panel.switch);
  await page.keyboard.press(' ');
  await found(page, panel.on);
  await page.keyboard.press('Enter');
  await found(page, panel.off);
  // Not round: on the way through the browser's own bars Firefox's driver goes on in the page, as no person could.
  await tabTo(page, () => hasFocus(page, panel.previewButton), true);
  await page.keyboard.press('Enter');
  await found(page, panel.status);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await gone(page, panel.status);
  await until('the focus to be back', async () => (await hasFocus(page, panel.previewButton)) || undefined);
  await tabTo(page, () => inEditor(page), true);
  await page.keyboard.type('!');
  expect(await page.$eval(plain.editor, ({ textContent }) => textContent)).toContain('!');
}

test.each(Object.entries(traps))('by keys alone where %s', async (_, trap) => {
  const page = await openPlainComposer(show);
  await page.evaluate(trap, plain.dialog);
  await walk(page);
});

test('by keys and by pointer in a modal dialog, which makes all else of the page inert', async () => {
  const page = await openPlainComposer(show, true);
  await walk(page);
  expect(await pressed(page)).toBe('on');
});

test('a composer that is moved, or whose button or editor is built anew, keeps its pill and its decision', async () => {
  const page = await openPlainComposer(show);
  await arm(page);
  const selectors = { ...plain, ours: panel.element };
  const changes: Record<string, (all: typeof selectors) => void> = {
    'put elsewhere': ({ dialog }) => {
      const element = document.querySelector(dialog);
      const place = document.body.appendChild(document.createElement('main'));
      if (element) place.append(element);
    },
    'its Post button anew': ({ post }) => {
      const button = document.querySelector(post);
      button?.replaceWith(button.cloneNode(true));
    },
    'the bar of its buttons anew': ({ post, ours }) => {
      const bar = document.querySelector(post)?.parentElement;
      const copy = bar?.cloneNode(true) as HTMLElement | undefined;
      copy?.querySelector(ours)?.remove();
      if (copy) bar?.replaceWith(copy);
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    await page.evaluate(change, selectors);
    await until(`the pill in the button's line, ${what}`, () =>
      page.evaluate(
        (post, pill) =>
          document.querySelector(post)?.parentElement?.querySelector(`:scope > ${pill}`) &&
          document.querySelectorAll(pill).length === 1
            ? true
            : undefined,
        plain.post,
        panel.atComposer,
      ),
    );
    expect(await isThere(page, panel.on), what).toBe(true);
  }
});

test('a page that comes back by the back button has its pill, switched off', async () => {
  const page = await show.write('Hin und zurück');
  await arm(page);
  await page.goto(`https://${show.mastodon.host}/@${city.username}`);
  await page.goBack();
  await page.bringToFront();
  // Whether the browser has kept the page or loads it anew: what is armed, a person has armed since.
  if (!(await isThere(page, panel.atComposer))) {
    await page.keyboard.press('n');
    await found(page, '.ProseMirror-focused');
    await page.keyboard.type('Hin und zurück');
  }
  await found(page, panel.off);
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Hin und zurück']);
});

test('where the background ends while the composer is open, what a person has decided stands', async () => {
  const page = await show.write('Der Hintergrund endet');
  await arm(page);
  await show.browser.stopBackground();
  await publish(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Der Hintergrund endet']);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});

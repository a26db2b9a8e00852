import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { cityTexts, showOfFile } from '../e2e/fixture.ts';
import { until } from '../stage/browsers/until.ts';
import { inFrame } from '../stage/elements.ts';
import { panel } from '../stage/panel.ts';
import { found, gone, hasFocus, publish } from '../stage/steps.ts';
import { holds, presetSwitch, scenes } from './attacker.ts';
import { bringDisguises, covers, type Disguise, disguise, undisguise } from './disguises.ts';
import { eyeOf, look, pressAt } from './hands.ts';

/*
 * The page wants a person who believes to be elsewhere to change in the open preview what goes to Mastodon: it can neither read
 * nor write there, but lay something over it. The switch is on by a rule.
 */

const show = showOfFile({ shipped: true });
const change = inFrame('.text-change button');
const field = inFrame('.text-change textarea');
let own: Page;
beforeAll(async () => {
  own = await show.browser.openExtensionPage('/popup.html');
  await presetSwitch(own, scenes(show).bluesky);
});

/** An armed composer whose preview is open and has been seen. */
async function preview(text: string): Promise<Page> {
  const page = await show.write(text);
  await found(page, panel.atComposer);
  await holds(own, 'an armed composer', ({ composers }) => composers.find(({ armed }) => armed));
  await bringDisguises(page);
  await look(900);
  await pressAt(page, await eyeOf(page, panel.atComposer));
  await found(page, change);
  await look(900);
  return page;
}

async function middleIn(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await (await found(page, selector)).boundingBox();
  if (!box) throw new Error(`${selector} is not drawn`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A person presses where the button for an own text is, and writes. */
async function write(page: Page, words: string, late?: () => Promise<unknown>): Promise<void> {
  await pressAt(page, await middleIn(page, change), late);
  await until('the focus in the field', async () => (await hasFocus(page, field)) || undefined);
  await page.keyboard.type(words, { delay: 60 });
  await holds(own, 'what was written', ({ composers }) =>
    composers.find(({ edits }) => JSON.stringify(edits).includes(words)),
  );
}

/** They close the preview and publish: why the post was only offered, or nothing where it went. */
async function became(page: Page, text: string): Promise<string | undefined> {
  await page.keyboard.press('Escape');
  await gone(page, change);
  await publish(page);
  const notice = await holds(own, 'word of it', ({ notices }) =>
    notices.find(({ excerpt }) => excerpt === text),
  );
  return notice.offered;
}

test('control: what a person who sees the preview writes there goes', async () => {
  const page = await preview('Gesehen');
  await write(page, ' und geschrieben');
  expect(await became(page, 'Gesehen')).toBeUndefined();
  await until('the post', async () =>
    (await cityTexts(show)).find((text) => text.includes('und geschrieben')),
  );
});

/** What may lie over the top layer, where our preview is. */
const over: Record<string, Disguise> = {
  'a popover': covers['a popover'] as Disguise,
  'what lies behind a popover': covers['what lies behind a popover'] as Disguise,
  'a popover that goes a moment before': {
    put: (covers['a popover'] as Disguise).put,
    late: () => document.querySelector('div.disguise')?.remove(),
  },
  'a popover that goes when the focus does': {
    put() {
      window.cover('inset:0;width:100vw;height:100vh;background:pink;border:0').popover = 'manual';
      const cover = document.querySelector<HTMLElement>('div.disguise');
      cover?.showPopover();
      addEventListener('blur', () => cover?.remove(), { once: true });
    },
  },
};

test.each(Object.entries(over))(
  'what is written into a preview under %s does not go by itself',
  async (_, each) => {
    const page = await preview('Nicht gesehen');
    await disguise(page, each, '[role="dialog"]');
    await look(700);
    const late = each.late && (() => page.evaluate(each.late as () => void));
    await write(page, ' und gewonnen', late);
    await undisguise(page);
    expect(await became(page, 'Nicht gesehen')).toBe('edits-in-doubt');
    expect(await cityTexts(show)).toEqual([]);
  },
);

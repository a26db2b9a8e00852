import type { Page } from 'puppeteer-core';
import { beforeAll, expect, inject, test } from 'vitest';
import type { Platform } from '../../utils/post/types.ts';
import { cityTexts, isLong, kind, showOfFile, someOf } from '../e2e/fixture.ts';
import { until } from '../stage/browsers/until.ts';
import { panel } from '../stage/panel.ts';
import { press as city } from '../stage/stage.ts';
import { publish } from '../stage/steps.ts';
import { held, holds, invade, type Made, presetSwitch, scenes, type Tools } from './attacker.ts';
import {
  astray,
  bringDisguises,
  type Disguise,
  disguise,
  moments,
  strange,
  styles,
  undisguise,
  usualCovers,
} from './disguises.ts';
import { eyeOf, look, pressAt } from './hands.ts';

/*
 * The city has a rule that presets the switch for each of its profiles. The page makes composers up, invents what was published,
 * and wants a person's click for it, or none.
 */

const show = showOfFile({ shipped: true });
const every: Platform[] = ['facebook', 'instagram', 'bluesky'];
let own: Page;
beforeAll(async () => {
  own = await show.browser.openExtensionPage('/popup.html');
  for (const scene of Object.values(scenes(show))) await presetSwitch(own, scene);
});

declare global {
  interface Window {
    attacker: Tools;
  }
}

/** A page with the attacker in it, and its armed composer, in which this stands and which a person has seen. */
async function trap(platform: Platform, text: string): Promise<Page> {
  const scene = scenes(show)[platform];
  const page = show.passing(await show.browser.newPage(scene.address));
  await page.waitForFunction(() => document.querySelector('button, [role="button"]'));
  await invade(page, scene);
  // What the extension opens when it is installed comes to the front.
  await page.bringToFront();
  await bringDisguises(page);
  await page.evaluate((said) => void window.attacker.compose(said), text);
  await holds(own, 'an armed composer', ({ composers }) => composers.find(({ armed }) => armed));
  await look(900);
  return page;
}

/** On Bluesky the page itself can publish what it likes, with the session that lies in it. */
async function publishOnBluesky(more: object): Promise<Made> {
  const agent = await show.bluesky.agentFor(city.handle);
  const record = { $type: 'app.bsky.feed.post', createdAt: new Date().toISOString(), ...more };
  const where = { repo: agent.assertDid, collection: record.$type };
  const { uri, cid } = (await agent.com.atproto.repo.createRecord({ ...where, record })).data;
  return { uri, cid, record };
}

/** The page says that this was published; on Bluesky it really was. */
async function claim(page: Page, platform: Platform, text: string): Promise<void> {
  const made = platform === 'bluesky' ? await publishOnBluesky({ text }) : undefined;
  await page.evaluate((said, there) => window.attacker.claim(said, there), text, made);
}

/** Puts another text into the made-up composer. */
const rewrite = (page: Page, text: string) =>
  page.evaluate((words) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = words;
    window.attacker.editor().replaceChildren(paragraph);
  }, text);

/** What became of a claim: why it is offered, or that it went. */
async function became(text: string): Promise<string> {
  const notice = await holds(own, `word of "${text}"`, ({ notices }) =>
    notices.find(({ excerpt }) => excerpt === text),
  );
  return notice.offered ?? 'went';
}

const postOf = (page: Page) =>
  page.evaluate(() => {
    const { x, y, width, height } = window.attacker.post().getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });

test.each(every)(
  'control on %s: a made-up composer that is plainly seen, with its pill, goes at a real press',
  async (platform) => {
    const page = await trap(platform, 'Offen gezeigt');
    await pressAt(page, await postOf(page));
    await claim(page, platform, 'Offen gezeigt');
    expect(await became('Offen gezeigt')).toBe('went');
    await until('the post', async () => (await cityTexts(show)).includes('Offen gezeigt') || undefined);
  },
);

/** What a script can do with a button. */
const scripted: Record<string, () => void> = {
  'no press at all': () => {},
  'click()': () => window.attacker.post().click(),
  'made-up events': () => {
    const post = window.attacker.post();
    const init = { bubbles: true, composed: true, cancelable: true, detail: 1 };
    for (const type of ['pointerdown', 'pointerup']) post.dispatchEvent(new PointerEvent(type, init));
    for (const type of ['mousedown', 'mouseup', 'click']) post.dispatchEvent(new MouseEvent(type, init));
    const keys = { ...init, key: 'Enter', code: 'Enter', ctrlKey: true };
    for (const type of ['keydown', 'keypress', 'keyup']) {
      post.dispatchEvent(new KeyboardEvent(type, keys));
      window.attacker.editor().dispatchEvent(new KeyboardEvent(type, keys));
    }
  },
  'a submitted form, a label, execCommand': () => {
    const post = window.attacker.post();
    post.closest('form')?.requestSubmit();
    post.id = 'forged-post';
    const label = document.createElement('label');
    label.htmlFor = 'forged-post';
    document.body.append(label);
    label.click();
    window.attacker.editor().focus();
    document.execCommand('insertText', false, '');
    document.execCommand('insertParagraph');
    document.execCommand('undo');
  },
  'an event that says it is trusted': () => {
    const event = new MouseEvent('click', { bubbles: true });
    try {
      Object.defineProperty(event, 'isTrusted', { value: true });
    } catch {
      Object.setPrototypeOf(event, {
        get isTrusted() {
          return true;
        },
      });
    }
    Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
    window.attacker.post().dispatchEvent(event);
  },
};

test.each(every)('a script alone gets nothing posted on %s', async (platform) => {
  const page = await trap(platform, 'Ohne Mensch');
  const outcomes: Record<string, string> = {};
  for (const [what, act] of Object.entries(scripted)) {
    await page.evaluate(act).catch(() => {});
    const text = await page.evaluate(() => window.attacker.editor().innerText.trim());
    const said = `Ohne Mensch ${what}`;
    await rewrite(page, said);
    await claim(page, platform, said);
    outcomes[`${what}${text ? '' : ' (empty)'}`] = await became(said);
  }
  expect(new Set(Object.values(outcomes))).toEqual(new Set(['not-pressed']));
  expect(await cityTexts(show)).toEqual([]);
});

/** In everyday runs the first so many of them. */
async function stealPress(
  platform: Platform,
  all: Record<string, Disguise>,
  count: number,
): Promise<string[]> {
  const page = await trap(platform, 'Untergeschoben');
  const forged: string[] = [];
  for (const [what, each] of someOf(count, Object.entries(all))) {
    await look(700);
    const text = `Untergeschoben: ${what}`;
    await rewrite(page, text);
    await disguise(page, each, '.fake');
    await look(350);
    const late = each.late && (() => page.evaluate(each.late as () => void));
    await pressAt(page, await postOf(page), late);
    await claim(page, platform, text);
    const outcome = await became(text);
    if (outcome === 'went') forged.push(what);
    await undisguise(page);
    if (outcome === 'went') break;
  }
  return forged;
}

test.each(isLong ? every : (['facebook'] as const))(
  'on %s a real press on a Post button that is hidden posts nothing',
  async (platform) => {
    expect(await stealPress(platform, styles, 4)).toEqual([]);
    expect(await cityTexts(show)).toEqual([]);
  },
);

test('a real press on a Post button that is hidden behind a form whose fields lead elsewhere posts nothing', async () => {
  expect(await stealPress('facebook', astray, 2)).toEqual([]);
  expect(await cityTexts(show)).toEqual([]);
});

test.each(isLong ? every : (['facebook'] as const))(
  'on %s a real press on a Post button under something else posts nothing',
  async (platform) => {
    expect(await stealPress(platform, usualCovers, 7)).toEqual([]);
    expect(await cityTexts(show)).toEqual([]);
  },
);

test('a real press on a Post button under something that is no element posts nothing', async () => {
  const { forged, seen } = await underStrange();
  expect(forged).toEqual([]);
  // What this browser draws at all covers the button.
  expect(seen.length).toBeGreaterThan(isLong ? 7 : 3);
  expect(await cityTexts(show)).toEqual([]);
});

test.each(isLong ? every : (['facebook'] as const))(
  'on %s a real press on a Post button that was uncovered only for the press posts nothing',
  async (platform) => {
    expect(await stealPress(platform, moments, 5)).toEqual([]);
    expect(await cityTexts(show)).toEqual([]);
  },
);

/** Which of the strange covers this browser draws over the button, and which of those win a post by a press on it. */
async function underStrange(): Promise<{ forged: string[]; seen: string[] }> {
  const page = await trap('facebook', 'Unter Fremdem');
  const [forged, seen]: string[][] = [[], []];
  for (const [what, each] of someOf(6, Object.entries(strange))) {
    await look(700);
    const text = `Unter Fremdem: ${what}`;
    await rewrite(page, text);
    await disguise(page, each, '.fake');
    await look(900);
    if (await isPink(page)) {
      seen?.push(what);
      await pressAt(page, await postOf(page));
      await claim(page, 'facebook', text);
      if ((await became(text)) === 'went') forged?.push(what);
    }
    await undisguise(page);
  }
  return { forged: forged ?? [], seen: seen ?? [] };
}

/** Whether the middle of the Post button is seen to be pink, or as dark as a letter. */
async function isPink(page: Page): Promise<boolean> {
  const { x, y } = await postOf(page);
  const clip = { x: x - 4, y: y - 12, width: 8, height: 4 };
  const picture = await page.screenshot({ clip, encoding: 'base64' });
  return page.evaluate(async (src) => {
    const image = new Image();
    image.src = `data:image/png;base64,${src}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const [red = 0, green = 0, blue = 0] = context?.getImageData(2, 2, 1, 1).data ?? [];
    return red > 245 && green > 170 && green < 215 && blue > 180;
  }, picture);
}

/** Where a person presses who wants nothing of the composer, which is in plain view with its pill. */
const elsewhere = { x: 100, y: 600 };

/** What a person means to press there, in the page. */
function decoy(): void {
  window.cover(
    'left:50px;top:580px;width:100px;height:40px;background:pink;pointer-events:auto;z-index:1',
  ).innerHTML = '<label for="led-post" style="display:block;height:100%">Gefällt mir</label>';
}

/** A way in which what a person does elsewhere becomes a press on Post, and what the person does. */
interface Lead {
  lead(): void;
  /** Done a moment before the press. */
  late?(): void;
  person?(page: Page): Promise<void>;
}

const writesAndEnters = async (page: Page) => {
  await pressAt(page, elsewhere);
  await page.keyboard.type('Hallenbad', { delay: 60 });
  await page.keyboard.press('Enter', { delay: 40 });
};

/** Ways in which a press elsewhere becomes one on Post. */
const led: Record<string, Lead> = {
  'a label over the whole page': {
    lead() {
      window.attacker.post().id = 'led-post';
      const label = document.createElement('label');
      label.htmlFor = 'led-post';
      label.className = 'disguise';
      label.style.cssText = 'position:fixed;inset:0;z-index:2147483647';
      document.body.append(label);
      document.querySelector<HTMLElement>('.fake')?.style.setProperty('left', '-4000px');
    },
  },
  'a label beside the composer': {
    lead() {
      window.attacker.post().id = 'led-post';
    },
  },
  'a form that says it stands in it': {
    lead() {
      const own = document.querySelector('.disguise') as Element;
      own.innerHTML = '<form id="decoy"><p>Gefällt mir</p></form>';
      window.attacker.post().setAttribute('form', 'decoy');
      window.attacker.post().setAttribute('name', 'parentElement');
    },
  },
  'a tiny button under the pointer': {
    lead() {
      window.attacker.post().style.cssText =
        'position:fixed;left:98px;top:598px;width:5px;height:5px;padding:0;border:0;z-index:2147483647;overflow:hidden';
    },
  },
  'a pointer that is captured': {
    lead() {
      addEventListener('pointerdown', ({ pointerId }) => window.attacker.post().setPointerCapture(pointerId));
    },
  },
  'a pointer that is captured, and a button that comes to it': {
    lead() {
      addEventListener('pointerdown', ({ pointerId }) => window.attacker.post().setPointerCapture(pointerId));
      addEventListener('pointerup', ({ clientX, clientY }) => {
        window.attacker.post().style.cssText += `;position:fixed;z-index:2147483647;left:${clientX - 40}px;top:${clientY - 18}px`;
      });
    },
  },
  'a pointer that is locked to it, while another is drawn': {
    lead() {
      addEventListener('pointerdown', () => window.attacker.post().requestPointerLock(), { once: true });
    },
    async person(page) {
      await pressAt(page, elsewhere);
      // The pointer stays there, whatever its person does; so the composer comes to it, in plain view.
      await page.evaluate(() => {
        const { left, top } = window.attacker.post().getBoundingClientRect();
        const composer = document.querySelector<HTMLElement>('.fake');
        if (composer) composer.style.inset = `${200 + 582 - top}px auto auto ${300 + 60 - left}px`;
      });
      await look(2500);
      await pressAt(page, { x: 900, y: 300 });
      await page.evaluate(() => document.exitPointerLock());
    },
  },
  "a list of the browser's own that goes when it is pressed": {
    lead() {
      const own = document.querySelector('.disguise') as Element;
      own.innerHTML = `<select style="width:90px;height:36px">${'<option>Stadtteil'.repeat(20)}</select>`;
    },
    async person(page) {
      await pressAt(page, elsewhere);
      await look(1200);
      await page.evaluate(() => document.querySelector('.disguise select')?.remove());
      const { x, y } = await postOf(page);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await look(40);
      await page.mouse.up();
    },
  },
  'a label in the composer, at which the composer comes': {
    lead() {
      const post = window.attacker.post();
      post.id = 'led-post';
      const label = document.createElement('label');
      label.htmlFor = 'led-post';
      label.style.cssText = 'position:fixed;left:50px;top:580px;width:100px;height:40px;z-index:2147483647';
      const composer = document.querySelector<HTMLElement>('.fake');
      composer?.append(label);
      label.addEventListener('click', () => {
        const { left, top } = post.getBoundingClientRect();
        label.style.visibility = 'hidden';
        if (composer) composer.style.inset = `${200 + 582 - top}px auto auto ${300 + 60 - left}px`;
        if (composer) composer.style.zIndex = '2147483647';
      });
    },
  },
  'a short cut in another field of the composer': {
    lead() {
      const field = document.createElement('div');
      field.contentEditable = 'true';
      field.textContent = 'Ein Kommentar';
      field.style.cssText = 'position:fixed;left:50px;top:580px;width:100px;height:40px;z-index:2147483647';
      document.querySelector('.fake')?.append(field);
    },
    async person(page) {
      await pressAt(page, elsewhere);
      await page.keyboard.type(' und mehr', { delay: 60 });
      await page.keyboard.down('Control');
      await page.keyboard.press('Enter', { delay: 40 });
      await page.keyboard.up('Control');
    },
  },
  'a frame that loses the focus before its Enter': {
    lead() {
      const own = document.querySelector('.disguise') as Element;
      own.innerHTML =
        '<iframe sandbox style="width:100px;height:40px;border:0" srcdoc="<body style=margin:0><input>"></iframe>';
    },
    async person(page) {
      await pressAt(page, elsewhere);
      await page.keyboard.type('Hallenbad', { delay: 60 });
      await page.evaluate(() => window.attacker.post().focus());
      await page.keyboard.press('Enter', { delay: 40 });
    },
  },
  'a button that comes under the pointer': {
    lead() {},
    late() {
      window.attacker.post().style.cssText +=
        ';position:fixed;z-index:2147483647;left:60px;top:582px;width:80px;height:36px';
    },
  },
  'a composer that comes under the pointer': {
    lead() {},
    late() {
      const { left, top } = window.attacker.post().getBoundingClientRect();
      const composer = document.querySelector<HTMLElement>('.fake');
      if (!composer) return;
      composer.style.zIndex = '2147483647';
      composer.style.left = `${300 + 60 - left}px`;
      composer.style.top = `${200 + 582 - top}px`;
    },
  },
  'something of the button that is everywhere': {
    lead() {
      const all = document.createElement('i');
      all.style.cssText = 'position:fixed;inset:0;opacity:0';
      window.attacker.post().append(all);
      const own = document.querySelector<HTMLElement>('.disguise');
      own?.style.setProperty('pointer-events', 'none');
    },
  },
  'a field whose form it submits': {
    lead() {
      const own = document.querySelector('.disguise') as Element;
      const form = window.attacker.post().closest('form');
      if (form) form.id = 'led-form';
      own.innerHTML = '<input form="led-form" aria-label="Suche" style="width:90px">';
    },
    person: writesAndEnters,
  },
  'a field whose Enter comes after the focus went': {
    lead() {
      const own = document.querySelector('.disguise') as Element;
      own.innerHTML = '<input aria-label="Suche" style="width:90px">';
      own.addEventListener('keydown', (event) => {
        if ((event as KeyboardEvent).key === 'Enter') window.attacker.post().focus();
      });
    },
    person: writesAndEnters,
  },
  'a field that loses the focus before its Enter': {
    lead() {
      const own = document.querySelector('.disguise') as Element;
      own.innerHTML = '<input aria-label="Suche" style="width:90px">';
      own.addEventListener('input', ({ target }) => {
        if ((target as HTMLInputElement).value.length > 8) window.attacker.post().focus();
      });
    },
    person: writesAndEnters,
  },
  'a field that loses the focus when Ctrl is down': {
    lead() {
      const own = document.querySelector('.disguise') as Element;
      own.innerHTML = '<input aria-label="Antwort" style="width:90px">';
      own.addEventListener('keydown', (event) => {
        if ((event as KeyboardEvent).key === 'Control') window.attacker.editor().focus();
      });
    },
    async person(page) {
      await pressAt(page, elsewhere);
      await page.keyboard.type('Hallenbad', { delay: 60 });
      await page.keyboard.down('Control');
      await look(40);
      await page.keyboard.press('Enter', { delay: 40 });
      await page.keyboard.up('Control');
    },
  },
};

for (const [what, cursor] of [
  [
    'is a picture of something else',
    `url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="128" height="128" fill="pink"/></svg>') 64 64, pointer`,
  ],
  ['is not drawn', 'none'],
] as const) {
  test(`a press on Post with a pointer that ${what} posts nothing`, async () => {
    const text = `Der Zeiger ${what}`;
    const page = await trap('facebook', text);
    await page.evaluate((css) => window.sheet(`.fake * { cursor: ${css} !important }`), cursor);
    await look(600);
    await pressAt(page, await postOf(page));
    await claim(page, 'facebook', text);
    expect(await became(text)).toBe('button-hidden');
  });
}

test.each(someOf(10, Object.entries(led)))(
  'what leads to Post by %s posts nothing',
  async (what, { lead, late, person }) => {
    const text = `Umgeleitet: ${what}`;
    const page = await trap('facebook', text);
    await page.evaluate(decoy);
    await page.evaluate(lead);
    await look(600);
    if (person) await person(page);
    else await pressAt(page, elsewhere, late && (() => page.evaluate(late)));
    await claim(page, 'facebook', text);
    expect(await became(text)).not.toBe('went');
    expect(await cityTexts(show)).toEqual([]);
  },
);

/** A window (popup) or tab of the page's own before it, which closes at the first press in it. */
async function openOver(page: Page, features: string): Promise<Page> {
  await page.evaluate((asked) => void window.open('/?over', 'over', asked), features);
  const over = await show.browser.nextPage((url) => url.endsWith('/?over'));
  await over.bringToFront();
  await over.evaluate(() => addEventListener('mousedown', () => window.close()));
  return over;
}

/** Without a screen each window of Chromium has the focus. */
const windows = { window: 'popup,width=1280,height=900', tab: '' };
const hasWindows = kind === 'firefox' || inject('isSeen');

test.each(Object.entries(windows).slice(hasWindows ? 0 : 1))(
  'the second of two clicks in a %s that goes at the first posts nothing',
  async (what, features) => {
    const text = `Doppelt geklickt: ${what}`;
    const page = await trap('facebook', text);
    const { x, y } = await postOf(page);
    const over = await openOver(page, features);
    await look(1500);
    await over.mouse.move(x, y);
    await over.mouse.down().catch(() => {});
    await until('it to go', async () => over.isClosed() || undefined);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await look(40);
    await page.mouse.up();
    await claim(page, 'facebook', text);
    expect(await became(text)).toBe('not-aimed');
    expect(await cityTexts(show)).toEqual([]);
    // And later the same press goes.
    await rewrite(page, 'Danach');
    await look(900);
    await pressAt(page, { x, y });
    await claim(page, 'facebook', 'Danach');
    expect(await became('Danach')).toBe('went');
    await until('the post', async () => (await cityTexts(show)).includes('Danach') || undefined);
  },
);

test.each([
  ['no colour', 'color:transparent;background:none;border:0'],
  ['letters of no size', 'font-size:0;background:none;border:0'],
  ['letters elsewhere', 'text-indent:-999px;overflow:hidden;background:none;border:0'],
  ['letters without a filling', '-webkit-text-fill-color:transparent;background:#fff0;border:0'],
  ['the window for its box', 'position:fixed;inset:0;width:auto;height:auto;background:none;border:0'],
])('a press on a Post button that has %s, over something else, posts nothing', async (what, css) => {
  const text = `Der Knopf hat ${what}`;
  const page = await trap('facebook', text);
  const place = await page.evaluate((style) => {
    const post = window.attacker.post();
    const { left, top } = post.getBoundingClientRect();
    const like = document.createElement('b');
    like.textContent = 'Gefällt mir';
    like.style.cssText = `position:fixed;left:${left}px;top:${top}px`;
    post.style.cssText += `;position:fixed;left:${left}px;top:${top}px;${style}`;
    post.before(like);
    return { x: left + 40, y: top + 18 };
  }, css);
  await look(900);
  await pressAt(page, place);
  await claim(page, 'facebook', text);
  expect(await became(text)).toBe('button-hidden');
  expect(await cityTexts(show)).toEqual([]);
});

test('a press on a Post button that alone lies under something posts nothing', async () => {
  const page = await trap('facebook', 'Nur der Knopf');
  await page.evaluate(() => {
    const { x, y, width, height } = window.attacker.post().getBoundingClientRect();
    window.cover(`left:${x}px;top:${y}px;width:${width}px;height:${height}px;background:pink`);
  });
  await look(600);
  await pressAt(page, await postOf(page));
  await claim(page, 'facebook', 'Nur der Knopf');
  expect(await became('Nur der Knopf')).toBe('button-hidden');
  expect(await cityTexts(show)).toEqual([]);
});

test('a press on a Post button in a modal dialog, under a popover beside it, posts nothing', async () => {
  const page = await trap('facebook', 'Unter der Blase');
  await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.style.cssText = 'all:unset';
    document.body.append(dialog);
    dialog.append(document.querySelector('.fake') ?? '');
    dialog.showModal();
  });
  await look(1200);
  await page.evaluate(() => {
    // Without a picture of its own, as its child is drawn over all.
    const popover = window.cover(
      'inset:auto;width:1px;height:1px;border:0;background:none;pointer-events:auto',
    );
    popover.popover = 'manual';
    popover.innerHTML = '<i style="position:fixed;inset:0;background:pink"></i>';
    popover.showPopover();
  });
  await look(900);
  await pressAt(page, await postOf(page));
  await claim(page, 'facebook', 'Unter der Blase');
  expect(await became('Unter der Blase')).toBe('button-hidden');
  await page.evaluate(() => document.querySelector('div.disguise')?.remove());
  await rewrite(page, 'In einem Fenster');
  await look(900);
  await pressAt(page, await postOf(page));
  await claim(page, 'facebook', 'In einem Fenster');
  // By itself the dialog is no doubt.
  expect(await became('In einem Fenster')).toBe('went');
  await until('the post', async () => (await cityTexts(show)).includes('In einem Fenster') || undefined);
});

/** Where our preview lies, which the page finds by asking what is at each place: the element there is ours, beyond its own box. */
const previewOf = (page: Page) =>
  until('our open preview', () =>
    page.evaluate((selector) => {
      const host = document.querySelector(selector);
      const own = host?.getBoundingClientRect();
      const found: { x: number; y: number }[] = [];
      for (let x = 4; own && x < innerWidth; x += 4) {
        for (let y = 4; y < innerHeight; y += 8) {
          const isInside = x >= own.left && x <= own.right && y >= own.top && y <= own.bottom;
          if (!isInside && document.elementFromPoint(x, y) === host) found.push({ x, y });
        }
      }
      const [xs, ys] = [found.map(({ x }) => x), found.map(({ y }) => y)];
      return found.length > 100
        ? { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
        : undefined;
    }, panel.atComposer),
  );

/** Draws over the Post button, from before our own element, where no script can be found that did it. */
const fromOurs: Disguise = {
  put: () =>
    window.sheet(
      '[data-mitposten]::before{content:"Weiterlesen";position:fixed;inset:0;background:pink;pointer-events:none}',
    ),
};

test('a Post button that our own preview lies over an edge of is pressed by what is seen of it alone', async () => {
  const page = await trap('facebook', 'Neben der Vorschau');
  await pressAt(page, await eyeOf(page, panel.atComposer));
  await look(1500);
  const { left, top } = await previewOf(page);
  await page.evaluate(
    (x, y) => window.attacker.post().style.setProperty('inset', `${y}px auto auto ${x}px`),
    ...[left - 60, top + 60],
  );
  await page.evaluate(() => window.attacker.post().style.setProperty('position', 'fixed'));
  await look(1500);
  const press = async () => {
    const { x, y } = await postOf(page);
    await pressAt(page, { x: x - 20, y });
  };
  const forged: string[] = [];
  for (const [what, each] of someOf(4, Object.entries({ 'our own element': fromOurs, ...usualCovers }))) {
    const text = `Neben der Vorschau: ${what}`;
    await rewrite(page, text);
    await disguise(page, each, '.fake');
    await look(700);
    await press();
    await claim(page, 'facebook', text);
    if ((await became(text)) !== 'button-hidden') forged.push(what);
    await undisguise(page);
  }
  expect(forged).toEqual([]);
  expect(await cityTexts(show)).toEqual([]);
  // Without any of it the preview is no doubt, and lies where it was believed to.
  expect((await previewOf(page)).left).toBe(left);
  await rewrite(page, 'Neben der Vorschau');
  await look(700);
  await press();
  await claim(page, 'facebook', 'Neben der Vorschau');
  expect(await became('Neben der Vorschau')).toBe('went');
  await until('the post', async () => (await cityTexts(show)).includes('Neben der Vorschau') || undefined);
});

test.each(every)(
  "on %s another text than stood there at a person's press is only offered",
  async (platform) => {
    const page = await trap(platform, 'Was dasteht');
    await pressAt(page, await postOf(page));
    await rewrite(page, 'Was nie dastand');
    await claim(page, platform, 'Was nie dastand');
    expect(await became('Was nie dastand')).toBe('text-differs');
    expect(await cityTexts(show)).toEqual([]);
  },
);

/** What really stands on Bluesky, written by the page with the session that lies in it, where it says that it published what stood there. */
const others: Record<string, object> = {
  'another text': { text: 'Untergeschoben' },
  'another target of a link': {
    text: 'Mehr auf krefeld.de',
    facets: [
      {
        index: { byteStart: 9, byteEnd: 19 },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://boese.example/untergeschoben' }],
      },
    ],
  },
  'a card': {
    text: 'Mehr auf krefeld.de',
    embed: {
      $type: 'app.bsky.embed.external',
      external: { uri: 'https://boese.example/untergeschoben', title: 'Karte', description: '' },
    },
  },
};

test.each(Object.entries(others))(
  'on bluesky a record with %s than was pressed is not mirrored',
  async (_, record) => {
    const text = 'Mehr auf krefeld.de';
    const page = await trap('bluesky', text);
    const { uri, cid } = await publishOnBluesky(record);
    await pressAt(page, await postOf(page));
    await page.evaluate((said, forged) => window.attacker.claim(said, forged), text, { uri, cid });
    await holds(own, 'word of it', ({ notices }) =>
      notices.find(
        ({ excerpt, outcomes }) => excerpt === text && outcomes.some(({ state }) => state !== 'sending'),
      ),
    );
    expect(await cityTexts(show)).toEqual([]);
  },
);

/** Words of the page's on a link whose address, or whose host alone, stands in the officer's text. */
const labelled = [
  { written: 'Mehr auf https://krefeld.de/fest', before: 'Mehr auf ', url: 'https://krefeld.de/fest' },
  { written: 'Guten Morgen Krefeld', before: 'Guten Morgen ', url: 'https://Krefeld' },
];

test.each(labelled)(
  'on facebook other words on a link than were written are only offered: $written',
  async ({ written, before, url }) => {
    const page = await trap('facebook', written);
    await pressAt(page, await postOf(page));
    const words = 'alles ist gelogen';
    const text = `${before}${words}`;
    const range = { offset: before.length, length: words.length, entity: { external_url: url } };
    await page.evaluate((wanted, said) => window.attacker.claim(wanted, undefined, said), written, {
      text,
      ranges: [range],
    });
    expect(await became(text)).toBe('text-differs');
    expect(await cityTexts(show)).toEqual([]);
  },
);

test.each(every)('on %s one press is good for one publication', async (platform) => {
  const page = await trap(platform, 'Einmal');
  await pressAt(page, await postOf(page));
  await claim(page, platform, 'Einmal');
  await page.waitForNetworkIdle({ idleTime: 300 });
  await claim(page, platform, 'Einmal');
  await claim(page, platform, 'Zweimal');
  expect(await became('Zweimal')).not.toBe('went');
  const goes = (await held(own)).notices.filter(({ offered }) => !offered);
  expect(goes).toHaveLength(1);
});

test("after all of this the officer's own post goes", async () => {
  const page = await show.write('Vom Amt');
  await holds(own, 'an armed composer', ({ composers }) => composers.find(({ armed }) => armed));
  await look(900);
  await publish(page);
  await holds(own, 'it to go', ({ notices }) =>
    notices.find(({ excerpt, offered }) => excerpt === 'Vom Amt' && !offered),
  );
});

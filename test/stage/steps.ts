import type { Page } from 'puppeteer-core';
import type { StageBrowser } from './browsers/index.ts';
import { found, gone, press, pressPost } from './elements.ts';
import type { Mastodon } from './mastodon/index.ts';

/*
 * What a person does, step by step, in any of the stage's browsers and languages. Elements are found by role, test id or
 * place, never by a word of one language. Here what is done in the options and on Bluesky; our own elements have their file.
 */

export * from './elements.ts';
export * from './panel.ts';
export * from './preview.ts';

const composer = '[data-testid="composePostView"]';

/** Types the server's name in the options, signs in in the server's own window and consents. Gives the options page. */
export async function connectAccount(
  browser: StageBrowser,
  server: Mastodon,
  user: { username: string; password: string },
  typed = server.host,
): Promise<Page> {
  const granting = browser.grantHost(`https://${server.host}`);
  const options = await browser.openExtensionPage('/options.html');
  await granting;
  await setPause(options, 0);
  // Tests of one file may say the same one after another.
  await compareWithin(options, 0);
  await typeServer(options, typed);
  const window = await browser.nextPage((url) => url.includes(server.host));
  await signInAt(window, user);
  await press(window, '#authorize');
  await options.waitForSelector(`[href="https://${server.host}/@${user.username}"]`);
  return options;
}

/** For so many seconds nothing is sent, so that it can be undone. `page` is one of the extension's own. */
export async function setPause(page: Page, seconds: number): Promise<void> {
  await page.evaluate(async (pause) => {
    // The pages of an extension have it, the types of a page do not.
    await Reflect.get(globalThis, 'chrome').storage.local.set({ sending: { pause } });
  }, seconds);
}

/** Within so many minutes the same content is asked about; 0 for never. `page` is one of the extension's own. */
export async function compareWithin(page: Page, minutes: number): Promise<void> {
  await page.evaluate(async (sameContentMinutes) => {
    await Reflect.get(globalThis, 'chrome').storage.local.set({ sameContentMinutes });
  }, minutes);
}

/**
 * Types the name of a server, and goes on where it is one; where it says nothing without a permission, allows it to be
 * asked. What comes of it else stands in the form.
 */
export async function typeServer(options: Page, typed: string): Promise<void> {
  await askForServer(options, typed);
  const next = async () => {
    const came = await found(options, '.add-next .button-main, .add-error > *');
    return came.evaluate((element) => element.closest('.add-silent, .add-found')?.className ?? '');
  };
  let came = await next();
  if (came.includes('add-silent')) {
    await press(options, '.add-silent .button-main');
    await options.waitForFunction(() => !document.querySelector('.add-silent'));
    came = await next();
  }
  if (came.includes('add-found')) await press(options, '.add-found .button-main');
}

/** Types the name of a server and has it looked at. */
export async function askForServer(options: Page, typed: string): Promise<void> {
  const field = await found(options, '#add-server');
  const holds = () => field.evaluate((input) => (input as HTMLInputElement).value);
  // A page that opens meanwhile, as that of the first start, takes the keys.
  for (let tries = 0; tries < 5 && (await holds()) !== typed; tries += 1) {
    await options.bringToFront();
    await field.evaluate((input) => {
      (input as HTMLInputElement).select();
    });
    await field.type(typed);
  }
  await press(options, 'form.add button[type="submit"]');
}

/** Fills in the server's sign-in page, if it asks. */
export async function signInAt(window: Page, { username, password }: { username: string; password: string }) {
  const first = await found(window, '#user_email, #authorize');
  if ((await first.evaluate((element) => element.id)) === 'authorize') return;
  await first.type(username);
  await (await found(window, '#user_password')).type(password);
  await press(window, 'button[type="submit"]');
  await found(window, '#authorize');
}

/** Opens Bluesky with nothing written. */
export async function openBluesky(browser: StageBrowser): Promise<Page> {
  const page = await browser.newPage('https://bsky.app/');
  await found(page, '[data-testid="accountSwitch"]');
  return page;
}

/** Opens the composer and waits until it can be written in. */
export async function openComposer(page: Page): Promise<void> {
  await gone(page, composer);
  // A window that has just been opened in front of it would keep the focus.
  await page.bringToFront();
  await page.evaluate(() => {
    const open = document.querySelector<HTMLElement>(
      '[aria-label="Neuen Post verfassen"], [aria-label="Compose new post"]',
    );
    open?.click();
  });
  await found(page, '.ProseMirror-focused');
}

/** Adds pictures or a video to the post that is being written. */
export async function attach(page: Page, files: string[]): Promise<void> {
  const before = (await page.$$('[data-testid="selectedPhotoImage"]')).length;
  const [chooser] = await Promise.all([
    page.waitForFileChooser(),
    press(page, '[data-testid="openMediaBtn"]'),
  ]);
  await chooser.accept(files);
  if (!files.every((file) => file.endsWith('.png'))) return;
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-testid="selectedPhotoImage"] img').length === count,
    {},
    before + files.length,
  );
}

/** Gives the picture with this index its alternative text. */
export async function describe(page: Page, index: number, text: string): Promise<void> {
  await page.evaluate((at) => {
    document.querySelectorAll<HTMLElement>('[data-testid="altTextButton"]')[at]?.click();
  }, index);
  await fillInDescription(page, text);
}

/** Gives the picture with this index its alternative text by a click on itself, and closes the dialog by Escape. */
export async function describeOnPicture(page: Page, index: number, text: string): Promise<void> {
  await page.evaluate((at) => {
    document
      .querySelectorAll<HTMLElement>('[data-testid="selectedPhotoImage"]')
      [at]?.parentElement?.querySelector<HTMLElement>('div[role="button"]')
      ?.click();
  }, index);
  await (await found(page, '[role="dialog"] textarea')).type(text);
  await page.keyboard.press('Escape');
  await gone(page, '[role="dialog"] textarea');
}

/** Keeps what is written as a draft. */
export async function saveDraft(page: Page): Promise<void> {
  await press(page, drafts);
  await press(page, '[data-testid="saveDraft"]');
  await gone(page, '[data-testid="saveDraft"]');
}

/** Puts the newest draft in the place of what is written. */
export async function loadDraft(page: Page): Promise<void> {
  await press(page, drafts);
  await press(page, '[data-testid="savedDraft"]');
  await gone(page, '[data-testid="savedDraft"]');
}

const drafts = '[aria-label="Entwürfe"], [aria-label="Drafts"]';

/** Fills in and closes the dialog for an alternative text, a picture's or a video's. */
export async function fillInDescription(page: Page, text: string): Promise<void> {
  const field = await found(page, '[role="dialog"] textarea');
  await field.type(text);
  await press(page, '[role="dialog"] label + button');
  await gone(page, '[role="dialog"] textarea');
}

/** Adds another post to the thread. */
export async function addPost(page: Page): Promise<void> {
  const count = (await page.$$('.ProseMirror')).length;
  await press(
    page,
    '[aria-label="Einen weiteren Post zum Thread hinzufügen"], [aria-label="Add another post to thread"]',
  );
  await page.waitForFunction(
    (more) => document.querySelectorAll('.ProseMirror')[more]?.classList.contains('ProseMirror-focused'),
    {},
    count,
  );
}

/** Presses Post, and waits until the platform has closed the composer. `pressing` is called in the moment of the press. */
export async function publish(page: Page, pressing?: () => void): Promise<void> {
  await pressPost(page, '[data-testid="composerPublishBtn"]', pressing);
  await gone(page, composer);
}

import { randomUUID } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { requireBrowser } from '../../../scripts/browsers.mjs';
import { chromeScope } from './firefox-chrome.ts';
import { preferences } from './firefox-preferences.ts';
import type { BrowserOptions, StageBrowser } from './index.ts';
import { note, noted, type OwnRequest } from './own-requests.ts';
import { trackPages } from './pages.ts';
import { makeProfile, removeProfile } from './profile.ts';
import { until } from './until.ts';

/** Starts Firefox over WebDriver BiDi, with the extension installed for the session and its storage kept over a restart. */
export async function launchFirefox(options: BrowserOptions): Promise<StageBrowser> {
  const extension = await realpath(options.extension);
  const id = await extensionId(extension);
  /** As Firefox names an extension's elements (ext-browser.js, `makeWidgetId`). */
  const widgetId = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  const uuid = randomUUID();
  const profile = await makeProfile();
  const tracked = trackPages();
  const prefs = preferences({ ...options, extensionId: id, uuid });
  const start = async () => {
    const started = await puppeteer.launch({
      browser: 'firefox',
      executablePath: requireBrowser('firefox'),
      headless: options.headless ?? true,
      userDataDir: profile,
      acceptInsecureCerts: true,
      defaultViewport: { width: options.width ?? 1280, height: options.height ?? 900 },
      // The pages of an extension are reached only from the browser's own scope.
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: prefs,
    });
    try {
      if (options.notesRequests) await chromeScope(started).evaluate(note(id));
      await started.installExtension(extension);
      const spoken = await chromeScope(started).evaluate('Services.locale.appLocaleAsBCP47');
      if (!String(spoken).startsWith(options.language)) {
        throw new Error(
          `Firefox speaks ${spoken}: its language pack is missing (Debian: firefox-esr-l10n-de)`,
        );
      }
    } catch (error) {
      await started.close();
      throw error;
    }
    return started;
  };
  let browser: Browser = await start().catch(async (error: unknown) => {
    await removeProfile(profile);
    throw error;
  });

  const asked: OwnRequest[] = [];
  const quit = async () => {
    if (options.notesRequests) asked.push(...JSON.parse(String(await chromeScope(browser).evaluate(noted))));
    await browser.close();
  };
  const extensionUrl = (path: string) => new URL(path, `moz-extension://${uuid}`).href;
  /** A tab that changes its process while Puppeteer takes it up may never answer (seen in 153, one in about 200): who waited for one opens it again. */
  const open = async (url: string) => {
    await chromeScope(browser).openTab(url);
    return tracked.next(browser, (address) => address === url, url, 6_000);
  };
  return {
    kind: 'firefox',
    language: options.language,
    async newPage(url) {
      const page = tracked.keep(await browser.newPage());
      if (url) await page.goto(url);
      return page;
    },
    extensionUrl,
    async openExtensionPage(path) {
      const url = extensionUrl(path);
      const page = await open(url).catch(() => open(url));
      await page.waitForFunction(() => document.readyState === 'complete');
      await page.setViewport({ width: options.width ?? 1280, height: options.height ?? 900 });
      return page;
    },
    async nextPage(matches) {
      try {
        return await tracked.next(browser, matches, 'a new window');
      } catch (error) {
        const tabs = await chromeScope(browser).tabs();
        const own = tabs.filter((address) => address.startsWith(extensionUrl('/')) && matches(address));
        const mute = own.at(-1);
        const kept = await tracked.countKept(browser, matches);
        if (!mute || own.length <= kept) throw new Error(`There are ${tabs.join(', ')}`, { cause: error });
        console.warn(`${mute} never answered, and is opened anew`);
        await chromeScope(browser).closeTab(mute);
        return open(mute);
      }
    },
    async callCommand(name) {
      // The browser keeps an element for each shortcut, and its key does what `doCommand` does (ext-commands.js).
      await chromeScope(browser).evaluate(`{
        const keys = [...document.querySelectorAll('keyset[id^="ext-keyset-id"] key')];
        const { shortcuts } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
          .ExtensionParent.GlobalManager.getExtension(${JSON.stringify(id)});
        if (!keys.length) throw new Error('no shortcut is known');
        shortcuts.onCommand(${JSON.stringify(name)});
      }`);
    },
    async chooseFromMenu(page, selector, entry) {
      const element = await page.waitForSelector(selector);
      // The background puts its entries there a moment after they are wanted.
      await until(`an entry for ${entry}`, async () => {
        await element?.click({ button: 'right' });
        return (await chromeScope(browser).chooseFromMenu(`${widgetId}-menuitem-_${entry}`)) || undefined;
      });
    },
    askSidebar: (expression) => chromeScope(browser).askSidebar(`${widgetId}-sidebar-action`, expression),
    stopBackground: () => chromeScope(browser).stopBackground(id),
    // A preference lets every optional permission pass without a prompt.
    grantHost: async () => {},
    async restart() {
      await quit();
      browser = await start();
    },
    async close() {
      await quit();
      await removeProfile(profile);
      return asked;
    },
  };
}

/** The id that an extension's manifest says. */
export async function extensionId(folder: string): Promise<string> {
  const manifest: { browser_specific_settings?: { gecko?: { id?: string } } } = JSON.parse(
    await readFile(join(folder, 'manifest.json'), 'utf8'),
  );
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${folder} holds no Firefox extension with an id`);
  return id;
}

import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser, type Extension } from 'puppeteer-core';
import { requireBrowser } from '../../../scripts/browsers.mjs';
import type { BrowserOptions, StageBrowser } from './index.ts';
import { heedLateFrames } from './late-frames.ts';
import { inNetLog, type OwnRequest } from './own-requests.ts';
import { trackPages } from './pages.ts';
import { makeProfile, removeProfile } from './profile.ts';
import { until } from './until.ts';

/** Starts Chromium over CDP, with the extension loaded by its command line. */
export async function launchChromium(options: BrowserOptions): Promise<StageBrowser> {
  const extension = await realpath(options.extension);
  const base = `chrome-extension://${await extensionId(extension)}`;
  const profile = await makeProfile();
  const tracked = trackPages();
  const asked: OwnRequest[] = [];
  let browser = await start(options, extension, profile);

  const extensionUrl = (path: string) => new URL(path, base).href;
  const newPage = async (url?: string) => {
    const page = heedLateFrames(tracked.keep(await browser.newPage()));
    if (url) await page.goto(url);
    return page;
  };
  const openExtensionPage = (path: string) => newPage(extensionUrl(path));

  /** Popup and side panel are not among the browser's own pages. */
  const all = {
    pages: async () => [...(await browser.pages()), ...(await (await own(browser)).pages())],
  };
  /** A window that has just come up is asked for as the extension's own only late: by then it is known as a window, and answers. */
  const windowsFirst = () => {
    const late = Date.now() + 2000;
    return { pages: () => (Date.now() < late ? browser : all).pages() };
  };

  /** Runs code on the browser's own page for extensions, which may do what no extension may. */
  const asBrowser = async (code: string) => {
    const page = await newPage('chrome://extensions');
    await page.evaluate(code);
    await page.close();
  };

  /** Runs code in the extension's worker, with what is told. */
  const inWorker = async <Told>(work: (told: Told) => unknown, told: Told) => {
    const page = await openExtensionPage('/manifest.json');
    const [worker] = await until('the worker', async () => {
      const workers = await (await own(browser)).workers();
      return workers.length > 0 ? workers : undefined;
    });
    await worker?.evaluate(`(${work})(${JSON.stringify(told)})`);
    await page.close();
  };

  /** The command line's extension is there a moment after the browser is. */
  const ready = async () => {
    const page = await newPage();
    await until('the extension', () =>
      page.goto(extensionUrl('/manifest.json')).then(
        () => true,
        () => undefined,
      ),
    );
    const spoken = await page.evaluate('chrome.i18n.getUILanguage()');
    if (!String(spoken).startsWith(options.language)) {
      throw new Error(`Chromium speaks ${spoken}: its language pack is missing (Debian: chromium-l10n)`);
    }
    const keep = (all: object) => Reflect.get(globalThis, 'chrome').storage.local.set(all);
    if (options.stored) await page.evaluate(keep, options.stored);
    await page.close();
  };
  // The log is whole once the browser has ended.
  const quit = async () => {
    await browser.close();
    asked.push(...inNetLog(netLogIn(profile), base));
  };
  const end = async () => {
    await quit();
    await removeProfile(profile);
    return asked;
  };

  await ready().catch(async (error: unknown) => {
    await end();
    throw error;
  });

  return {
    kind: 'chromium',
    language: options.language,
    newPage,
    extensionUrl,
    openExtensionPage,
    nextPage: async (matches) => heedLateFrames(await tracked.next(windowsFirst(), matches, 'a new window')),
    async pressToolbar(tab) {
      await tab.bringToFront();
      await (await own(browser)).triggerAction(tab);
      return tracked.next(all, (url) => url === extensionUrl('/popup.html'), 'the popup');
    },
    // Keys that come over CDP reach the page and not the browser: its event is raised in their place.
    callCommand: (name) =>
      inWorker((command) => Reflect.get(globalThis, 'chrome').commands.onCommand.dispatch(command), name),
    async chooseFromMenu(page, selector, entry) {
      const clicked = await page.$eval(selector, (element) => ({
        srcUrl: element instanceof HTMLImageElement ? element.src : undefined,
        selectionText: String(getSelection()),
        pageUrl: location.href,
        title: document.title,
      }));
      await inWorker(
        async ({ title, ...info }) => {
          const { contextMenus } = Reflect.get(globalThis, 'chrome');
          // Rejects where there is no such entry.
          await contextMenus.update(info.menuItemId, {});
          contextMenus.onClicked.dispatch(info, { title });
        },
        { menuItemId: entry, ...clicked },
      );
    },
    async stopBackground() {
      // Puppeteer learns of a worker a moment after it has begun; the browser's own list has it at once.
      const page = await browser.newPage({ background: true });
      await page.goto(extensionUrl('/manifest.json'));
      const session = await tracked.keep(page).createCDPSession();
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await page.close();
    },
    grantHost: (origin) =>
      asBrowser(
        `new Promise((done) => chrome.developerPrivate.addHostPermission(${JSON.stringify(new URL(base).host)}, ` +
          `${JSON.stringify(`${new URL(origin).origin}/*`)}, done))`,
      ),
    async restart() {
      await quit();
      browser = await start(options, extension, profile);
      await ready();
    },
    close: end,
  };
}

/** The extension as the browser has it. */
async function own(browser: Browser): Promise<Extension> {
  const [extension] = (await browser.extensions()).values();
  if (!extension) throw new Error('Chromium has no extension');
  return extension;
}

function start(options: BrowserOptions, extension: string, profile: string): Promise<Browser> {
  const { language, front, headless = true, width = 1280, height = 900, darkMode = false } = options;
  return puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    headless,
    userDataDir: profile,
    enableExtensions: true,
    defaultViewport: { width, height },
    env: { ...process.env, LANGUAGE: language },
    args: [
      // Chromium refuses to run as root with its sandbox, and containers do not let it have one.
      '--no-sandbox',
      `--lang=${language}`,
      `--accept-lang=${language}`,
      `--window-size=${width},${height}`,
      // 0 is dark, 1 is light (Blink, web_feature_types: PreferredColorScheme).
      `--blink-settings=preferredColorScheme=${darkMode ? 0 : 1}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      // Chrome of Google's own make ignores --load-extension since version 137 without this.
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      '--disable-component-update',
      '--no-default-browser-check',
      '--no-pings',
      `--host-resolver-rules=MAP *:443 127.0.0.1:${front.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
      '--ignore-certificate-errors',
      ...(options.notesRequests ? [`--log-net-log=${netLogIn(profile)}`] : []),
    ],
  });
}

const netLogIn = (profile: string) => join(profile, 'net-log.json');

/** Chromium's way to an id: the first half of a SHA-256 over the manifest's key, else over the path, in letters a to p. */
export async function extensionId(folder: string): Promise<string> {
  const manifest: { key?: string } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const source = manifest.key ? Buffer.from(manifest.key, 'base64') : Buffer.from(folder);
  const half = createHash('sha256').update(source).digest('hex').slice(0, 32);
  return half.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

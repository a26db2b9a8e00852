import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireBrowser } from '../../scripts/browsers.mjs';
import { examplePolicy } from '../../scripts/it/example.ts';
import { chromiumPolicy } from '../../scripts/it/templates.ts';
import { makeProfile, removeProfile } from '../stage/browsers/profile.ts';
import { until } from '../stage/browsers/until.ts';
import { type Intranet, startIntranet } from './intranet.ts';
import { releases } from './packages.ts';
import { systemFile } from './system-file.ts';

/** Where Debian's Chromium looks; Google's Chrome and Edge have folders of their own under /etc/opt. */
const policies = '/etc/chromium/policies/managed/mitposten-test.json';

const { id, make, filling } = releases();
let intranet: Intranet;
let profile: string;
let putBack: () => void;
let browser: Browser;

beforeAll(async () => {
  intranet = await startIntranet();
  profile = await makeProfile();
  putBack = systemFile(policies, {
    // Else nobody may look into what a policy has installed, and the test could not either.
    DeveloperToolsAvailability: 1,
    CACertificates: [intranet.certificate],
    ...chromiumPolicy(filling('0.1.0', intranet.base)),
  });
  intranet.lay(make('0.1.0', intranet.base));
  browser = await start();
});

afterAll(async () => {
  await browser?.close();
  putBack?.();
  await intranet?.close();
  if (profile) await removeProfile(profile);
});

test('a policy alone brings the signed package from the administration’s own server', async () => {
  await until(
    'version 0.1.0',
    async () => ((await installed())?.version === '0.1.0' ? true : undefined),
    60_000,
  );
  expect(intranet.fetched).toEqual(expect.arrayContaining(['updates.xml', 'mitposten-0.1.0.crx']));
  expect(await installed()).toMatchObject({
    state: 'ENABLED',
    userMayModify: false,
    mustRemainInstalled: true,
  });
});

test('what it brought works: it shows its settings', async () => {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.waitForSelector('h1');
  expect(await page.title()).toContain('Mitposten');
  // And what the template sets reaches it, every setting of it, a moment after the installation.
  const managed = await until('the settings by policy', async () => {
    const found = (await page.evaluate('chrome.storage.managed.get()')) as object;
    return Object.keys(found).length > 0 ? found : undefined;
  });
  expect(managed).toEqual(examplePolicy);
  await page.close();
});

test('a higher version on the server takes its place', async () => {
  intranet.lay(make('0.1.1', intranet.base));
  await asBrowser('chrome.developerPrivate.autoUpdate()');
  await until(
    'version 0.1.1',
    async () => ((await installed())?.version === '0.1.1' ? true : undefined),
    60_000,
  );
  expect(intranet.fetched).toContain('mitposten-0.1.1.crx');
});

/** A browser with an empty profile, no extension on its command line, and no way out of this machine. */
function start(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    userDataDir: profile,
    enableExtensions: true,
    // Puppeteer's own switch for this keeps extensions from being looked for.
    ignoreDefaultArgs: ['--disable-background-networking', '--disable-extensions'],
    args: [
      '--no-sandbox',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      '--disable-component-update',
    ],
  });
}

/** What the browser's own page for extensions says of ours. */
async function installed(): Promise<{ version: string; state: string } | undefined> {
  const all = (await asBrowser('chrome.developerPrivate.getExtensionsInfo()')) as {
    id: string;
    version: string;
    state: string;
  }[];
  return all.find((each) => each.id === id);
}

async function asBrowser(code: string): Promise<unknown> {
  const page = await browser.newPage();
  try {
    await page.goto('chrome://extensions');
    return await page.evaluate(code);
  } finally {
    await page.close();
  }
}

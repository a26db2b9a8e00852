import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireBrowser } from '../../scripts/browsers.mjs';
import { examplePolicy } from '../../scripts/it/example.ts';
import { firefoxPolicies } from '../../scripts/it/templates.ts';
import { chromeScope } from '../stage/browsers/firefox-chrome.ts';
import { makeProfile, removeProfile } from '../stage/browsers/profile.ts';
import { until } from '../stage/browsers/until.ts';
import { type Intranet, startIntranet } from './intranet.ts';
import { releases } from './packages.ts';
import { systemFile } from './system-file.ts';

/** Where every Firefox under Linux looks. */
const policies = '/etc/firefox/policies/policies.json';
const id = 'mitposten@mitposten.example';

const { make, filling } = releases();
let intranet: Intranet;
let profile: string;
let putBack: () => void;
let browser: Browser;

beforeAll(async () => {
  intranet = await startIntranet();
  profile = await makeProfile();
  putBack = systemFile(policies, {
    policies: {
      Certificates: { Install: [intranet.certificateFile] },
      // What only an ESR obeys: an administration whose package Mozilla has signed leaves this out.
      Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } },
      ...firefoxPolicies(filling('0.1.0', intranet.base)),
    },
  });
  intranet.lay(make('0.1.0', intranet.base));
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    userDataDir: profile,
    args: ['--remote-allow-system-access'],
  });
});

afterAll(async () => {
  await browser?.close();
  putBack?.();
  await intranet?.close();
  if (profile) await removeProfile(profile);
});

test('a policy alone brings the package from the administration’s own server', async () => {
  await installed('0.1.0');
  expect(intranet.fetched).toContain('mitposten-0.1.0.xpi');
  expect(
    await addon(
      '({ active: a.isActive, removable: Boolean(a.permissions & AddonManager.PERM_CAN_UNINSTALL) })',
    ),
  ).toEqual({ active: true, removable: false });
});

test('what the template sets has reached it, every setting of it', async () => {
  expect(await addon(`Services.policies.getExtensionPolicy(${JSON.stringify(id)})`)).toEqual(examplePolicy);
});

test('a higher version on the server takes its place', async () => {
  intranet.lay(make('0.1.1', intranet.base));
  await addon(`new Promise((done) => a.findUpdates({
    onUpdateAvailable: (_, update) => update.install().then(() => done(true), () => done(false)),
    onNoUpdateAvailable: () => done(false),
  }, AddonManager.UPDATE_WHEN_USER_REQUESTED))`);
  await installed('0.1.1');
  expect(intranet.fetched).toEqual(expect.arrayContaining(['updates.json', 'mitposten-0.1.1.xpi']));
});

function installed(version: string): Promise<true> {
  const look = async () => ((await addon('a.version')) === version ? (true as const) : undefined);
  return until(`version ${version}`, look, 60_000);
}

/** What the browser's own scope says of our add-on `a`; undefined where it is not there. */
async function addon(expression: string): Promise<unknown> {
  const said = await chromeScope(browser).evaluate(`(async () => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const a = await AddonManager.getAddonByID(${JSON.stringify(id)});
    return a ? JSON.stringify(await (${expression})) : undefined;
  })()`);
  return typeof said === 'string' ? JSON.parse(said) : undefined;
}

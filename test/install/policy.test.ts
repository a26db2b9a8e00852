import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { click, says } from '../e2e/own-pages.ts';
import buildExtension from '../runner/build-extension.ts';
import { fetchFrom } from '../stage/ask.ts';
import { extensionId as chromiumId } from '../stage/browsers/chromium.ts';
import { extensionId as firefoxId } from '../stage/browsers/firefox.ts';
import { launchBrowser, type StageBrowser } from '../stage/browsers/index.ts';
import { until } from '../stage/browsers/until.ts';
import { press as city, type Stage, startStage } from '../stage/stage.ts';
import {
  askForServer,
  closePreview,
  found,
  inFrame,
  openBluesky,
  openComposer,
  openPreview,
  panel,
  panelReady,
  press,
  publish,
  signInAt,
} from '../stage/steps.ts';
import { systemFile } from './system-file.ts';

/* A whole policy, given to the whole product by each browser's own mechanism: a file of the system. */

beforeAll(buildExtension);

describe.each(['chromium', 'firefox'] as const)('by a policy of the system, in %s', (kind) => {
  let stage: Stage;
  let browser: StageBrowser;
  let extension: string;
  let putBack: () => void;
  let options: Page;

  beforeAll(async () => {
    stage = await startStage({ language: 'de' });
    extension = await mkdtemp(join(tmpdir(), 'mitposten-extension-'));
    await cp(`.output/${kind === 'chromium' ? 'chrome' : 'firefox'}-mv3-e2e`, extension, { recursive: true });
    putBack = await givePolicy(policyFor(stage));
    browser = await launchBrowser({ kind, language: 'de', extension, front: stage.front });
    options = await browser.openExtensionPage('/options.html');
    await found(options, '#policy');
  });
  afterAll(async () => {
    await browser?.close();
    putBack?.();
    await stage?.close();
    if (extension) await rm(extension, { recursive: true });
  });

  /** As the page for administrators says it. */
  async function givePolicy(policy: object): Promise<() => void> {
    return kind === 'chromium'
      ? systemFile('/etc/chromium/policies/managed/mitposten-test.json', {
          '3rdparty': { extensions: { [await chromiumId(extension)]: policy } },
        })
      : systemFile('/etc/firefox/policies/policies.json', {
          policies: { '3rdparty': { Extensions: { [await firefoxId(extension)]: policy } } },
        });
  }

  test('what is wrong in it is told with its place, and what is wanted there', async () => {
    const places = () => options.$$eval('.faults code', (all) => all.map(({ textContent }) => textContent));
    await until('two faults', async () => ((await places()).length === 2 ? true : undefined));
    expect((await places()).sort()).toEqual(['descriptions', 'rules[1].mode']);
    await says(options, '.faults', 'policy.fault.oneOf', 'off, warn, require');
    await says(options, '.faults', 'policy.fault.found', '"streng"');
  });

  test('the rest of it holds: a server that it does not name is not even asked', async () => {
    await says(options, '#policy', 'policy.servers', stage.mastodon.host);
    await askForServer(options, stage.library.host);
    await says(options, '.add-error', 'problem.notAllowed.what');
    const signUps = stage.library.log.filter(({ path }) => path === '/api/v1/apps');
    expect(signUps).toEqual([]);
  });

  test('what it provides is connected with one press and a sign-in', async () => {
    await browser.grantHost(`https://${stage.mastodon.host}`);
    await click(options, '.provided .button-main');
    await press(options, '.add-found .button-main');
    const window = await browser.nextPage((url) => url.includes(stage.mastodon.host));
    await signInAt(window, city);
    await press(window, '#authorize');
    await found(options, `[href="https://${stage.mastodon.host}/@${city.username}"]`);
  });

  test('its rule is shown as set and cannot be changed', async () => {
    await options.bringToFront();
    await found(options, '.rule [value="unlisted"]');
    const sets = await options.$$eval('.rule fieldset:disabled', (all) =>
      all.map((set) => [
        Boolean(set.querySelector('.fixed')),
        set.querySelector<HTMLInputElement>('input:checked')?.value ?? '',
      ]),
    );
    expect(sets).toEqual(
      expect.arrayContaining([
        [true, 'armed'],
        [true, 'unlisted'],
      ]),
    );
    expect(sets.filter(([isMarked]) => !isMarked)).toEqual([]);
  });

  test('and is what a post goes by: armed without a press, quiet, to the account that it names', async () => {
    const page = await openBluesky(browser);
    await openComposer(page);
    await page.keyboard.type('Das Rathaus bleibt heute geschlossen');
    await panelReady(page);
    await found(page, panel.on);
    await openPreview(page);
    await found(page, inFrame('.preview-field .fixed'));
    await closePreview(page);
    await publish(page);
    await found(page, panel.done);
    const ask = async (path: string) => (await fetchFrom(stage, stage.mastodon.host, path)).json();
    const { id } = await ask(`/api/v1/accounts/lookup?acct=${city.username}`);
    const statuses = await ask(`/api/v1/accounts/${id}/statuses`);
    expect(statuses).toMatchObject([
      { content: expect.stringContaining('bleibt heute'), visibility: 'unlisted' },
    ]);
  });

  test('the settings of other pages that it sets are shown as set there', async () => {
    const report = await browser.openExtensionPage('/report.html');
    await found(report, '#keep .fixed');
    expect(
      await report.$eval('#keep select', (field) => {
        const { value, disabled } = field as HTMLSelectElement;
        return { value, disabled };
      }),
    ).toEqual({ value: '7', disabled: true });
    expect(await report.$eval('[name="city"]', (field) => (field as HTMLInputElement).value)).toBe('Krefeld');
    await report.close();
  });
});

/** A policy as a town may have it, with two things that are wrong. */
function policyFor({ mastodon, did }: Stage) {
  const handle = `@${city.username}@${mastodon.host}`;
  return {
    servers: [mastodon.host],
    accounts: [{ server: mastodon.host, handle }],
    rules: [
      {
        ...{ platform: 'bluesky', profile: did, name: city.handle, mode: 'armed', visibility: 'unlisted' },
        ...{ accounts: [handle], pause: 0 },
      },
      { platform: 'facebook', profile: '5', name: 'Zoo', mode: 'immer' },
    ],
    descriptions: 'streng',
    retention: 7,
    sameContent: 0,
    paper: { city: 'Krefeld' },
    firstStart: false,
  };
}

import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { openBusinessSuite, writeBusiness } from '../stage/facebook/business-steps.ts';
import { openFacebook, openFacebookComposer, writeFacebook } from '../stage/facebook/steps.ts';
import {
  attachInstagram,
  goToDetails,
  openInstagram,
  openInstagramComposer,
} from '../stage/instagram/steps.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { found, panel, panelReady, steady } from '../stage/steps.ts';
import { isLong, showOfFile } from './fixture.ts';

/* How much of the pill is shown, and where: its words wherever there is room for them, and never where a button must move. */

const show = showOfFile();

const composers: Record<string, () => Promise<Page>> = {
  bluesky: () => show.write('Am Samstag ist Markt'),
  facebook: async () => {
    const page = show.passing(await openFacebook(show.browser, '/'));
    await openFacebookComposer(page);
    await writeFacebook(page, 'Am Samstag ist Markt');
    return page;
  },
  instagram: async () => {
    const page = show.passing(await openInstagram(show.browser));
    await openInstagramComposer(page);
    await attachInstagram(page, await pictureFiles(1));
    await goToDetails(page);
    return page;
  },
  'business-suite': async () => {
    const page = show.passing(await openBusinessSuite(show.browser));
    await writeBusiness(page, 'Am Samstag ist Markt');
    return page;
  },
};

/** Of what may be pressed: what stands elsewhere than it would without us. Runs in the page. */
function movedByUs(): string[] {
  const host = document.querySelector<HTMLElement>('[data-mitposten="pill"]');
  const buttons = [...document.querySelectorAll('button, [role="button"], a[href], input')];
  const places = () =>
    buttons.map((each) => {
      const { left, top } = each.getBoundingClientRect();
      return `${Math.round(left)} ${Math.round(top)}`;
    });
  const before = places();
  const { parentElement, nextSibling } = host ?? {};
  host?.remove();
  const without = places();
  if (host) parentElement?.insertBefore(host, nextSibling ?? null);
  return buttons.flatMap((each, at) => {
    const name = each.getAttribute('aria-label') ?? each.textContent;
    return before[at] === without[at] ? [] : [`${name}: ${without[at]}, with us ${before[at]}`];
  });
}

/** Whether a person can read what the switch is for, and has all of the pill in view. */
async function looks(page: Page) {
  const pill = await found(page, panel.atComposer);
  const label = await found(page, panel.label);
  const isRead = await label.evaluate(
    ({ clientWidth, scrollWidth }) => clientWidth > 20 && scrollWidth <= clientWidth + 1,
  );
  const isInView = await pill.evaluate((host) => {
    const { left, right, top, bottom } = host.getBoundingClientRect();
    return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  });
  return { isRead, isInView };
}

/** Of a window of 1,280 by 800, and of what is left of it at 200 % and 400 %; and of telephones. */
const all = isLong ? [1280, 800, 640, 480, 360, 320] : [1280, 480, 320];
/** Meta's suite is no page for telephones: its controls fill a narrow window. */
const widthsOf = (name: string) => (name === 'business-suite' ? all.filter((width) => width > 400) : all);

test.each(Object.keys(composers))('the words of the pill on %s are whole at every width', async (name) => {
  const page = (await composers[name]?.()) as Page;
  await panelReady(page);
  const pictures = process.env.MITPOSTEN_PICTURES;
  if (pictures) await mkdir(pictures, { recursive: true });
  for (const width of widthsOf(name)) {
    await page.setViewport({ width, height: 800 });
    await steady(page, panel.atComposer);
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png` });
    expect({ width, ...(await looks(page)) }).toEqual({ width, isRead: true, isInView: true });
  }
  // What takes it out for a moment ends its preview: so it comes last.
  for (const width of widthsOf(name)) {
    await page.setViewport({ width, height: 800 });
    await steady(page, panel.atComposer);
    expect({ width, moved: await page.evaluate(movedByUs) }).toEqual({ width, moved: [] });
  }
});

import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { fetchFrom } from '../stage/ask.ts';
import { until } from '../stage/browsers/until.ts';
import {
  actOnPlanned,
  chooseChannels,
  closeAnswer,
  openBusinessSuite,
  openPlanner,
  reschedulePlanned,
  scheduleBusiness,
  writeBusiness,
} from '../stage/facebook/business-steps.ts';
import {
  attachInstagram,
  closeInstagramComposer,
  deleteInstagram,
  editInstagram,
  openInstagram,
  openInstagramComposer,
  shareInstagram,
  writeCaption,
} from '../stage/instagram/steps.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press as city } from '../stage/stage.ts';
import { arm, found, messageText, panel, press, steady, textOf } from '../stage/steps.ts';
import { cityTexts, requests, showOfFile, someOf } from './fixture.ts';
import { openPopup, words } from './own-pages.ts';

const show = showOfFile();

/** In so many days at this time of day, to the minute. */
function inDays(days: number, hours: number): Date {
  const time = new Date();
  time.setDate(time.getDate() + days);
  time.setHours(hours, 35, 0, 0);
  return time;
}

/** Scheduled in the Business Suite with the switch on; gives its page with the planner open. */
async function schedule(text: string, time: Date): Promise<Page> {
  const page = show.passing(await openBusinessSuite(show.browser));
  await chooseChannels(page, 'Facebook');
  await writeBusiness(page, text);
  await arm(page);
  await scheduleBusiness(page, time);
  await messageText(page, panel.scheduled);
  await closeAnswer(page);
  await openPlanner(page);
  return page;
}

/** The times of what the city's server keeps. */
async function keptThere(): Promise<string[]> {
  const token = show.mastodon.issueToken(city.username);
  const answer = await fetchFrom(show, show.mastodon.host, '/api/v1/scheduled_statuses', {
    authorization: `Bearer ${token}`,
  });
  return (await answer.json()).map((each: { scheduled_at: string }) => each.scheduled_at);
}

test.each(
  someOf(1, [
    ['stories', 'deletePost'],
    ['content', 'cancelPost'],
    ['bulk', 'deletePost'],
  ] as const),
)('Business Suite: what is planned at the server is cancelled by one press (%s, %s)', async (form, act) => {
  show.facebook.faults.planner = form;
  const page = await schedule('Der Markt fällt aus', inDays(2, 10));
  await actOnPlanned(page, 'Der Markt fällt aus', act);
  await found(page, panel.planChanged);
  expect(await textOf(page, panel.planChanged)).toContain('Der Markt fällt aus');
  expect(await keptThere()).toHaveLength(1);
  await steady(page, panel.planCancel);
  await press(page, panel.planCancel);
  await found(page, panel.planCancelled);
  expect(await keptThere()).toEqual([]);
});

test.each(someOf(1, ['content', 'stories', 'bulk'] as const))(
  'Business Suite: what is planned at the server is moved by one press (%s)',
  async (form) => {
    show.facebook.faults.planner = form;
    const page = await schedule('Das Fest ist später', inDays(2, 10));
    const time = inDays(3, 17);
    await reschedulePlanned(page, 'Das Fest ist später', time);
    await found(page, panel.planChanged);
    expect(await textOf(page, panel.planChanged)).toContain(':35');
    expect(await keptThere()).not.toEqual([time.toISOString()]);
    await steady(page, panel.planMove);
    await press(page, panel.planMove);
    await found(page, panel.scheduled);
    expect(await keptThere()).toEqual([time.toISOString()]);
  },
);

test('Business Suite: what is kept here is moved and cancelled too, and a page that was loaded anew hears it', async () => {
  show.facebook.faults.planner = 'bulk';
  const page = await schedule('Gleich geht es los', new Date(Date.now() + 4 * 60_000));
  await page.reload();
  await openPlanner(page);
  await reschedulePlanned(page, 'Gleich geht es los', inDays(1, 9));
  await steady(page, panel.planMove);
  await press(page, panel.planMove);
  await found(page, panel.scheduled);
  const popup = show.passing(await openPopup(show));
  // What a server keeps of another test is planned as well.
  const item = '::-p-xpath(//li[contains(., "Gleich geht es los")])';
  expect(await textOf(popup, item)).toContain(await words(popup, 'composer.planned.here'));
  await page.bringToFront();
  await actOnPlanned(page, 'Gleich geht es los', 'deletePost');
  await steady(page, panel.planCancel);
  await press(page, panel.planCancel);
  await found(page, panel.planCancelled);
  await until('nothing to be planned', async () => !(await popup.$(item)) || undefined);
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toEqual([]);
});

test.each(someOf(1, ['rest', 'graphql'] as const))(
  'Instagram: an edited caption offers to correct, a deletion to take back (%s)',
  async (edits) => {
    show.instagram.page.edits = edits;
    const page = show.passing(await openInstagram(show.browser));
    await openInstagramComposer(page);
    await attachInstagram(page, await pictureFiles(1));
    await writeCaption(page, 'Das Mart');
    await arm(page);
    await shareInstagram(page);
    await closeInstagramComposer(page);
    await found(page, panel.done);
    await editInstagram(page, 'Der Markt');
    await found(page, panel.changed);
    expect(await cityTexts(show)).toEqual(['Das Mart']);
    await press(page, panel.changedYes);
    const correcting = await show.browser.nextPage((url) => url.includes('corrects='));
    await found(correcting, '.composer-correcting');
    await correcting.close();
    await page.bringToFront();
    await deleteInstagram(page);
    await found(page, panel.deleted);
    await steady(page, panel.changedYes);
    await press(page, panel.changedYes);
    await found(page, panel.takenBack);
    expect(await cityTexts(show)).toEqual([]);
  },
);

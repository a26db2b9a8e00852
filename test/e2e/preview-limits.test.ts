import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  attachFacebook,
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press as city, librarian } from '../stage/stage.ts';
import { connectAccount, found, panel, press } from '../stage/steps.ts';
import {
  cityStatuses,
  connectCity,
  type PublicStatus,
  plainText,
  publicStatuses,
  type Show,
  startShow,
} from './fixture.ts';

const inside = (selector: string) => `[role="dialog"] mitposten-panel >>> ${selector}`;

let show: Show;
beforeAll(async () => {
  show = await startShow({ limits: { library: { maxCharacters: 5000, maxMedia: 16 } } });
  await connectCity(show);
  await (await connectAccount(show.browser, show.library, librarian)).close();
});
afterAll(() => show?.close());

/** A status: its words, and how many pictures it has. */
interface Look {
  words: string;
  pictures: number;
}

const wordsOf = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What the preview shows of the account that is chosen in it. */
async function shown(page: Page): Promise<Look[]> {
  const statuses = await page.evaluate(() => {
    const root = document.querySelector('[role="dialog"] mitposten-panel')?.shadowRoot;
    return [...(root?.querySelectorAll('.status') ?? [])].map((status) => ({
      words: [...status.querySelectorAll('.status-text p')].map(({ textContent }) => textContent).join(' '),
      pictures: status.querySelectorAll('.gallery-one').length,
    }));
  });
  return statuses.map(({ words, pictures }) => ({ words: wordsOf(words), pictures }));
}

const arrived = (statuses: PublicStatus[]) =>
  statuses.map(({ content, media_attachments: { length } }) => ({
    words: wordsOf(plainText(content)),
    pictures: length,
  }));

test('each account gets what its server takes, and the preview says so of each', async () => {
  const text = Array.from({ length: 14 }, (_, day) => {
    return `Am ${day + 1}. Dezember öffnet die Mediothek um zehn Uhr, und um elf wird den Kindern vorgelesen.`;
  }).join(' ');
  const page = await openFacebook(show.browser);
  await openFacebookComposer(page);
  await writeFacebook(page, text);
  await attachFacebook(page, await pictureFiles(6));
  await press(page, inside('.picker'));
  for (const place of [1, 2]) {
    const choice = inside(`.choice:nth-of-type(${place}) input`);
    await press(page, `${choice}:not(:checked)`);
    await found(page, `${choice}:checked`);
  }
  await found(page, `${panel.switch}[aria-disabled="false"]`);
  await press(page, panel.switch);
  await found(page, `${panel.switch}[aria-checked="true"]`);

  await press(page, inside('.preview-button'));
  await found(page, inside('.preview-account'));
  const looks = new Map<string, Look[]>();
  for (const name of [city.name, librarian.name]) {
    const tabs = await page.$$(inside('.preview-account'));
    const names = await Promise.all(tabs.map((tab) => tab.evaluate(({ textContent }) => textContent)));
    await tabs[names.findIndex((each) => each?.includes(name))]?.click();
    await page.waitForFunction(
      (wanted) =>
        document
          .querySelector('[role="dialog"] mitposten-panel')
          ?.shadowRoot?.querySelector('.thread-name strong')?.textContent === wanted,
      {},
      name,
    );
    looks.set(name, await shown(page));
  }
  await page.keyboard.press('Escape');
  await publishFacebook(page);
  await found(page, panel.done);

  const thread = looks.get(city.name) ?? [];
  expect(thread.map(({ pictures }) => pictures)).toEqual([4, 2, 0]);
  expect(thread.map(({ words }) => words).join(' ')).toBe(text);
  expect(looks.get(librarian.name)).toEqual([{ words: text, pictures: 6 }]);

  const statuses = await cityStatuses(show);
  expect(arrived(statuses)).toEqual(thread);
  expect(statuses.map(({ in_reply_to_id }) => in_reply_to_id)).toEqual([
    null,
    ...statuses.slice(0, -1).map(({ id }) => id),
  ]);
  const others = await publicStatuses(show, show.library.host, librarian.username);
  expect(arrived(others)).toEqual(looks.get(librarian.name));
  expect(show.front.unexpected).toEqual([]);
});

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { fetchFrom } from '../stage/ask.ts';
import {
  type BrowserKind,
  type BrowserLanguage,
  launchBrowser,
  type StageBrowser,
} from '../stage/browsers/index.ts';
import { until } from '../stage/browsers/until.ts';
import type { Mastodon } from '../stage/mastodon/index.ts';
import { librarian, press, type ServerLimits, type Stage, startStage } from '../stage/stage.ts';
import { connectAccount, openBluesky, openComposer } from '../stage/steps.ts';
import { keepRequests, strangers } from './network-proof.ts';

/** The browser and language that this run is for. */
export const kind: BrowserKind = inject('browser');
export const language: BrowserLanguage = inject('language');

/** Whether this run sees everything: an everyday run leaves out what takes long and is the same on another platform. */
export const isLong = Boolean(process.env.MITPOSTEN_LONG);

/** The first so many of a table in everyday runs; all of it in a long one. */
export const someOf = <Row>(count: number, rows: readonly Row[]): readonly Row[] =>
  isLong ? rows : rows.slice(0, count);

const headless = !inject('isSeen');

/** A stage with a browser in it. */
export interface Show extends Stage {
  browser: StageBrowser;
  /** The folder from which the browser has the extension. */
  extension: string;
  /** Opens Bluesky's composer in a tab of its own and types a text. */
  write(text: string): Promise<Page>;
  /** A tab that `calm` closes. */
  passing(page: Page): Page;
  /** Between two tests: nothing stands on Mastodon, nothing is broken, and passing tabs, as those of `write`, are closed. */
  calm(): Promise<void>;
}

/** What a show is started with. */
interface ShowOptions {
  /** With the very build that people get. */
  shipped?: boolean;
  /** What the servers take. */
  limits?: ServerLimits;
  /** Further hosts that somebody names here: servers that they type in, where a picture lies that they share. */
  named?: readonly string[];
}

/**
 * The build that people get opens its first steps when it is installed, at times after the page of a test: that is behind then, and
 * Chromium holds back every press on it.
 */
async function closeStart(browser: StageBrowser): Promise<void> {
  const start = await browser.nextPage((url) => url.endsWith('/start.html'));
  await start.close();
}

/**
 * The show of a whole file of tests: started before the first, calmed between two, ended after the last. The city's
 * account is signed in unless told.
 */
export function showOfFile({ signedIn = true, ...options }: ShowOptions & { signedIn?: boolean } = {}): Show {
  const show: Partial<Show> = {};
  beforeAll(async () => {
    const started = await startShow(options);
    Object.assign(show, started);
    if (options.shipped && kind === 'chromium') await closeStart(started.browser);
    if (signedIn) await connectCity(started);
  });
  afterEach(() => show.calm?.());
  afterAll(() => show.close?.());
  // Whole once the first test begins.
  return show as Show;
}

/** Nothing is set, as was said last time: on Linux a Chromium that was just started says it only after seconds. */
const policySaid = { policySaid: { said: {} } };

/** Starts a stage with a browser in it. */
export async function startShow({ shipped = false, limits, named = [] }: ShowOptions = {}): Promise<Show> {
  const stage = await startStage({ language, ...(limits && { limits }) });
  const build = `.output/${kind === 'chromium' ? 'chrome' : 'firefox'}-mv3${shipped ? '' : '-e2e'}`;
  // A browser reads an extension's files as it needs them; another run may be building them anew.
  const extension = await mkdtemp(join(tmpdir(), 'mitposten-extension-'));
  await cp(build, extension, { recursive: true });
  const { front } = stage;
  const asked = { notesRequests: true, stored: policySaid };
  const browser = await launchBrowser({ kind, language, extension, front, headless, ...asked });
  const tabs: Page[] = [];
  const passing = (page: Page) => {
    tabs.push(page);
    return page;
  };
  return {
    ...stage,
    browser,
    extension,
    passing,
    async write(text) {
      const page = passing(await openBluesky(browser));
      await openComposer(page);
      await page.keyboard.type(text);
      return page;
    },
    async calm() {
      for (const page of tabs.splice(0)) if (!page.isClosed()) await page.close();
      stage.mastodon.reset();
      stage.library.reset();
      stage.bluesky.faults.reset();
      stage.facebook.reset();
      stage.instagram.reset();
    },
    async close() {
      const own = await browser.close();
      await stage.close();
      await rm(extension, { recursive: true });
      keepRequests(own);
      // The servers of the city and the library, and for Bluesky the author's server and the directory.
      const configured = [
        ...stage.mastodon.hosts,
        ...stage.library.hosts,
        new URL(stage.bluesky.pdsUrl).host,
      ];
      const strange = strangers(own, [...configured, 'plc.directory', ...named]);
      if (strange.length) throw new Error(`The extension asked who is not configured: ${strange.join(', ')}`);
    },
  };
}

/** A second browser with the same extension, and nothing of the first one's: a colleague's. */
export const launchBeside = ({ extension, front }: Show): Promise<StageBrowser> =>
  launchBrowser({ kind, language, extension, front, headless, stored: policySaid });

/** A public answer of a Mastodon server of the stage, asked without signing in; oldest first. */
export async function publicStatuses(show: Stage, host: string, username: string): Promise<PublicStatus[]> {
  const ask = async (path: string) => {
    const response = await fetchFrom(show, host, path);
    return response.json();
  };
  const { id } = await ask(`/api/v1/accounts/lookup?acct=${username}`);
  const statuses: PublicStatus[] = await ask(`/api/v1/accounts/${id}/statuses?limit=40`);
  return statuses.reverse();
}

/** What the city's account shows to everybody. */
export const cityStatuses = (show: Stage) => publicStatuses(show, show.mastodon.host, press.username);

/** The texts of what it shows. */
export const cityTexts = async (show: Stage) =>
  (await cityStatuses(show)).map(({ content }) => plainText(content));

/** The alternative texts of what it shows. */
export const cityDescriptions = async (show: Stage) =>
  (await cityStatuses(show)).flatMap((status) =>
    status.media_attachments.map(({ description }) => description),
  );

/** What the library's account shows to everybody. */
export const libraryStatuses = (show: Stage) => publicStatuses(show, show.library.host, librarian.username);

/** Signs the city's account in. */
export async function connectCity({ browser, mastodon }: Show): Promise<void> {
  await (await connectAccount(browser, mastodon, press)).close();
}

/** Signs the library's account in. */
export async function connectLibrary({ browser, library }: Show): Promise<void> {
  await (await connectAccount(browser, library, librarian)).close();
}

/** The handle of somebody else on Bluesky, once `addZoo` has made the account. */
export const zoo = 'zoo.bsky.test';

/** Makes somebody else an account on Bluesky. */
export async function addZoo({ bluesky }: Show): Promise<void> {
  await bluesky.createAccount({
    handle: zoo,
    password: 'ein anderes Kennwort',
    displayName: 'Zoo Krefeld',
  });
}

/** Waits until so many statuses have been posted at the server since it was last reset. */
export async function posted(server: Mastodon, count: number, limit = 30_000): Promise<void> {
  const made = () =>
    requests(server, 'POST', '/api/v1/statuses').filter(({ status }) => status === 200).length;
  await until(`${count} statuses`, async () => (made() >= count ? true : undefined), limit);
}

/** The requests that the server has answered, or has given up on, since it was last reset. */
export function requests(server: Mastodon, method: string, path: string) {
  return server.log.filter((line) => line.method === method && line.path === path);
}

/** The text that people read in a status's HTML, links in full. */
export function plainText(html: string): string {
  const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replaceAll('</p><p>', '\n\n')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#39|[a-z]+);/g, (whole, name: string) => marks[name] ?? whole);
}

export interface PublicStatus {
  id: string;
  url: string;
  content: string;
  language: string | null;
  spoiler_text: string;
  sensitive: boolean;
  in_reply_to_id: string | null;
  visibility: string;
  media_attachments: { type: string; description: string | null; url: string }[];
}

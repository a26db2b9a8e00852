import { resolve } from 'node:path';
import { inject } from 'vitest';
import { fetchFrom } from '../stage/ask.ts';
import {
  type BrowserKind,
  type BrowserLanguage,
  launchBrowser,
  type StageBrowser,
} from '../stage/browsers/index.ts';
import { type Stage, startStage } from '../stage/stage.ts';

/** The browser and language that this run is for. */
export const kind: BrowserKind = inject('browser');
export const language: BrowserLanguage = inject('language');

/** A stage with a browser in it. `shipped`: with the very build that people get. */
export async function startShow({ shipped = false } = {}): Promise<Stage & { browser: StageBrowser }> {
  const stage = await startStage({ language });
  const folder = `.output/${kind === 'chromium' ? 'chrome' : 'firefox'}-mv3${shipped ? '' : '-e2e'}`;
  const browser = await launchBrowser({ kind, language, extension: resolve(folder), front: stage.front });
  return {
    ...stage,
    browser,
    async close() {
      await browser.close();
      await stage.close();
    },
  };
}

/** A public answer of a Mastodon server of the stage, asked without signing in. */
export async function publicStatuses(show: Stage, host: string, username: string): Promise<PublicStatus[]> {
  const ask = async (path: string) => {
    const response = await fetchFrom(show, host, path);
    return response.json();
  };
  const { id } = await ask(`/api/v1/accounts/lookup?acct=${username}`);
  const statuses: PublicStatus[] = await ask(`/api/v1/accounts/${id}/statuses?limit=40`);
  return statuses.reverse();
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

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Platform } from '../../utils/post/platforms.ts';
import type { StageBrowser } from '../stage/browsers/index.ts';
import { openFacebook, openFacebookComposer } from '../stage/facebook/steps.ts';
import {
  attachInstagram,
  goToDetails,
  instagramComposer,
  openInstagram,
  openInstagramComposer,
} from '../stage/instagram/steps.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { openBluesky, openComposer } from '../stage/steps.ts';

/** A platform's composer: how it is reached, and where its text is written. */
export interface Composer {
  platform: Platform;
  /** What the platform's editor is made with. */
  library: string;
  /** A selector of the field. */
  editor: string;
  openPage(browser: StageBrowser): Promise<Page>;
  /** Opens the composer in that page; its field has the focus afterwards. */
  open(page: Page): Promise<void>;
}

export const bluesky: Composer = {
  platform: 'bluesky',
  library: 'ProseMirror',
  editor: '[data-testid="composePostView"] .ProseMirror',
  openPage: openBluesky,
  open: openComposer,
};

export const facebook: Composer = {
  platform: 'facebook',
  library: 'Lexical',
  editor: '[role="dialog"] [contenteditable="true"]',
  openPage: (browser) => openFacebook(browser),
  open: openFacebookComposer,
};

export const instagram: Composer = {
  platform: 'instagram',
  library: 'Lexical',
  editor: instagramComposer.caption,
  openPage: openInstagram,
  async open(page) {
    await openInstagramComposer(page);
    const pictures = await pictureFiles(1);
    await attachInstagram(page, pictures);
    await goToDetails(page);
    await page.focus(instagramComposer.caption);
    await rm(dirname(pictures[0] ?? ''), { recursive: true });
  },
};

import type { Page } from 'puppeteer-core';
import type { StageBrowser } from '../browsers/index.ts';
import { addFiles, openComposerPage, composer as own, write } from '../composer.ts';
import {
  attachBusiness,
  describeBusinessPicture,
  openBusinessSuite,
  publishBusiness,
  writeBusiness,
} from '../facebook/business-steps.ts';
import {
  attachFacebook,
  describePicture as describeFacebook,
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  writeFacebook,
} from '../facebook/steps.ts';
import {
  attachInstagram,
  describePicture as describeInstagram,
  openInstagram,
  openInstagramComposer,
  shareInstagram,
  writeCaption,
} from '../instagram/steps.ts';
import { arm, attach, describe, openBluesky, openComposer, panelSwitch, press, publish } from '../steps.ts';
import type { DemoPost } from './post.ts';

/** How the demo's part on one platform goes. */
export interface DemoPlatform {
  name: string;
  /** Opens the platform's page with nothing written. */
  open(browser: StageBrowser): Promise<Page>;
  /** Writes the post with its pictures, and switches the mirror on. */
  write(page: Page, post: DemoPost, pictures: string[]): Promise<void>;
  /** Presses Post, and waits until the platform has taken it. */
  publish(page: Page): Promise<void>;
  /** Where it is written for Mastodon itself, the element that says that it arrived there: no other profile posts it. */
  done?: string;
}

const bluesky: DemoPlatform = {
  name: 'bluesky',
  open: openBluesky,
  async write(page, { text, descriptions }, pictures) {
    await openComposer(page);
    await panelSwitch(page);
    await page.keyboard.type(text);
    await attach(page, pictures);
    for (const [index, description] of descriptions.entries()) await describe(page, index, description);
    await arm(page);
  },
  publish,
};

const facebook: DemoPlatform = {
  name: 'facebook',
  open: (browser) => openFacebook(browser),
  async write(page, { text, descriptions }, pictures) {
    await openFacebookComposer(page);
    await writeFacebook(page, text);
    await attachFacebook(page, pictures);
    for (const [index, description] of descriptions.entries()) {
      await describeFacebook(page, index, description);
    }
    await arm(page);
  },
  publish: publishFacebook,
};

const instagram: DemoPlatform = {
  name: 'instagram',
  open: openInstagram,
  async write(page, { text, descriptions }, pictures) {
    await openInstagramComposer(page);
    await attachInstagram(page, pictures);
    await writeCaption(page, text);
    for (const [index, description] of descriptions.entries()) {
      await describeInstagram(page, index, description);
    }
    await arm(page);
  },
  publish: shareInstagram,
};

const businessSuite: DemoPlatform = {
  name: 'business-suite',
  open: openBusinessSuite,
  async write(page, { text, descriptions }, pictures) {
    await writeBusiness(page, text);
    await attachBusiness(page, pictures);
    for (const [index, description] of descriptions.entries()) {
      await describeBusinessPicture(page, index, description);
    }
    await arm(page);
  },
  async publish(page) {
    await publishBusiness(page);
  },
};

const composer: DemoPlatform = {
  name: 'composer',
  open: (browser) => openComposerPage(browser),
  async write(page, { text, descriptions }, pictures) {
    await write(page, text);
    await addFiles(page, pictures);
    const fields = await page.$$(`${own.file} textarea`);
    for (const [index, description] of descriptions.entries()) await fields[index]?.type(description);
  },
  publish: (page) => press(page, own.publish),
  done: own.done,
};

/** The platforms that can be shown, by the name that `--platform` takes. */
export const demoPlatforms: Record<string, DemoPlatform | undefined> = {
  bluesky,
  facebook,
  instagram,
  'business-suite': businessSuite,
  composer,
};

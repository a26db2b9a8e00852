import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import buildExtension from '../runner/build-extension.ts';
import { extensionFolder } from '../runner/provided.ts';
import { hasDisplay } from './browsers/display.ts';
import { launchBrowser, type StageBrowser } from './browsers/index.ts';
import { untilEnded } from './demo/end.ts';
import { type DemoOptions, demoOptions } from './demo/options.ts';
import { demoPosts } from './demo/post.ts';
import { missing, type ReadStatus, readerOf } from './demo/read-back.ts';
import { keepScreenshot } from './demo/screenshots.ts';
import { invitation } from './demo/words.ts';
import { pictureFiles } from './pictures.ts';
import { press, type Stage, startStage } from './stage.ts';
import { connectAccount, found, panel } from './steps.ts';

/*
 * npm run demo [-- --once] [--platform bluesky] [--browser chromium|firefox] [--lang de|en]
 * One post is written, mirrored and read back before everybody's eyes; then the stage is open for more.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

await demo().catch((error: unknown) => {
  console.error(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});

async function demo(): Promise<void> {
  const options = demoOptions(process.argv.slice(2));
  tell('Building the extension where something has changed');
  await buildExtension();
  tell('Starting Bluesky and Mastodon');
  const stage = await startStage({ language: options.language });
  try {
    tell(`Starting ${options.browser}`);
    const headless = options.once || !hasDisplay();
    const { browser: kind, language } = options;
    const extension = `${root}/${extensionFolder(kind)}`;
    const browser = await launchBrowser({ kind, language, extension, front: stage.front, headless });
    const pictures = await pictureFiles(demoPosts[language].descriptions.length);
    try {
      await show(stage, browser, pictures, options, headless);
    } finally {
      await browser.close();
      await rm(dirname(pictures[0] ?? ''), { recursive: true });
    }
  } finally {
    await stage.close();
  }
}

async function show(
  stage: Stage,
  browser: StageBrowser,
  pictures: string[],
  options: DemoOptions,
  headless: boolean,
): Promise<void> {
  const { platform, language } = options;
  const post = demoPosts[language];
  tell('Signing in to Mastodon in its own window');
  await (await connectAccount(browser, stage.mastodon, press)).close();

  tell(`Writing a post on ${platform.name}`);
  const page = await platform.open(browser);
  await platform.write(page, post, pictures);
  await keepScreenshot(page, 'panel');

  tell('Pressing Post');
  const read = await readerOf(stage, stage.mastodon.host, press.username);
  const clicked = performance.now();
  const readable = read().then((statuses) => ({ statuses, seconds: (performance.now() - clicked) / 1000 }));
  const [{ statuses, seconds }] = await Promise.all([readable, platform.publish(page)]);
  await found(page, platform.done ?? panel.done);
  await keepScreenshot(page, 'message');

  const profile = await browser.newPage(`https://${stage.mastodon.host}/@${press.username}`);
  await keepScreenshot(profile, 'mastodon');
  const settings = await browser.openExtensionPage('/options.html');
  if (!platform.done) await found(settings, '#profiles .rule');
  await keepScreenshot(settings, 'options', { fullPage: true });
  await settings.close();
  const popup = await browser.openExtensionPage('/popup.html');
  await popup.setViewport({ width: 380, height: 300 });
  await found(popup, `[href^="https://${stage.mastodon.host}/@"]`);
  await keepScreenshot(popup, 'popup');
  await popup.close();

  const lost = missing(statuses, post, language);
  if (lost.length > 0) throw new Error(`not everything arrived.\n${lost.join('\n')}`);
  if (options.once) return report({ platform: platform.name, statuses, seconds });
  await page.bringToFront();
  console.log(`Readable on Mastodon ${seconds.toFixed(2)} s after the click: ${statuses[0]?.url}\n`);
  console.log(invitation(stage, headless));
  await untilEnded(page);
  tell('Ending');
}

function report({ seconds, ...rest }: { platform: string; statuses: ReadStatus[]; seconds: number }): void {
  console.log(JSON.stringify({ ...rest, seconds: Number(seconds.toFixed(3)) }));
}

function tell(progress: string): void {
  console.error(`… ${progress}`);
}

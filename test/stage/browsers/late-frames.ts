import type { CDPSession, Frame, Page } from 'puppeteer-core';
import { UTILITY_WORLD_NAME } from 'puppeteer-core/internal/common/util.js';

/**
 * Keeps frames that have a process of their own from growing mute. Puppeteer (25.16) hears of each twice, by its own process and by
 * its parent's. Where two frames are made at nearly the same time, it can hear the parent last, then listens to the parent
 * alone: the frame lives and is seen, and never answers (one in four runs of such a test beside three busy processes).
 */
export function heedLateFrames(page: Page): Page {
  return page.on('frameattached', (frame) => {
    const id = Reflect.get(frame, '_id');
    const own = page
      .browser()
      .targets()
      .find((target) => Reflect.get(target, '_targetId') === id);
    const line: CDPSession | undefined = own && Reflect.get(own, '_session').call(own);
    // One that is gone again meanwhile can't be heard, and need not be.
    if (line && lineOf(frame) !== line) hearBy(line, frame).catch(() => {});
  });
}

async function hearBy(line: CDPSession, frame: Frame): Promise<void> {
  Reflect.get(frame, 'updateClient').call(frame, line);
  const world = {
    frameId: Reflect.get(frame, '_id'),
    worldName: UTILITY_WORLD_NAME,
    grantUniveralAccess: true,
  };
  await line.send('Page.createIsolatedWorld', world);
  // What there is already is told again to whoever asks anew.
  await line.send('Runtime.disable');
  await line.send('Runtime.enable');
}

/** Puppeteer's line to the process of a frame, which its types keep to themselves. */
const lineOf = (frame: Frame): CDPSession => Reflect.get(frame, 'client');

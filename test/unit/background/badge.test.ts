import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offered, record, surroundings as watched } from '../intake/around.ts';
import { createServer } from '../outbox/server.ts';
import { createWorld, picture, type World } from '../outbox/world.ts';
import { calls, fakeBrowser } from './browser.ts';

// Which words are said, and with what: what they are in each language is in the locales.
const getMessage = (key: string, values: string[] = []) => [key, ...values].join(' ');
Object.assign(fakeBrowser.i18n, { getMessage });

const { showAttention, showInTab } = await import('../../../entrypoints/background/badge.ts');
const { addNotice } = await import('../../../utils/intake/notices.ts');
const { addTrouble } = await import('../../../utils/intake/troubles.ts');
const { keepUnrecognised, removeUnrecognised } = await import('../../../utils/intake/unrecognised.ts');
const { createOutbox } = await import('../../../utils/outbox/outbox.ts');

const museum = 'museum@kultur.example';
let world: World;
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  world = await createWorld({ [museum]: createServer });
});
afterEach(() => vi.clearAllMocks());

/** What the button says for all tabs, and for one of them. */
const shown = () => [calls.setBadgeText.mock.lastCall?.[0], calls.setTitle.mock.lastCall?.[0]];

async function publish(fates: { post?: 'refused' | 'limited' }): Promise<void> {
  for (const id of ['stadt@krefeld.example', museum]) {
    if (fates.post) world.serverOf(id).fates.post.push(fates.post);
  }
  const claim = { to: ['stadt@krefeld.example', museum] };
  await world.publish('at://1', { texts: ['Eins'], media: [picture()] }, claim);
  await createOutbox(world.io).drain();
  await showAttention();
}

test('where all is well nothing stands on the button, and it has the name', async () => {
  await publish({});
  expect(shown()).toEqual([{ text: '' }, { title: 'extName' }]);
});

test('one post that two accounts refused needs somebody once', async () => {
  await publish({ post: 'refused' });
  expect(shown()).toEqual([{ text: '1!' }, { title: 'badge_title badge_needs 1' }]);
  expect(calls.setBadgeBackgroundColor.mock.lastCall?.[0]).toEqual({ color: '#b3261e' });
});

test('what is tried again by itself is counted, and needs nobody', async () => {
  await publish({ post: 'limited' });
  expect(shown()).toEqual([{ text: '1…' }, { title: 'badge_title badge_waiting 1' }]);
  expect(calls.setBadgeBackgroundColor.mock.lastCall?.[0]).toEqual({ color: '#4a5a66' });
});

test('many changes are counted once', async () => {
  await Promise.all([showAttention(), showAttention(), showAttention()]);
  expect(calls.setBadgeText).toHaveBeenCalledTimes(1);
});

test('a tab says what it has published besides, and what takes the mirror away', async () => {
  await publish({ post: 'refused' });
  await addNotice(offered('a'));
  await showInTab(7);
  expect(shown()).toEqual([
    { tabId: 7, text: '2!' },
    { tabId: 7, title: 'badge_title badge_needs 1, badge_offers 1' },
  ]);
  await addTrouble({ tab: 9, platform: 'facebook', trouble: 'tap-lost', at: 1 });
  await showInTab(9);
  expect(shown()[1]).toEqual({ tabId: 9, title: 'badge_title badge_needs 1, badge_trouble' });
  await showInTab(8);
  expect(shown()).toEqual([
    { tabId: 8, text: null },
    { tabId: 8, title: null },
  ]);
});

test('a post that was not recognised is told in every tab, until somebody has read of it', async () => {
  const pressed = { at: 1, text: 'Hallo' };
  await keepUnrecognised([{ ...record({ armed: true }), pressed }], watched().ledger);
  await showAttention();
  expect(shown()).toEqual([{ text: '!' }, { title: 'badge_title badge_trouble' }]);
  await removeUnrecognised('7/c1');
  await showAttention();
  expect(shown()).toEqual([{ text: '' }, { title: 'extName' }]);
});

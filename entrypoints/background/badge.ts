import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { inTurn } from '../../utils/in-turn.ts';
import { noticesOf } from '../../utils/intake/notices.ts';
import { listTroubles } from '../../utils/intake/troubles.ts';
import { listUnrecognised } from '../../utils/intake/unrecognised.ts';
import { countAttention } from '../../utils/outbox/attention.ts';
import { type Attention, badgeOf } from '../../utils/post/attention.ts';
import type { Notice } from '../../utils/post/notice.ts';

/** As the pages' own colours for what is bad and what is quiet, which white stands on readably. */
const colours = { urgent: '#b3261e', quiet: '#4a5a66' };

/** So long what changes is waited for, so that a queue is counted once and not at each step, in milliseconds. */
const soon = 300;

let counting: Promise<void> | undefined;

/** The toolbar's button says what waits and what needs somebody. May be called at any change; never rejects. */
export function showAttention(): Promise<void> {
  counting ??= new Promise((resolve) => setTimeout(resolve, soon)).then(async () => {
    counting = undefined;
    await shown().catch((thrown) => console.error('Mitposten: the toolbar could not be told', thrown));
  });
  return counting;
}

const shown = inTurn(async () => {
  const attention = await ofAll();
  await show(attention);
  const { isUrgent } = badgeOf(attention);
  await browser.action.setBadgeBackgroundColor({ color: isUrgent ? colours.urgent : colours.quiet });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
});

/** What every tab has to tell. */
async function ofAll(): Promise<Attention> {
  const [counts, unrecognised] = await Promise.all([countAttention(), listUnrecognised()]);
  return { ...counts, offers: 0, isTroubled: unrecognised.length > 0 };
}

/** The same for a tab that has something of its own to say; without it the tab has what all of them have. */
export const showInTab = inTurn(async (tab: number) => {
  const [notices, troubles] = await Promise.all([noticesOf(tab), listTroubles()]);
  const offers = notices.filter(isOpen).length;
  const isTroubled = troubles.some((each) => each.tab === tab);
  const own = offers > 0 || isTroubled ? { ...(await ofAll()), offers, isTroubled } : undefined;
  // The tab may have been closed meanwhile.
  await show(own, tab).catch(() => {});
});

/** It is offered, or stands on Mastodon otherwise than on its platform by now. */
function isOpen({ offered, changed, outcomes }: Notice): boolean {
  const isLeft = changed !== undefined && outcomes.some(({ state }) => state === 'done');
  return isLeft || offered !== undefined;
}

async function show(attention: Attention | undefined, tabId?: number): Promise<void> {
  const tab = tabId === undefined ? {} : { tabId };
  await browser.action.setBadgeText({ ...tab, text: attention ? badgeOf(attention).text : null });
  await browser.action.setTitle({ ...tab, title: attention ? titleOf(attention) : null });
}

/** What a screen reader says of the button, and what is shown when a pointer rests on it. */
function titleOf({ needs, waiting, offers, isTroubled }: Attention): string {
  const parts = [
    needs > 0 ? i18n.t('badge.needs', needs) : '',
    offers > 0 ? i18n.t('badge.offers', offers) : '',
    waiting > 0 ? i18n.t('badge.waiting', waiting) : '',
    isTroubled ? i18n.t('badge.trouble') : '',
  ].filter((part) => part !== '');
  return parts.length ? i18n.t('badge.title', [parts.join(', ')]) : i18n.t('extName');
}

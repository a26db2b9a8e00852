import { setTimeout } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from './browsers/until.ts';
import { found, inFrame, isThere, press, standingStill, textOf } from './elements.ts';

/*
 * Our own elements in a platform's page: all that tests know of their inside stands here. The pill is in the page, in a root
 * that is open in test builds; the preview and what is told stand in frames of the extension's own.
 */

const pill = '[data-mitposten="pill"]';
const notices = '[data-mitposten="notices"]';
const button = '.switch';

/** The selector of something inside the pill. */
const inPill = (selector: string) => `${pill} >>> ${selector}`;

/** What there is of ours in a page. */
export const panel = {
  /** Our elements themselves: all of them, the one at the composer, the one that holds what is told. */
  element: '[data-mitposten]',
  atComposer: pill,
  ofMessages: notices,

  /** The switch: at all, ready to be pressed, on, off, and while something is on its way. */
  switch: inPill(`.pill:not([hidden]) ${button}`),
  ready: inPill(`${button}[aria-disabled="false"]`),
  on: inPill(`${button}[aria-checked="true"]`),
  off: inPill(`${button}[aria-checked="false"]`),
  blocked: inPill(`${button}[aria-disabled="true"]`),

  /** Instead of the switch: the button that leads to the first account, and the request to load the page anew. */
  connect: inPill('.note[data-kind="no-account"] .connect'),
  reload: inPill('.note[data-kind="reload"]'),
  /** What says that a shared post is not mirrored. */
  shared: inPill('.note[data-kind="shared"]'),

  /** What the switch is for, in words. */
  label: inPill('.label'),

  /** What is still missing, how often, and what is said of it. */
  warning: inPill('.reminder:not([hidden])'),
  warningCount: inPill('.reminder-count'),
  warningText: inFrame('.preview-request'),
  /** Small pictures of what was chosen, where the page hides what the post has. */
  chosen: inFrame('.preview-chosen img'),

  /** What is told: anything, and what is of one kind. */
  message: inFrame('.card'),
  done: inFrame('.card-done'),
  offer: inFrame('.card-offer'),
  failed: inFrame('.card-failed'),
  waiting: inFrame('.card-waiting'),
  scheduled: inFrame('.card-scheduled'),
  /** What can be undone yet, and what was. */
  undo: inFrame('.card-paused .actions .button'),
  undone: inFrame('.card-undone'),
  /** What takes back what stands, and what corrects it. */
  takeBack: inFrame('.card-done .hands > .button:last-of-type'),
  takeBackYes: inFrame('.card-done .confirm .button-bad'),
  correct: inFrame('.card-done .hands > .button:nth-last-of-type(2)'),
  /** What says that a post was changed on its platform, and what does the same to its mirror. */
  changed: inFrame('.card-changed'),
  deleted: inFrame('.card-changed [data-change="deleted"]'),
  changedYes: inFrame('.card-changed .button-main'),
  /** The same of what is planned: moved there, or cancelled. */
  planChanged: inFrame('.card-plan-changed'),
  planMove: inFrame('.card-plan-changed .plan-move'),
  planCancel: inFrame('.card-plan-changed .plan-cancel'),
  planCancelled: inFrame('.card-cancelled'),
  /** What says that it stands twice, and what deletes the second one. */
  twice: inFrame('.card-twice'),
  twiceRemove: inFrame('.card-twice .button-quiet'),
  twiceYes: inFrame('.card-twice .confirm .button-bad'),
  closeDone: inFrame('.card-done .card-close'),
  takenBack: inFrame('.card-taken-back'),
  /** What leads from a message to a status, takes an offer, closes it. */
  statusLink: inFrame('.card-done a'),
  /** Beside a composer a message is a line, which opens. */
  line: inFrame('.line-open'),
  takeOffer: inFrame('.card-offer .button-main'),
  closeOffer: inFrame('.card-offer .card-close'),

  account: inFrame('.choice input'),

  /** The preview, what it shows, and the fields in which something is changed for Mastodon alone. */
  previewButton: inPill('.preview'),
  preview: inFrame('.preview'),
  /** What of the preview is in view. */
  sheet: inPill('.sheet'),
  previewClose: inFrame('.preview-close'),
  previewAccount: inFrame('.preview-account'),
  previewAuthor: inFrame('.thread-name strong'),
  status: inFrame('.status'),
  description: inFrame('.description textarea'),
  changeText: inFrame('.text-change button'),
  changedText: inFrame('.text-change textarea'),
  reason: inFrame('.preview-request textarea'),
  /** What holds for nothing any more, and that it was read; an own text whose original has changed, and that it stays. */
  lapsed: inFrame('.preview-lapsed'),
  lapsedRead: inFrame('.preview-lapsed button'),
  outdated: inFrame('.preview-request[data-asks="outdated"]'),
  keepText: inFrame('.preview-request[data-asks="outdated"] button + button'),
};

/** A press counts only on what has stood in its place for half a second; in milliseconds. */
const steadyFor = 650;

/** Waits for the panel's switch in the open composer. */
export function panelSwitch(page: Page): Promise<ElementHandle> {
  return found(page, panel.switch);
}

/** Waits until the switch may be pressed. */
export async function panelReady(page: Page): Promise<void> {
  await found(page, panel.ready);
}

/** Waits until the element has been in its place as long as a press on it needs. */
export async function steady(page: Page, selector: string): Promise<void> {
  await standingStill(page, selector, steadyFor);
}

/** Switches the mirror on, and waits until the panel says so. What a window of ours asks about a new profile is answered. */
export async function arm(page: Page): Promise<void> {
  await panelSwitch(page);
  await panelReady(page);
  await steady(page, panel.switch);
  await press(page, panel.switch);
  let wasAsked = false;
  await until('the switch to be on', async () => {
    if (await isThere(page, panel.on)) return true;
    const asked = await questionOf(page);
    if (asked) await yes(asked);
    wasAsked ||= asked !== undefined;
    return undefined;
  });
  await page.bringToFront();
  // A page that another window was in front of is looked at first.
  if (wasAsked) await setTimeout(steadyFor);
}

/** The window in which the extension asks, if it is open. */
export async function questionOf(page: Page): Promise<Page | undefined> {
  for (const other of await page.browser().pages()) {
    const path = await other.evaluate(() => location.pathname).catch(() => '');
    if (path === '/ask.html') return other;
  }
  return undefined;
}

/** Says yes in it, and waits until it is gone. */
export async function yes(asked: Page): Promise<void> {
  const main = await found(asked, '.ask .button-main');
  await main.evaluate((element) => (element as HTMLElement).click()).catch(() => {});
  // Firefox's driver does not say that a window was closed: nothing in it answers any more.
  const isGone = () => asked.evaluate(() => false).catch(() => true);
  await until('the window that asks to close', async () => (await isGone()) || undefined);
}

/** Opens the preview, where the accounts are chosen. */
export async function openAccounts(page: Page): Promise<void> {
  await press(page, panel.previewButton);
  await found(page, panel.account);
}

/** Chooses the account with this place, from 1, in the open list; it must not be chosen yet. */
export async function chooseAccount(page: Page, place: number): Promise<void> {
  await press(page, `${accountAt(place)}:not(:checked)`);
  await found(page, `${accountAt(place)}:checked`);
}

/** Leaves out the account with this place, from 1, in the open list; it must be chosen. */
export async function leaveOutAccount(page: Page, place: number): Promise<void> {
  await press(page, `${accountAt(place)}:checked`);
  await found(page, `${accountAt(place)}:not(:checked)`);
}

/** Opens what is told in one line beside a composer. */
export async function unfold(page: Page, message = panel.message): Promise<void> {
  await found(page, message);
  if (await isThere(page, panel.line)) await press(page, panel.line);
}

/** Takes the offer that the page shows. */
export async function takeOffer(page: Page): Promise<void> {
  await unfold(page, panel.offer);
  await found(page, panel.takeOffer);
  await steady(page, panel.takeOffer);
  await press(page, panel.takeOffer);
  await until('the offer to be taken', async () => {
    if (!(await isThere(page, panel.offer))) return true;
    const asked = await questionOf(page);
    if (asked) await yes(asked);
    return undefined;
  });
  await page.bringToFront();
}

/** Waits for a message, one of `panel`, and gives what it says. */
export async function messageText(page: Page, message = panel.message): Promise<string> {
  await unfold(page, message);
  return textOf(page, message);
}

/** Waits until nothing of ours is moving any more: what is arriving has no contrast yet. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    (ours) => [...document.querySelectorAll(ours)].every((each) => !each.shadowRoot?.getAnimations().length),
    {},
    '[data-mitposten]',
  );
}

function accountAt(place: number): string {
  return inFrame(`.choice:nth-of-type(${place}) input`);
}

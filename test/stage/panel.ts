import type { ElementHandle, Page } from 'puppeteer-core';
import { found, press, textOf } from './elements.ts';

/*
 * Our own elements in a platform's page: all that tests know of their inside stands here.
 */

const element = 'mitposten-panel';
const button = '[role="switch"]';

/** The selector of something inside our own elements; test builds keep their shadow roots open. */
export function inPanel(selector: string): string {
  return `${element} >>> ${selector}`;
}

/** What there is of ours in a page. */
export const panel = {
  /** Our elements themselves: all of them, the one at the composer, the one that holds the messages. */
  element,
  atComposer: `[role="dialog"] ${element}, main ${element}`,
  ofMessages: `body > ${element}`,

  /** The switch: at all, ready to be pressed, on, off, and while something is on its way. */
  switch: inPanel(button),
  ready: inPanel(`${button}[aria-disabled="false"]`),
  on: inPanel(`${button}[aria-checked="true"]`),
  off: inPanel(`${button}[aria-checked="false"]`),
  blocked: inPanel(`${button}[aria-disabled="true"]`),

  /** Instead of the switch: the button that leads to the first account, and the request to load the page anew. */
  connect: inPanel('.pill-button'),
  reload: inPanel('.pill-note'),

  /** What is still missing, how often, and what is said of it. */
  warning: inPanel('.missing'),
  warningCount: inPanel('.missing .missing-count'),
  warningText: inPanel('.bubble[role="note"]'),

  /** The messages: any, and those of one kind. */
  message: inPanel('.card'),
  done: inPanel('.card-done'),
  offer: inPanel('.card-offer'),
  failed: inPanel('.card-failed'),
  waiting: inPanel('.card-waiting'),
  scheduled: inPanel('.card-scheduled'),
  /** What leads from a message to a status, takes an offer, closes it. */
  statusLink: inPanel('.card-done a'),
  takeOffer: inPanel('.card-offer .button-main'),
  closeOffer: inPanel('.card-offer .card-close'),

  accountsButton: inPanel('.picker'),
  account: inPanel('.choice input'),

  /** The preview, what it shows, and the fields in which something is changed for Mastodon alone. */
  previewButton: inPanel('.preview-button'),
  preview: inPanel('.preview'),
  previewClose: inPanel('.preview-close'),
  previewAccount: inPanel('.preview-account'),
  previewAuthor: inPanel('.thread-name strong'),
  status: inPanel('.status'),
  description: inPanel('.description textarea'),
  changeText: inPanel('.text-change button'),
  changedText: inPanel('.text-change textarea'),
  reason: inPanel('.preview-request textarea'),
};

/** Waits for the panel's switch in the open composer. */
export function panelSwitch(page: Page): Promise<ElementHandle> {
  return found(page, panel.switch);
}

/** Waits until the switch may be pressed. */
export async function panelReady(page: Page): Promise<void> {
  await found(page, panel.ready);
}

/** Switches the mirror on, and waits until the panel says so. */
export async function arm(page: Page): Promise<void> {
  await panelSwitch(page);
  await panelReady(page);
  await press(page, panel.switch);
  await found(page, panel.on);
}

/** Opens the list of the accounts. */
export async function openAccounts(page: Page): Promise<void> {
  await press(page, panel.accountsButton);
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

/** Waits for a message, one of `panel`, and gives what it says. */
export function messageText(page: Page, message = panel.message): Promise<string> {
  return textOf(page, message);
}

/** Waits until nothing of ours is moving any more: what is arriving has no contrast yet. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    (ours) => [...document.querySelectorAll(ours)].every((each) => !each.shadowRoot?.getAnimations().length),
    {},
    element,
  );
}

function accountAt(place: number): string {
  return inPanel(`.choice:nth-of-type(${place}) input`);
}

import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import type { OutboxEvent } from '../../utils/outbox/events.ts';
import { excerptOf } from '../../utils/outbox/excerpt.ts';
import type { ProblemReport } from '../../utils/post/problem.ts';
import { wantsCalls } from '../../utils/settings/calls.ts';

/** Calls a person by a message of the system, where they want it, for what only they can end. Never rejects. */
export async function callPerson(event: OutboxEvent): Promise<void> {
  try {
    const call = await callOf(event);
    // In Chromium it is there only once a person has allowed it.
    if (!call || !browser.notifications || !(await wantsCalls())) return;
    listen();
    const { id, ...said } = call;
    await browser.notifications.create(id, {
      ...{ type: 'basic', iconUrl: browser.runtime.getURL('icon/128.png') },
      ...said,
    });
  } catch (thrown) {
    console.error('Mitposten: the system could not be told', thrown);
  }
}

/** What is said, and under which id: the same trouble takes its own place, and does not fill the screen. */
async function callOf(
  event: OutboxEvent,
): Promise<{ id: string; title: string; message: string } | undefined> {
  if (event.kind === 'double') {
    const { publication, account, isDouble } = event;
    const said = { title: i18n.t('calls.title'), message: i18n.t('twice.what', [account]) };
    return isDouble ? { id: `double ${publication}`, ...said } : undefined;
  }
  if (event.kind !== 'problem' || event.state.kind === 'waiting') return undefined;
  const { problem } = event.state;
  const what = i18n.t(`problem.${keyOf(problem)}.what`);
  if (problem.kind === 'needs-login') {
    const [account = ''] = event.accounts;
    return { id: `sign-in ${account}`, title: i18n.t('calls.signIn', [account]), message: what };
  }
  const excerpt = (await excerptOf(event.publication)) || i18n.t('common.picturePost');
  const message = `${excerpt}\n${what}`;
  return { id: `post ${event.publication}`, title: i18n.t('calls.title'), message };
}

/** Message names hold no hyphen; a test holds that there is one for each reason. */
function keyOf({ reason }: ProblemReport) {
  return reason.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as 'signedOut'; // one of them
}

let isListening = false;

/** To be called when the background starts, and again once the permission is there. */
export function listen(): void {
  if (isListening || !browser.notifications) return;
  isListening = true;
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    // Where the browser lets no popup open without a press on its own button, it stands in a tab.
    if (id.startsWith('sign-in ')) void browser.runtime.openOptionsPage();
    else {
      void browser.action.openPopup().catch(() => {
        void browser.tabs.create({ url: browser.runtime.getURL('popup.html') });
      });
    }
  });
}

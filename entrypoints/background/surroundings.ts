import browser from 'webextension-polyfill';
import { sendManuscript } from '../../utils/composer/send.ts';
import { draftOfPlanned } from '../../utils/composer/store.ts';
import { viewOf } from '../../utils/intake/composer-view.ts';
import { readComposer } from '../../utils/intake/composers.ts';
import { addOutcome, noticesOf } from '../../utils/intake/notices.ts';
import type { LedgerEar, OutboxDoor, Surroundings } from '../../utils/intake/surroundings.ts';
import { addUnwritten, removeUnwritten, summaryOf } from '../../utils/intake/unwritten.ts';
import type { OutboxEvent } from '../../utils/outbox/events.ts';
import { outcomesOf, publicationOf } from '../../utils/outbox/outcomes-of.ts';
import { announceChange } from '../../utils/pages/changes.ts';
import { openComposer } from '../../utils/pages/composer/entrances.ts';
import { wipe } from '../../utils/pages/wipe.ts';
import { inBackground } from '../../utils/platforms/in-background.ts';
import { openQuestion } from './ask-window.ts';
import { showAttention, showInTab } from './badge.ts';
import { lookForBridge } from './bridge.ts';
import { sendIo } from './manuscripts.ts';
import { outside } from './outbox-io.ts';
import { askTab, injectWatch, probe } from './tabs.ts';

/** In CSS pixels. */
const popupSize = { width: 460, height: 720 };

/** What intake needs, in the real browser. `idle` is called when something has ended. */
export function surroundings(outbox: OutboxDoor, idle: () => void, ledger: LedgerEar): Surroundings {
  return {
    outbox,
    ledger,
    injectWatch,
    probe,
    askTab,
    async wipe() {
      outbox.forget();
      await wipe();
      return undefined;
    },
    changed,
    composerChanged,
    ask: openQuestion,
    async openOptions() {
      await browser.runtime.openOptionsPage();
      return undefined;
    },
    async openPopup() {
      const url = browser.runtime.getURL('/popup.html');
      await browser.windows.create({ url, type: 'popup', ...popupSize });
      return undefined;
    },
    async openCorrection(record, place) {
      await openComposer({ corrects: record, place: String(place) });
      return undefined;
    },
    expect(profile) {
      const { platform, id } = profile;
      lookForBridge(profile).catch(() => {
        // Nobody waits for it: it is asked another time.
      });
      inBackground[platform].locate?.(id, outside).catch(() => {
        // It is looked up again when it is needed, and the problem told then.
      });
    },
    canProve: (platform) => inBackground[platform].prove !== undefined,
    async prove(profile) {
      await inBackground[profile.platform].prove?.(profile, outside);
    },
    recent: async ({ platform, id }) => (await inBackground[platform].recent?.(id, outside)) ?? [],
    async draftAgain(manuscript, accounts) {
      await draftOfPlanned(manuscript, accounts, Date.now());
      announceChange();
    },
    sendManuscript: (id) => sendManuscript(id, sendIo(outbox)),
    knownShape: (platform, shape) => inBackground[platform].knownShape?.(shape),
    idle() {
      idle();
      return undefined;
    },
  };
}

/** What is told in a tab has changed: its frame, the popup and the badge follow. */
async function changed(tab: number): Promise<undefined> {
  const notices = await noticesOf(tab);
  announceChange();
  void askTab(tab, { type: 'told', isAnything: notices.length > 0 });
  await showInTab(tab);
  return undefined;
}

async function composerChanged(tab: number, composer: string): Promise<undefined> {
  const record = await readComposer(tab, composer);
  if (!record) return undefined;
  void askTab(tab, { type: 'view', composer, view: await viewOf(record) });
  return undefined;
}

/** Tells what became of a publication wherever somebody reads of it. */
export async function tellOutcomes(event: OutboxEvent): Promise<void> {
  announceChange();
  void showAttention();
  const tabs = new Set<number>();
  await rememberUnwritten(event);
  for (const outcome of outcomesOf(event)) {
    for (const tab of await addOutcome(publicationOf(event), outcome)) tabs.add(tab);
  }
  for (const tab of tabs) await changed(tab);
}

/** The popup reads the store, which can't say that the disk is full. */
async function rememberUnwritten(event: OutboxEvent): Promise<void> {
  const id = publicationOf(event);
  if (event.kind !== 'problem' || event.state.problem.reason !== 'disk-full') return removeUnwritten(id);
  const { problem } = event.state;
  const nextTryAt = event.state.kind === 'waiting' ? event.state.nextTryAt : 0;
  const { unwritten } = event;
  await addUnwritten({ id, problem, nextTryAt, claim: unwritten && summaryOf(unwritten) });
}

import browser from 'webextension-polyfill';
import { sendManuscript } from '../../utils/composer/send.ts';
import { draftOfPlanned, readManuscript, writeManuscript } from '../../utils/composer/store.ts';
import { inTurn } from '../../utils/in-turn.ts';
import { viewOf } from '../../utils/intake/composer-view.ts';
import { readComposer } from '../../utils/intake/composers.ts';
import { addOutcome, noticesOf, tellTwice } from '../../utils/intake/notices.ts';
import type { LedgerEar, OutboxDoor, Surroundings } from '../../utils/intake/surroundings.ts';
import { addUnwritten, removeUnwritten, summaryOf } from '../../utils/intake/unwritten.ts';
import { readRecord } from '../../utils/ledger/records.ts';
import type { OutboxEvent } from '../../utils/outbox/events.ts';
import { alsoOf, outcomesOf, publicationOf } from '../../utils/outbox/outcomes-of.ts';
import { stillStandingOf } from '../../utils/outbox/standing.ts';
import { deliveryId } from '../../utils/outbox/types.ts';
import { announceChange } from '../../utils/pages/changes.ts';
import { openComposer } from '../../utils/pages/composer/entrances.ts';
import { wipe } from '../../utils/pages/wipe.ts';
import { inBackground } from '../../utils/platforms/in-background.ts';
import { forgetProgress, keepProgress } from '../../utils/settings/progress.ts';
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
    async openDraft(manuscript) {
      if (!(await readManuscript(manuscript.id))) await writeManuscript(manuscript);
      await openComposer({ id: manuscript.id });
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
    standing: stillStandingOf,
    knownShape: (platform, shape) => inBackground[platform].knownShape?.(shape),
    idle() {
      idle();
      return undefined;
    },
  };
}

/** What is told in a tab has changed: its frame, the popup and the badge follow. */
const changed = inTurn(async (tab: number) => {
  const notices = await noticesOf(tab);
  announceChange();
  void askTab(tab, { type: 'told', isAnything: notices.length > 0 });
  await showInTab(tab);
});

const composerChanged = inTurn(async (tab: number, composer: string) => {
  const record = await readComposer(tab, composer);
  if (!record) return;
  void askTab(tab, { type: 'view', composer, view: await viewOf(record) });
});

let telling: Promise<void> = Promise.resolve();

/** Tells what became of a publication wherever somebody reads of it: one event after another, so that the last one stands. */
export function tellOutcomes(event: OutboxEvent): Promise<void> {
  telling = telling
    .then(() => told(event))
    .catch((thrown) => console.error('Mitposten: what became of a post could not be told', thrown));
  return telling;
}

async function told(event: OutboxEvent): Promise<void> {
  if (event.kind === 'progress') await keepProgress(event.id, event.progress);
  else {
    await forgetProgress(deliveriesOf(event));
    await rememberUnwritten(event);
    void showAttention();
  }
  announceChange();
  const tabs = new Set(await tabsOfDouble(event));
  for (const outcome of outcomesOf(event)) {
    for (const publication of [publicationOf(event), ...alsoOf(event)])
      for (const tab of await addOutcome(publication, outcome)) tabs.add(tab);
  }
  for (const tab of tabs) await changed(tab);
}

/** The tabs that tell of what stands twice, or does no longer. */
async function tabsOfDouble(event: OutboxEvent): Promise<number[]> {
  if (event.kind !== 'double') return [];
  const { publication, account, isDouble, twice = { links: [] } } = event;
  if (isDouble) return tellTwice(publication, account, twice);
  // Whichever of the two came first is what the record is of now.
  const record = await readRecord(deliveryId(publication, account));
  return tellTwice(publication, account, undefined, record?.statuses[0]?.url);
}

/** The deliveries that are on their way no longer, or not yet. */
function deliveriesOf(event: OutboxEvent): string[] {
  if ('delivery' in event) return [event.delivery.id];
  return event.kind === 'problem'
    ? event.accounts.map((account) => deliveryId(event.publication, account))
    : [];
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

import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { inTurn } from '../../utils/in-turn.ts';
import { closeComposers } from '../../utils/intake/composers.ts';
import { forgetLine, forgetLines } from '../../utils/intake/lines.ts';
import { removeNotices } from '../../utils/intake/notices.ts';
import { removeTroubles } from '../../utils/intake/troubles.ts';
import { keepUnrecognised, watchUnrecognised } from '../../utils/intake/unrecognised.ts';
import { rereadServers } from '../../utils/mastodon/reread-servers.ts';
import { createOutbox } from '../../utils/outbox/outbox.ts';
import { announceChange } from '../../utils/pages/changes.ts';
import { showAttention } from './badge.ts';
import { callPerson, listen as listenForCalls } from './calls.ts';
import { listenForEntrances } from './entrances.ts';
import { figuresAlarm, figuresDue, planFigures } from './figures.ts';
import { beginFirstStart } from './first-start.ts';
import { ledgerKeeper } from './ledger-keeper.ts';
import { removeOldManuscripts } from './manuscripts.ts';
import { answer } from './messages.ts';
import { outboxIo } from './outbox-io.ts';
import { holdToPolicy } from './policy.ts';
import { surroundings, tellOutcomes } from './surroundings.ts';
import { reachOpenTabs } from './tabs.ts';
import { updateWhenIdle } from './update.ts';

export default defineBackground({
  type: 'module',
  main() {
    const ledger = ledgerKeeper();
    const io = outboxIo(
      () => void drain(),
      (event) => {
        void tellOutcomes(event);
        void callPerson(event);
      },
    );
    const outbox = createOutbox(ledger.listening(io));
    const update = updateWhenIdle(outbox);
    const drain = () => holdToPolicy().then(outbox.drain).then(update.ifWaiting).then(showAttention);
    // Whatever wakes the background: what nobody uses for days need not be known.
    const reread = () => rereadServers().then((isRead) => isRead && announceChange());
    const { accept, write, forget } = outbox;
    const around = surroundings({ drain, accept, write, forget }, () => void update.ifWaiting(), ledger.ear);

    // All at once and synchronously: the browser wakes a worker only for what it listened to when it started.
    browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
      answer(message, sender, around).finally(() => void showAttention()),
    );
    // A browser that was updated itself has opened its tabs with this version.
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install' || reason === 'update') void reachOpenTabs();
      if (reason === 'install') void beginFirstStart();
    });
    browser.runtime.onStartup.addListener(() => void forgetLines().then(drain));
    browser.runtime.onUpdateAvailable.addListener(update.wait);
    browser.alarms.onAlarm.addListener(({ name }) => {
      void drain();
      void reread();
      if (name !== figuresAlarm) return;
      void figuresDue();
      removeOldManuscripts().catch((thrown) =>
        console.error('Mitposten: old drafts could not be looked through', thrown),
      );
    });
    listenForEntrances();
    listenForCalls();
    watchUnrecognised(inTurn(showAttention));
    browser.tabs.onRemoved.addListener((tab) => {
      const gone = [
        closeComposers(tab).then((composers) => keepUnrecognised(composers, ledger.ear)),
        removeNotices(tab),
        removeTroubles(tab),
        forgetLine(tab),
      ];
      void Promise.all(gone).then(update.ifWaiting);
    });

    void drain();
    void reread();
    void planFigures();
  },
});

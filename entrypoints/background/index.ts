import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { disarmTab } from '../../utils/intake/arms.ts';
import { createOutbox } from '../../utils/outbox/outbox.ts';
import { answer } from './messages.ts';
import { expect, outboxIo } from './outbox-io.ts';
import { reachOpenTabs } from './tabs.ts';
import { updateWhenIdle } from './update.ts';

export default defineBackground({
  type: 'module',
  main() {
    const outbox = createOutbox(outboxIo(() => void drain()));
    const update = updateWhenIdle(outbox);
    const drain = () => outbox.drain().then(update.ifWaiting);

    // All at once and synchronously: the browser wakes a worker only for what it listened to when it started.
    browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
      answer(message, sender, { drain, accept: outbox.accept, expect }),
    );
    browser.runtime.onInstalled.addListener(reachOpenTabs);
    browser.runtime.onStartup.addListener(drain);
    browser.runtime.onUpdateAvailable.addListener(update.wait);
    browser.alarms.onAlarm.addListener(drain);
    browser.tabs.onRemoved.addListener((tab) => void disarmTab(tab).then(update.ifWaiting));

    void drain();
  },
});

import browser from 'webextension-polyfill';
import { isAnythingArmed } from '../../utils/intake/composers.ts';
import type { Outbox } from '../../utils/outbox/outbox.ts';

/** Lets an update in only while nothing is armed or on its way: it ends the background and orphans every page. */
export function updateWhenIdle(
  outbox: Pick<Outbox, 'isBusy'>,
  reload: () => void = () => browser.runtime.reload(),
) {
  let waiting = false;
  async function ifWaiting(): Promise<void> {
    if (waiting && !outbox.isBusy() && !(await isAnythingArmed())) reload();
  }
  return {
    /** An update is there. */
    wait: () => {
      waiting = true;
      void ifWaiting();
    },
    /** To be called whenever something has ended. */
    ifWaiting,
  };
}

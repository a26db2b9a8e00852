import browser from 'webextension-polyfill';
import { keepCalls, wantsCalls } from '../settings/calls.ts';
import { readComposing } from '../settings/composing.ts';
import { readReportSettings } from '../settings/report.ts';
import { readSameContentWindow, writeSameContentMinutes } from '../settings/same-content.ts';

/** What the settings say of how a person is called. */
export function createAttention(changed: () => void) {
  const state = { calls: false, sameContent: 120, draftDays: 90, months: 24 };
  const read = async () => {
    const [calls, within, composing, report] = await Promise.all([
      wantsCalls(),
      readSameContentWindow(),
      readComposing(),
      readReportSettings(),
    ]);
    Object.assign(state, { calls, sameContent: within / 60_000 });
    Object.assign(state, { draftDays: composing.keepDays, months: report.retention });
    changed();
  };
  return {
    state,
    read,
    /** Called within the click: the browser may ask. */
    async call(isOn: boolean): Promise<void> {
      const isAllowed = !isOn || (await browser.permissions.request({ permissions: ['notifications'] }));
      await keepCalls(isOn && isAllowed);
      await read();
    },
    async compare(minutes: number): Promise<void> {
      await writeSameContentMinutes(minutes);
      await read();
    },
  };
}

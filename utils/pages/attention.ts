import browser from 'webextension-polyfill';
import { inTurn } from '../in-turn.ts';
import { forgetWords } from '../outbox/words.ts';
import { fixedSettings, nothingFixed } from '../post/fixed-settings.ts';
import { usuallyCompared } from '../post/same-window.ts';
import { keepCalls, wantsCalls } from '../settings/calls.ts';
import { readComposing } from '../settings/composing.ts';
import { readKeptWordsDays, writeKeptWordsDays } from '../settings/kept-words.ts';
import { currentPolicy } from '../settings/managed.ts';
import { keepReplies, wantsReplies } from '../settings/replies.ts';
import { readReportSettings } from '../settings/report.ts';
import { readSameContentWindow, writeSameContentMinutes } from '../settings/same-content.ts';

const unread = {
  /** `callsWait`: the administration wants to have people called, and the browser gives that only to a person. */
  ...{ calls: false, callsWait: false, replies: true, sameContent: usuallyCompared },
  ...{ keptWords: 7, draftDays: 90, months: 24, fixed: nothingFixed },
};

const isAllowed = () => browser.permissions.contains({ permissions: ['notifications'] });

/** What the settings say of how a person is called. */
export function createAttention(changed: () => void) {
  const state = { ...unread };
  const read = inTurn(async () => {
    const [calls, replies, keptWords, within, composing, report, policy] = await Promise.all([
      wantsCalls(),
      wantsReplies(),
      readKeptWordsDays(),
      readSameContentWindow(),
      readComposing(),
      readReportSettings(),
      currentPolicy(),
    ]);
    const callsWait = policy.calls === true && !(await isAllowed());
    Object.assign(state, { calls: calls && !callsWait, callsWait, replies, keptWords });
    Object.assign(state, { sameContent: within / 60_000, fixed: fixedSettings(policy) });
    Object.assign(state, { draftDays: composing.keepDays, months: report.retention });
    changed();
  });
  return {
    state,
    read,
    /** Called within the click: the browser may ask. */
    async call(isOn: boolean): Promise<void> {
      const isGiven = !isOn || (await browser.permissions.request({ permissions: ['notifications'] }));
      await keepCalls(isOn && isGiven);
      await read();
    },
    async count(isOn: boolean): Promise<void> {
      await keepReplies(isOn);
      await read();
    },
    async keepWords(days: number): Promise<void> {
      await writeKeptWordsDays(days);
      // What was kept for longer than it is to be is kept no longer.
      await forgetWords();
      await read();
    },
    async compare(minutes: number): Promise<void> {
      await writeSameContentMinutes(minutes);
      await read();
    },
  };
}

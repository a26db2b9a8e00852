import browser from 'webextension-polyfill';
import { forgetBefore } from '../../utils/ledger/lines.ts';
import { forgetOfParts } from '../../utils/ledger/parts.ts';
import { askFigures } from '../../utils/pages/ask-figures.ts';
import { changeReportSettings, keptSince, readReportSettings } from '../../utils/settings/report.ts';

/** The alarm that looks once a day whether there is something to ask or to forget. */
export const figuresAlarm = 'figures';

const day = 24 * 60 * 60_000;

/** Servers are asked once a week, about what was published in the last two months. */
const asksEvery = 7 * day;
const asksAbout = 62 * day;

/** Sets the alarm; one that is set already stays. */
export async function planFigures(): Promise<void> {
  if (await browser.alarms.get(figuresAlarm)) return;
  browser.alarms.create(figuresAlarm, { delayInMinutes: 30, periodInMinutes: 24 * 60 });
}

/** Forgets what is older than it is kept, and asks the servers for figures where that is due. Never rejects. */
export async function figuresDue(
  now = Date.now(),
  io = { forgetBefore, forgetOfParts, askFigures },
): Promise<void> {
  try {
    const { retention, askedAt } = await readReportSettings();
    const since = keptSince(now, retention);
    await io.forgetBefore(since);
    await io.forgetOfParts(since);
    if (now - askedAt < asksEvery) return;
    await changeReportSettings({ askedAt: now });
    await io.askFigures(now - asksAbout);
  } catch (thrown) {
    console.error('Mitposten: the figures for the report could not be asked for', thrown);
  }
}

import { joinLedgers } from '../../utils/ledger/join.ts';
import type { Ledger } from '../../utils/ledger/line.ts';
import { figureNames } from '../../utils/post/report-view.ts';
import { reportOf } from '../../utils/report/figures.ts';
import { pageLook } from '../../utils/report/page-look.ts';
import { isDrawn, plotOf } from '../../utils/report/plots.ts';
import { tableOf } from '../../utils/report/tables.ts';
import { cityOf, year } from '../unit/report/city.ts';
import { german } from '../unit/report/german.ts';
import { askedOf, memory, perform } from '../unit/report/perform.ts';
import { spell, spreadOf } from './figures.ts';
import type { Result } from './table.ts';
import { timeOf } from './time-of.ts';

const count = 10_000;
const rounds = 20;
/** In milliseconds. */
const goal = 200;

/** (n) How long a year's report takes over 10,000 records of a made-up city, of one browser and of three joined. */
export async function reportTime(): Promise<Result> {
  const speech = german();
  const parts = await partsOf(3);
  const whole = joinLedgers(parts);
  const made = (ledger: Ledger) => {
    const report = reportOf(ledger, year);
    for (const name of figureNames) {
      tableOf(name, report, speech);
      if (isDrawn(name)) plotOf(name, report, speech, pageLook(name));
    }
  };
  const spread = (work: () => void) => {
    for (let round = 0; round < 5; round += 1) work();
    return spreadOf(Array.from({ length: rounds }, () => timeOf(work)));
  };
  const one = spread(() => made(whole));
  const joined = spread(() => made(joinLedgers(parts)));
  const row = (what: string, time: ReturnType<typeof spread>) => ({
    ...{ what, value: `${spell(time, 0)} ms`, goal: `≤ ${goal} ms`, met: time.median <= goal },
  });
  return {
    name: '(n) Report over 10,000 records',
    rows: [
      row(`one browser, ${whole.lines.length} publications`, one),
      row('three browsers’ parts, joined first', joined),
    ],
    notes: [
      `One thread in Node, ${rounds} rounds after five to warm up: medians and quartiles. Every figure with its table and its drawing; reading the database is not in it.`,
    ],
    figures: { goal, one, joined },
  };
}

/** A city's year as several browsers saw it. */
async function partsOf(browsers: number): Promise<Ledger[]> {
  const city = cityOf(1, count);
  const asked = askedOf(city);
  return Promise.all(
    Array.from({ length: browsers }, async (_, browser) => {
      const store = memory();
      await perform(
        city.published.filter((each) => each.browsers.includes(browser)),
        store,
      );
      return { ...asked, lines: [...store.lines.values()] };
    }),
  );
}

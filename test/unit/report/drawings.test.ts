import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureNames } from '../../../utils/post/report-view.ts';
import { reportOf } from '../../../utils/report/figures.ts';
import { paperLook, svgOf } from '../../../utils/report/plots/drawing.ts';
import { drawnFigures, plotOf } from '../../../utils/report/plots.ts';
import { tableOf } from '../../../utils/report/tables.ts';
import { durationText, monthText, shareText } from '../../../utils/report/words.ts';
import { cityOf, year } from './city.ts';
import { german } from './german.ts';
import { askedOf, memory, perform } from './perform.ts';

const speech = german();

test('of whatever was recorded, in whatever period, no drawing and no table has a number that is none', async () => {
  const city = cityOf(77, 60);
  const store = memory();
  await perform(city.published, store);
  const lines = [...store.lines.values()];
  const asked = askedOf(city);
  const time = fc.integer({ min: year.from - 1e10, max: year.to + 1e10 });
  fc.assert(
    fc.property(fc.subarray(lines), fc.boolean(), time, time, (some, isAsked, a, b) => {
      const known = isAsked ? asked : { statuses: [], checks: [], followers: [] };
      const report = reportOf({ lines: some, ...known }, { from: Math.min(a, b), to: Math.max(a, b) });
      for (const name of drawnFigures) {
        const drawing = plotOf(name, report, speech, paperLook);
        if (drawing) expect(svgOf(drawing, paperLook)).not.toMatch(/NaN|Infinity|undefined/);
      }
      for (const name of figureNames) {
        const { head, rows } = tableOf(name, report, speech);
        expect(rows.every((row) => row.length === head.length)).toBe(true);
        expect(JSON.stringify(rows)).not.toMatch(/NaN|Infinity|undefined|null/);
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  [undefined, '–'],
  [0, '0 Sek.'],
  [59_499, '59 Sek.'],
  [59_600, '1 Min.'],
  [3_599_900, '1 Std.'],
  [3_600_000 + 120_000, '1 Std. 2 Min.'],
  [86_400_000 * 2 + 60_000, '2 T.'],
  [86_400_000 + 3_600_000 * 5 + 60_000, '1 T. 5 Std.'],
])('%s milliseconds are %s', (milliseconds, text) => {
  expect(durationText(milliseconds, speech)).toBe(text);
});

test('a share of nothing is none, and a month has its year', () => {
  expect([shareText(undefined, speech), shareText(0.8421, speech)]).toEqual(['–', '84,2\u00A0%']);
  expect(monthText('2026-01', speech)).toBe('Jan. 26');
});

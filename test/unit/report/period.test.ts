import { describe, expect, test } from 'vitest';
import { boundsOf, monthsIn, periodAt, usualPeriod } from '../../../utils/report/period.ts';
import { quantile } from '../../../utils/report/quantile.ts';

const at = (text: string) => Date.parse(`${text}T12:00:00`);

describe('a period', () => {
  test.each([
    ['half', '2026-11-29', 0, '2026-07-01', '2026-12-31'],
    ['half', '2026-02-01', 1, '2025-07-01', '2025-12-31'],
    ['quarter', '2026-05-31', 0, '2026-04-01', '2026-06-30'],
    ['quarter', '2026-05-31', 5, '2025-01-01', '2025-03-31'],
    ['year', '2024-02-29', 0, '2024-01-01', '2024-12-31'],
  ] as const)('%s around %s, %i before', (kind, day, before, from, to) => {
    expect(periodAt(kind, at(day), before)).toEqual({ kind, from, to });
  });

  test('is the half year before, within the first two months of one', () => {
    expect(usualPeriod(at('2026-08-31')).from).toBe('2026-01-01');
    expect(usualPeriod(at('2026-09-01')).from).toBe('2026-07-01');
  });

  test('has its first and last day in it, also where the clocks change', () => {
    const bounds = boundsOf({ from: '2026-03-29', to: '2026-03-29' });
    expect(bounds?.from).toBe(Date.parse('2026-03-29T00:00:00'));
    expect(bounds?.to).toBe(Date.parse('2026-03-30T00:00:00'));
  });

  test.each([
    ['2026-02-30', '2026-03-01'],
    ['2026-03-02', '2026-03-01'],
    ['', '2026-03-01'],
    ['2026-3-1', '2026-03-02'],
  ])('from %j to %j is none', (from, to) => expect(boundsOf({ from, to })).toBeUndefined());

  test('has the months that it touches', () => {
    const { from, to } = boundsOf({ from: '2025-11-30', to: '2026-02-01' }) ?? { from: 0, to: 0 };
    expect(monthsIn(from, to)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});

test.each([
  [[], 0.5, undefined],
  [[7], 0.9, 7],
  [[1, 2, 3, 4], 0.5, 2],
  [[5, 1, 9], 0.5, 5],
  [Array.from({ length: 10 }, (_, n) => n + 1), 0.9, 9],
  [Array.from({ length: 11 }, (_, n) => n + 1), 0.9, 10],
])('of %j, the least that a share of %d does not exceed', (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected);
});

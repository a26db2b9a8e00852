import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from './browser.ts';

const { figuresAlarm, figuresDue, planFigures } = await import('../../../entrypoints/background/figures.ts');
const { changeReportSettings, keptSince } = await import('../../../utils/settings/report.ts');

const day = 24 * 60 * 60_000;
const now = Date.parse('2026-11-29T12:00:00');
const io = {
  forgetBefore: vi.fn(async () => {}),
  forgetOfParts: vi.fn(async () => {}),
  askFigures: vi.fn(async () => 0),
};

beforeEach(() => fakeBrowser.storage.resetState());
afterEach(() => vi.clearAllMocks());

test('servers are asked once a week, about two months; what is too old is forgotten each time', async () => {
  await figuresDue(now, io);
  await figuresDue(now + day, io);
  await figuresDue(now + 7 * day, io);
  expect(io.askFigures.mock.calls).toEqual([[now - 62 * day], [now - 55 * day]]);
  expect(io.forgetBefore).toHaveBeenCalledTimes(3);
  expect(io.forgetOfParts.mock.calls).toEqual(io.forgetBefore.mock.calls);
  expect(io.forgetBefore).toHaveBeenNthCalledWith(1, Date.parse('2024-11-29T00:00:00'));
});

test('lines are kept as long as was chosen', async () => {
  await changeReportSettings({ retention: 6 });
  await figuresDue(now, io);
  expect(io.forgetBefore).toHaveBeenCalledWith(Date.parse('2026-05-29T00:00:00'));
});

test('half a year before the end of August is the end of February', () => {
  expect(keptSince(Date.parse('2026-08-31T09:00:00'), 6)).toBe(Date.parse('2026-02-28T00:00:00'));
});

test('a fault ends nothing', async () => {
  io.forgetBefore.mockRejectedValueOnce(new Error('disk'));
  vi.spyOn(console, 'error').mockImplementationOnce(() => {});
  await expect(figuresDue(now, io)).resolves.toBeUndefined();
});

test('the alarm is set once', async () => {
  await planFigures();
  const first = await fakeBrowser.alarms.get(figuresAlarm);
  await planFigures();
  expect(await fakeBrowser.alarms.getAll()).toEqual([first]);
  await fakeBrowser.alarms.clearAll();
});

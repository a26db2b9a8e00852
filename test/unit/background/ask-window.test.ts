import { beforeEach, expect, test, vi } from 'vitest';
import { calls, home } from './browser.ts';

const { openQuestion } = await import('../../../entrypoints/background/ask-window.ts');

beforeEach(() => void vi.clearAllMocks());

test('the question is asked in a window of our own, which no page can draw in', async () => {
  await openQuestion({ tab: 7, composer: 'c1' });
  expect(calls.createWindow.mock.calls).toMatchObject([
    [{ url: `${home}ask.html?tab=7&composer=c1`, type: 'popup' }],
  ]);
});

test('asked once more the window that is open comes to the front', async () => {
  calls.createWindow.mockResolvedValueOnce({ id: 5 });
  await openQuestion({ tab: 7, publication: 'p&q' });
  await openQuestion({ tab: 7, publication: 'p&q' });
  expect(calls.createWindow).toHaveBeenCalledOnce();
  expect(calls.updateWindow).toHaveBeenCalledWith(5, { focused: true });
});

test('a window that was closed is opened anew', async () => {
  await openQuestion({ tab: 8, composer: 'c1' });
  calls.updateWindow.mockRejectedValueOnce(new Error('No window with id'));
  await openQuestion({ tab: 8, composer: 'c1' });
  expect(calls.createWindow).toHaveBeenCalledTimes(2);
});

test('what belongs to the question stays in it', async () => {
  await openQuestion({ tab: 7, publication: 'a&composer=c1' });
  const [{ url = '' } = {}] = calls.createWindow.mock.calls[0] ?? [];
  expect([...new URL(url).searchParams]).toEqual([
    ['tab', '7'],
    ['publication', 'a&composer=c1'],
  ]);
});

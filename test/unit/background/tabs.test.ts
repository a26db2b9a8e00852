import { afterEach, describe, expect, test, vi } from 'vitest';
import { calls } from './browser.ts';

const { askTab, injectWatch, probe, reachOpenTabs } = await import('../../../entrypoints/background/tabs.ts');

afterEach(() => {
  vi.clearAllMocks();
  vi.useRealTimers();
});

const scripts = () => calls.executeScript.mock.calls.map(([{ target, files }]) => [target.tabId, ...files]);

test('watch is put into the page itself, and into nothing that is framed in it', async () => {
  await injectWatch(7, 'facebook');
  expect(calls.executeScript).toHaveBeenCalledWith({
    target: { tabId: 7, frameIds: [0] },
    files: ['/watch-facebook.js'],
    injectImmediately: true,
  });
});

describe('tabs that were open before the installation', () => {
  test('get the lookout of their platform', async () => {
    calls.query.mockImplementation(async (of) =>
      JSON.stringify(of).includes('bsky') ? [{ id: 1 }, {}] : [{ id: 2 }],
    );
    await reachOpenTabs();
    expect(scripts()).toContainEqual([1, '/lookout-bluesky.js']);
    expect(scripts()).toContainEqual([2, '/lookout-facebook.js']);
    expect(scripts()).toHaveLength(3);
  });

  test('are all reached, also where one is asleep', async () => {
    calls.query.mockResolvedValue([{ id: 1 }, { id: 2 }]);
    calls.executeScript.mockRejectedValueOnce(new Error('Frame with ID 0 was removed.'));
    await reachOpenTabs();
    expect(scripts()).toHaveLength(6);
  });
});

describe('that the pointer finds everything in a page', () => {
  test('is said by the browser, which no page can contradict, and taken back', async () => {
    await probe(7, true);
    await probe(7, false);
    const [[put], [taken]] = [calls.insertCSS.mock.calls[0] ?? [], calls.removeCSS.mock.calls[0] ?? []];
    expect(put).toMatchObject({ target: { tabId: 7, frameIds: [0] }, origin: 'USER' });
    expect(put?.css).toContain('pointer-events: auto !important');
    expect(taken).toEqual(put);
  });

  test('ends by itself after a second, whatever becomes of the page', async () => {
    vi.useFakeTimers();
    await probe(7, true);
    vi.advanceTimersByTime(1000);
    expect(calls.removeCSS).toHaveBeenCalledOnce();
  });
});

test('a tab without watch answers nothing, and that is no fault', async () => {
  calls.sendMessage.mockRejectedValueOnce(new Error('Receiving end does not exist.'));
  expect(await askTab(7, { type: 'told', isAnything: true })).toBeUndefined();
});

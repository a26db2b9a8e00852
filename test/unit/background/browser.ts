import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The extension's own pages begin with this. */
export const home = 'chrome-extension://mitposten/';

type Style = { target: { tabId: number; frameIds: number[] }; css: string; origin: string };

/** What is not in the fake browser, or is to be watched. */
export const calls = {
  reload: vi.fn(),
  openOptionsPage: vi.fn(async () => {}),
  executeScript: vi.fn(async (_: { target: { tabId: number; frameIds: number[] }; files: string[] }) => []),
  insertCSS: vi.fn(async (_: Style) => {}),
  removeCSS: vi.fn(async (_: Style) => {}),
  setBadgeText: vi.fn(async (_: { tabId?: number; text: string | null }) => {}),
  setTitle: vi.fn(async (_: { tabId?: number; title: string | null }) => {}),
  setBadgeBackgroundColor: vi.fn(async (_: { color: string }) => {}),
  setBadgeTextColor: vi.fn(async (_: { color: string }) => {}),
  createWindow: vi.fn(async (_: { url: string; type: string }): Promise<{ id?: number }> => ({ id: 1 })),
  updateWindow: vi.fn(async (_window: number, _change: { focused: boolean }) => ({})),
  /** To a tab. */
  sendMessage: vi.fn(async (_tab: number, _message: unknown, _to?: object): Promise<unknown> => undefined),
  /** To pages of ours. */
  tellPages: vi.fn(async (_message: unknown): Promise<unknown> => undefined),
  query: vi.fn(async (_: object): Promise<{ id?: number }[]> => []),
  getPlatformInfo: vi.fn(async () => ({})),
};

Object.assign(fakeBrowser.runtime, {
  id: 'mitposten',
  getURL: (path: string) => home + path.replace(/^\//, ''),
  reload: calls.reload,
  openOptionsPage: calls.openOptionsPage,
  getPlatformInfo: calls.getPlatformInfo,
  sendMessage: calls.tellPages,
});
Object.assign(fakeBrowser.tabs, { sendMessage: calls.sendMessage, query: calls.query });
Object.assign(fakeBrowser, {
  action: {
    setBadgeText: calls.setBadgeText,
    setTitle: calls.setTitle,
    setBadgeBackgroundColor: calls.setBadgeBackgroundColor,
    setBadgeTextColor: calls.setBadgeTextColor,
  },
  scripting: {
    executeScript: calls.executeScript,
    insertCSS: calls.insertCSS,
    removeCSS: calls.removeCSS,
  },
  windows: { create: calls.createWindow, update: calls.updateWindow },
});
// Where the browser's own is looked for when a module is loaded; both keep it from being taken for the real one.
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });

export { fakeBrowser };

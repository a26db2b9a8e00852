import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The extension's own pages begin with this. */
export const home = 'chrome-extension://mitposten/';

/** What is not in the fake browser, or is to be watched. */
export const calls = {
  reload: vi.fn(),
  openOptionsPage: vi.fn(async () => {}),
  executeScript: vi.fn(async (_injection: { target: { tabId: number }; files: string[] }) => []),
  sendMessage: vi.fn(async (_tab: number, _message: unknown): Promise<unknown> => undefined),
  query: vi.fn(async (): Promise<{ id?: number }[]> => []),
  getPlatformInfo: vi.fn(async () => ({})),
};

Object.assign(fakeBrowser.runtime, {
  id: 'mitposten',
  getURL: (path: string) => home + path,
  reload: calls.reload,
  openOptionsPage: calls.openOptionsPage,
  getPlatformInfo: calls.getPlatformInfo,
});
Object.assign(fakeBrowser.tabs, { sendMessage: calls.sendMessage, query: calls.query });
Object.assign(fakeBrowser, { scripting: { executeScript: calls.executeScript } });
// Where the browser's own is looked for when a module is loaded; both keep it from being taken for the real one.
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });

export { fakeBrowser };

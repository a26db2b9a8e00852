import type { Page } from 'puppeteer-core';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { OwnRequest } from './own-requests.ts';

export type BrowserKind = 'chromium' | 'firefox';
export type BrowserLanguage = 'de' | 'en';

/** How a browser is started. Sizes in CSS pixels. */
export interface BrowserOptions {
  kind: BrowserKind;
  language: BrowserLanguage;
  /** The folder of the built extension. */
  extension: string;
  /** Where every request to port 443 ends. */
  front: { port: number; proxyPort: number };
  headless?: boolean;
  width?: number;
  height?: number;
  darkMode?: boolean;
  /** What the extension has stored from an earlier time, in `storage.local`. Chromium alone. */
  stored?: Record<string, unknown>;
  /** Whether it is noted what the extension asks for. */
  notesRequests?: boolean;
}

/** A real browser with the extension in it, in a profile of its own. */
export interface StageBrowser {
  kind: BrowserKind;
  language: BrowserLanguage;
  newPage(url?: string): Promise<Page>;
  extensionUrl(path: string): string;
  /** A page of the extension in a tab. In Firefox `page.url()` does not follow it: ask the page itself. */
  openExtensionPage(path: string): Promise<Page>;
  /** The window or tab that a click or launchWebAuthFlow opens or has just opened. Each is given once. */
  nextPage(matches: (url: string) => boolean): Promise<Page>;
  /** Presses the extension's button in the toolbar, with this tab in front. Gives the popup that opens. Chromium alone. */
  pressToolbar?(tab: Page): Promise<Page>;
  /** What the browser does when a shortcut of the extension's is pressed. */
  callCommand(name: string): Promise<void>;
  /**
   * What the browser does when somebody chooses the extension's entry for this in the context menu of an element. Throws where
   * there is none. Firefox opens the menu; Chromium's cannot be opened from outside.
   */
  chooseFromMenu(page: Page, selector: string, entry: 'selection' | 'image' | 'page'): Promise<void>;
  /** Opens the extension's sidebar, and gives what this expression of `document` is there, as JSON. Firefox alone. */
  askSidebar?(expression: string): Promise<unknown>;
  /** Ends the worker or event page in the middle of whatever it does. */
  stopBackground(): Promise<void>;
  /** Lets `permissions.request()` in a real click give this origin (`https://host`) without asking. */
  grantHost(origin: string): Promise<void>;
  /** Ends the whole browser and starts it again with the same profile. Pages from before are dead. */
  restart(): Promise<void>;
  /** Ends it, and gives what the extension itself asked for since the first start, if that was noted. */
  close(): Promise<OwnRequest[]>;
}

/** Starts a real browser with the extension. Throws where the browser or its language pack is not installed. */
export function launchBrowser(options: BrowserOptions): Promise<StageBrowser> {
  return options.kind === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

/** What finding a browser looks at. */
export interface Machine {
  platform: string;
  env: Record<string, string | undefined>;
  exists(path: string): boolean;
}

export type BrowserKind = 'chromium' | 'firefox';

export function findBrowser(kind: BrowserKind, machine?: Machine): string | undefined;
export function requireBrowser(kind: BrowserKind): string;
export function variable(kind: BrowserKind): 'CHROMIUM_PATH' | 'FIREFOX_PATH';

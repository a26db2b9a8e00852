import browser from 'webextension-polyfill';

/** As much of Chromium's side panel as is used; the polyfill does not know it. */
interface SidePanel {
  open(where: { windowId: number }): Promise<void>;
}

/** Opens the composer beside the page: Chromium's side panel, or Firefox's sidebar. None in a browser that has neither. */
export const panelOpener = opener();

function opener(): ((windowId: number) => Promise<void>) | undefined {
  const sidePanel: SidePanel | undefined = Reflect.get(Reflect.get(globalThis, 'chrome') ?? {}, 'sidePanel');
  if (sidePanel) return (windowId) => sidePanel.open({ windowId });
  if (browser.sidebarAction) return () => browser.sidebarAction.open();
  return undefined;
}

/** The window that the popup belongs to, known before anybody presses: the browser opens a panel only within the click. */
let window: number | undefined;
void browser.windows?.getCurrent().then(({ id }) => {
  window = id;
});

/** Called within the click. */
export function openPanel(): void {
  if (window !== undefined) void panelOpener?.(window);
}

import { storedItem } from '../settings/stored-item.ts';

/**
 * How the line of each tab's tap is renewed, by tab: an update of the extension ends its scripts, but the tap stays with the
 * page. Kept over the update, so not for the session alone; it opens nothing but the way to what that page sends.
 */
const item = storedItem<Record<number, string>>('local:lines', {});

export const rememberLine = (tab: number, secret: string) =>
  item.change((all) => ({ ...all, [tab]: secret }));

export const readLine = async (tab: number): Promise<string | undefined> => (await item.read())[tab];

export const forgetLine = (tab: number) => item.change(({ [tab]: _, ...others }) => others);

/** After a start of the browser there are other tabs. */
export const forgetLines = () => item.change(() => ({}));

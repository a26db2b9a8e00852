import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accountWith, stadt } from '../composer/manuscripts.ts';
import { calls, fakeBrowser, home } from './browser.ts';

type Click = (info: object, tab?: { title?: string }) => void;
let command: (name: string) => void = () => {};
let click: Click = () => {};
const menu = {
  create: vi.fn(),
  removeAll: vi.fn(async () => {}),
  onClicked: {
    addListener: (listener: Click) => {
      click = listener;
    },
  },
};
Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
Object.assign(fakeBrowser, {
  contextMenus: menu,
  commands: {
    onCommand: {
      addListener: (listener: typeof command) => {
        command = listener;
      },
    },
  },
});

const { listenForEntrances } = await import('../../../entrypoints/background/entrances.ts');
const drafts = await import('../../../utils/composer/store.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { sharedText } = await import('../../../utils/pages/composer/entrances.ts');
const { changeComposing } = await import('../../../utils/settings/composing.ts');

const page = 'https://www.krefeld.de/markt?utm_source=mail&id=3';
const opened = async () => {
  await vi.waitFor(() => expect(calls.createWindow).toHaveBeenCalled());
  const [[{ url }] = [{ url: '' }]] = calls.createWindow.mock.calls;
  return new URL(url);
};
const draftOf = async (url: URL) => drafts.readManuscript(url.searchParams.get('id') ?? '');

listenForEntrances();
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([drafts.wipeComposer(), wipeAccounts()]);
  await writeAccount({ ...accountWith(), token: 't', remoteId: '1' });
  vi.clearAllMocks();
});
afterEach(() => vi.unstubAllGlobals());

describe('the ways into the composer', () => {
  test('the key opens it as it was left', async () => {
    command('another');
    command('compose');
    expect((await opened()).href).toBe(`${home}composer.html?`);
    expect(calls.createWindow).toHaveBeenCalledOnce();
  });

  test('a selection becomes a quotation with title and address, without what follows people', async () => {
    click({ menuItemId: 'selection', selectionText: ' Der Markt ', pageUrl: page }, { title: 'Markt' });
    const draft = await draftOf(await opened());
    expect(draft?.text).toBe('„Der Markt“\n\nMarkt\nhttps://www.krefeld.de/markt?id=3');
    expect(draft?.accounts).toEqual([stadt]);
    expect(draft?.selection).toEqual([draft?.text.length, draft?.text.length]);
  });

  test('a page becomes its title and address', () => {
    expect(sharedText({ title: ' Markt ', url: page, selected: ' ' })).toBe(
      'Markt\nhttps://www.krefeld.de/markt?id=3',
    );
  });

  test('a picture is fetched without cookies and redirects, and is there as a file', async () => {
    const gif = Uint8Array.from([...'GIF89a\x01\0\x01\0\0\0\0;'].map((c) => c.charCodeAt(0)));
    const fetched = vi.fn(async (_: string, _how: RequestInit) => new Response(gif));
    vi.stubGlobal('fetch', fetched);
    click({ menuItemId: 'image', srcUrl: 'https://www.krefeld.de/markt.gif', pageUrl: page });
    const draft = await draftOf(await opened());
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit', redirect: 'error' });
    expect(draft?.files.map(({ name, type }) => [name, type])).toEqual([['markt.gif', 'image/gif']]);
    expect((await drafts.readFile(draft?.files[0]?.id ?? ''))?.size).toBe(gif.length);
  });

  test.each([
    ['is not there', async () => new Response('', { status: 404 })],
    ['is none', async () => new Response('<html>')],
    ['cannot be asked for', () => Promise.reject(new TypeError('network'))],
  ])('a picture that %s is named in the composer, and makes no draft', async (_, answer) => {
    vi.stubGlobal('fetch', vi.fn(answer));
    click({ menuItemId: 'image', srcUrl: 'https://www.krefeld.de/markt.gif', pageUrl: page });
    expect((await opened()).searchParams.get('picture')).toBe('https://www.krefeld.de/markt.gif');
    expect(await drafts.listManuscripts()).toEqual([]);
  });

  test('the context menu is there only where it is wanted', async () => {
    // The store was emptied since, and with it who listens to it.
    listenForEntrances();
    await changeComposing({ menu: true });
    await vi.waitFor(() => expect(menu.create).toHaveBeenCalledTimes(3));
    menu.create.mockClear();
    await changeComposing({ menu: false });
    await vi.waitFor(() => expect(menu.removeAll).toHaveBeenCalledTimes(2));
    expect(menu.create).not.toHaveBeenCalled();
  });
});

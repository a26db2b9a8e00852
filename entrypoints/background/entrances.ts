import browser, { type Menus } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { addedFile } from '../../utils/composer/added-file.ts';
import { writeFile, writeManuscript } from '../../utils/composer/store.ts';
import { inTurn } from '../../utils/in-turn.ts';
import { listAccounts } from '../../utils/mastodon/accounts.ts';
import { composeText, openComposer, sharedText } from '../../utils/pages/composer/entrances.ts';
import { newManuscript, usualAccounts } from '../../utils/post/manuscript.ts';
import { readWithin } from '../../utils/read-within.ts';
import { readComposing, watchComposing } from '../../utils/settings/composing.ts';
import { watchManaged } from '../../utils/settings/managed.ts';

/** Longer nobody waits for a picture that may be shared, in milliseconds. */
const pictureTimeout = 20_000;
/** In bytes; what is larger is to be added as a file. */
const largestPicture = 64 * 1024 ** 2;

/** The ways into the composer that do not begin in a page of ours: a key, and the context menu where it is wanted. */
export function listenForEntrances(): void {
  browser.commands?.onCommand.addListener((command) => {
    if (command === 'compose') void openComposer();
  });
  let isListening = false;
  const listen = () => {
    // In Chromium it is there only once a person has allowed it.
    if (isListening || !browser.contextMenus) return;
    isListening = true;
    browser.contextMenus.onClicked.addListener((info, tab) => void clicked(info, tab?.title ?? ''));
  };
  listen();
  const update = inTurn(async () => {
    listen();
    await showMenu();
  });
  watchComposing(update);
  watchManaged(update);
  browser.runtime.onInstalled.addListener(() => void update());
  // What the administration sets may be another since the browser ran last.
  browser.runtime.onStartup.addListener(() => void update());
}

/** The menu is there as long as it is wanted and allowed. */
async function showMenu(): Promise<void> {
  const { menu } = await readComposing();
  if (!browser.contextMenus) return;
  await browser.contextMenus.removeAll();
  if (!menu) return;
  const entries = [
    ['selection', i18n.t('composer.entrance.menuSelection')],
    ['image', i18n.t('composer.entrance.menuPicture')],
    ['page', i18n.t('composer.entrance.menuPage')],
  ] as const;
  for (const [context, title] of entries) {
    browser.contextMenus.create({ id: context, title, contexts: [context] });
  }
}

async function clicked(info: Menus.OnClickData, title: string): Promise<void> {
  const accounts = await usual();
  const url = info.pageUrl ?? '';
  if (info.menuItemId === 'image' && info.srcUrl) return sharePicture(info.srcUrl, accounts);
  const selected = info.menuItemId === 'selection' ? (info.selectionText ?? '') : '';
  await composeText(sharedText({ title, url, selected }), accounts);
}

async function sharePicture(address: string, accounts: string[]): Promise<void> {
  const id = crypto.randomUUID();
  try {
    const signal = AbortSignal.timeout(pictureTimeout);
    const response = await fetch(address, { credentials: 'omit', redirect: 'error', signal });
    const bytes = response.ok ? await readWithin(response, largestPicture, signal) : undefined;
    if (!bytes) throw new Error(address);
    const { protocol, pathname } = new URL(address);
    // An address that is the picture itself has no name in it.
    const name = (/^https?:$/.test(protocol) && pathname.split('/').at(-1)) || 'bild';
    const limits = (await listAccounts()).map((account) => account.limits);
    const added = await addedFile(new File([bytes], name), crypto.randomUUID(), 0, limits);
    if (added.notTaken) throw new Error(address);
    await writeFile(added.file.id, id, new Blob([bytes], { type: added.file.type }));
    await writeManuscript({ ...newManuscript(id, accounts, Date.now()), files: [added.file] });
    await openComposer({ id });
  } catch {
    await openComposer({ id, picture: address.slice(0, 200) });
  }
}

async function usual(): Promise<string[]> {
  const all = (await listAccounts()).map((account) => account.id);
  return usualAccounts(all, (await readComposing()).accounts);
}

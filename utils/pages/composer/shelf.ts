import browser from 'webextension-polyfill';
import { listManuscripts, listSent, listTemplates, writeTemplate } from '../../composer/store.ts';
import type { Account } from '../../post/account.ts';
import type { Shelf, ShelfItem } from '../../post/composer.ts';
import { fixedSettings } from '../../post/fixed-settings.ts';
import type { Manuscript } from '../../post/manuscript.ts';
import { firstWords } from '../../post/shown-text.ts';
import { changeComposing, changeEnding, readComposing } from '../../settings/composing.ts';
import { currentPolicy } from '../../settings/managed.ts';
import { plannedOf } from './planned.ts';

/** What lies beside the manuscript that is open. */
export async function readShelf(open: string, accounts: Account[]): Promise<Shelf> {
  const [manuscripts, sent, templates, composing, policy] = await Promise.all([
    listManuscripts(),
    listSent(),
    listTemplates(),
    readComposing(),
    currentPolicy(),
  ]);
  const { endings, setEndings, keepDays, menu } = composing;
  const menuWaits = policy.contextMenu === true && !browser.contextMenus;
  const texts = new Map(sent.map(({ manuscript }) => [manuscript.id, excerptOf(manuscript)]));
  return {
    drafts: manuscripts.filter(({ id }) => id !== open).map((each) => itemOf(each, each.changed)),
    sent: sent.map(({ manuscript, at }) => itemOf(manuscript, at)),
    templates: templates.map(({ id, name }) => ({ id, name, at: 0 })),
    planned: await plannedOf(accounts, texts),
    ...{ endings, setEndings, keepDays, menuWaits },
    menu: menu && !menuWaits,
    fixed: fixedSettings(policy),
  };
}

function itemOf(manuscript: Manuscript, at: number): ShelfItem {
  return { id: manuscript.id, name: manuscript.name || excerptOf(manuscript), at };
}

/** So much names a manuscript, in characters. */
const most = 80;

/** Its first words, and a sign where there are more. */
function excerptOf({ text, warning }: Manuscript): string {
  return firstWords(text.trim() || warning, most);
}

/** Keeps a text under a name. */
export const keepTemplate = (name: string, text: string) =>
  writeTemplate({ id: crypto.randomUUID(), name, text });

/** The text of a template; nothing where it is gone. */
export async function templateText(id: string): Promise<string> {
  return (await listTemplates()).find((each) => each.id === id)?.text ?? '';
}

/** A post that went, as a manuscript to begin with. */
export async function sentManuscript(id: string): Promise<Manuscript | undefined> {
  return (await listSent()).find(({ manuscript }) => manuscript.id === id)?.manuscript;
}

/** What stands below every post of this account from now on. */
export async function keepEnding(account: string, text: string): Promise<void> {
  await changeEnding(account, text);
}

/** Puts the entry into the browser's context menu, or takes it out. Called within the click: the browser may ask. */
export async function keepMenu(menu: boolean): Promise<void> {
  // Firefox has no such permission to be asked for; there it is the installation's, and shows no warning.
  const isAllowed = !menu || Boolean(browser.contextMenus) || (await askForMenu());
  await changeComposing({ menu: menu && isAllowed });
}

// The types are Firefox's, which does not know it as one to be asked for.
const askForMenu = () =>
  browser.permissions.request({ permissions: ['contextMenus' as never] }).catch(() => false);

/** After how many days drafts go; 0 for never. */
export const keepFor = (keepDays: number) => changeComposing({ keepDays });

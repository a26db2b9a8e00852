import type { DBSchema } from 'idb';
import { database } from '../database.ts';
import { isBlank, type Manuscript } from '../post/manuscript.ts';
import { sorted, wholeOf } from '../post/set-aside.ts';
import { storedKept, storedManuscript, storedTemplate } from './stored.ts';

/** A text that is used again and again. */
export interface Template {
  id: string;
  name: string;
  text: string;
}

/** A post that goes at a time of its own; its files are kept until then, so that it can be written in again. */
export interface Planned {
  /** The manuscript's, or the publication's that it mirrors. */
  id: string;
  manuscript: Manuscript;
  /** Milliseconds since 1970. */
  at: number;
}

/** A post that went, without its files, to be used again. */
export interface Sent {
  manuscript: Manuscript;
  /** Milliseconds since 1970. */
  at: number;
}

interface Schema extends DBSchema {
  manuscripts: { key: string; value: Manuscript };
  files: {
    key: string;
    value: { id: string; manuscript: string; file: Blob };
    indexes: { manuscript: string };
  };
  sent: { key: string; value: Sent & { id: string } };
  planned: { key: string; value: Planned };
  templates: { key: string; value: Template };
}

const composer = database<Schema>('composer', [
  (created) => {
    created.createObjectStore('manuscripts', { keyPath: 'id' });
    created.createObjectStore('files', { keyPath: 'id' }).createIndex('manuscript', 'manuscript');
    created.createObjectStore('sent', { keyPath: 'id' });
    created.createObjectStore('planned', { keyPath: 'id' });
    created.createObjectStore('templates', { keyPath: 'id' });
  },
]);

/** So many of the posts that went are kept to be used again. */
const mostSent = 10;

/** Opens the store, so that what is written next is on its way within the same moment. */
export async function openStore(): Promise<void> {
  await composer.open();
}

/** Newest first. */
export async function listManuscripts(): Promise<Manuscript[]> {
  const { whole } = sorted(storedManuscript, await (await composer.open()).getAll('manuscripts'));
  return whole.sort((one, other) => other.changed - one.changed);
}

export async function readManuscript(id: string): Promise<Manuscript | undefined> {
  return wholeOf(storedManuscript, await (await composer.open()).get('manuscripts', id));
}

/**
 * Keeps it; one in which nothing is written any more goes. Where the store is open already, the browser has it before this
 * returns, so that a popup may be closed in the next moment.
 */
export async function writeManuscript(manuscript: Manuscript): Promise<void> {
  const transaction = (await composer.open()).transaction('manuscripts', 'readwrite');
  // Where a write is refused, nobody waits for the end any more.
  transaction.done.catch(() => {});
  const { store } = transaction;
  if (isBlank(manuscript)) void store.delete(manuscript.id);
  else void store.put(manuscript);
  transaction.commit();
  await transaction.done;
}

/** Takes it out with its files. */
export async function removeManuscript(id: string): Promise<void> {
  const transaction = (await composer.open()).transaction(['manuscripts', 'files'], 'readwrite');
  await transaction.objectStore('manuscripts').delete(id);
  await removeFiles(transaction.objectStore('files'), id);
  await transaction.done;
}

type FileStore = {
  index(name: 'manuscript'): { getAllKeys(id: string): Promise<string[]> };
  delete(id: string): Promise<void>;
};

async function removeFiles(files: FileStore, manuscript: string): Promise<void> {
  for (const key of await files.index('manuscript').getAllKeys(manuscript)) await files.delete(key);
}

/** Keeps a file's bytes. Rejects where the disk is full. */
export async function writeFile(id: string, manuscript: string, file: Blob): Promise<void> {
  await (await composer.open()).put('files', { id, manuscript, file });
}

export async function readFile(id: string): Promise<Blob | undefined> {
  return (await (await composer.open()).get('files', id))?.file;
}

export async function removeFile(id: string): Promise<void> {
  await (await composer.open()).delete('files', id);
}

/**
 * In one step: the manuscript is none any more, and is among the last posts. `at` is in milliseconds since 1970; until `until` it
 * can be undone, and is kept with its files as one that is planned.
 */
export async function manuscriptWent(manuscript: Manuscript, at: number, until?: number): Promise<void> {
  const stores = ['manuscripts', 'files', 'sent', 'planned'] as const;
  const transaction = (await composer.open()).transaction(stores, 'readwrite');
  const sent = transaction.objectStore('sent');
  const { id, at: wanted, urgent, mirrors, ...rest } = manuscript;
  const again = { ...rest, id, urgent, files: [], at: undefined, target: undefined, corrects: undefined };
  await sent.put({ id, manuscript: again, at });
  const older = (await sent.getAll()).sort((one, other) => other.at - one.at).slice(mostSent);
  for (const each of older) await sent.delete(each.id);
  await transaction.objectStore('manuscripts').delete(id);
  const kept = urgent ? undefined : (wanted ?? until);
  const key = mirrors?.publication ?? id;
  if (kept !== undefined) await transaction.objectStore('planned').put({ id: key, manuscript, at: kept });
  else await removeFiles(transaction.objectStore('files'), id);
  await transaction.done;
}

/** What was planned, with all that was chosen for it. */
export async function listPlanned(): Promise<Planned[]> {
  return sorted(storedKept, await (await composer.open()).getAll('planned')).whole;
}

/**
 * A planned post as a draft of its own for these accounts, with files of its own. `now` is in milliseconds since 1970.
 * `undefined` where it is not kept any more.
 */
export async function draftOfPlanned(
  id: string,
  accounts: string[],
  now: number,
): Promise<Manuscript | undefined> {
  const stores = ['manuscripts', 'files', 'planned'] as const;
  const transaction = (await composer.open()).transaction(stores, 'readwrite');
  const planned = wholeOf(storedKept, await transaction.objectStore('planned').get(id));
  if (!planned) return undefined;
  const { manuscript } = planned;
  const draft: Manuscript = { ...manuscript, id: crypto.randomUUID(), accounts, changed: now, files: [] };
  const files = transaction.objectStore('files');
  for (const file of manuscript.files) {
    const kept = await files.get(file.id);
    if (!kept) continue;
    const own = crypto.randomUUID();
    await files.put({ id: own, manuscript: draft.id, file: kept.file });
    draft.files.push({ ...file, id: own });
  }
  await transaction.objectStore('manuscripts').put(draft);
  await transaction.done;
  return draft;
}

/** The last posts that went, newest first. */
export async function listSent(): Promise<Sent[]> {
  const { whole } = sorted(storedKept, await (await composer.open()).getAll('sent'));
  return whole.sort((one, other) => other.at - one.at);
}

/** Takes out what nobody has touched since `before`, milliseconds since 1970. */
export async function removeOld(before: number): Promise<void> {
  // Of one whose time cannot be read nobody knows how old it is.
  const old = (await listManuscripts()).filter(({ changed }) => changed > 0 && changed < before);
  for (const { id } of old) await removeManuscript(id);
}

/** Takes out what was planned for a time before `before`, milliseconds since 1970, with its files. */
export async function removePastPlanned(before: number): Promise<void> {
  const transaction = (await composer.open()).transaction(['planned', 'files'], 'readwrite');
  const planned = transaction.objectStore('planned');
  for (const { id, at } of await planned.getAll()) {
    if (at >= before) continue;
    await planned.delete(id);
    await removeFiles(transaction.objectStore('files'), id);
  }
  await transaction.done;
}

export async function listTemplates(): Promise<Template[]> {
  const { whole } = sorted(storedTemplate, await (await composer.open()).getAll('templates'));
  return whole.sort((one, other) => one.name.localeCompare(other.name));
}

export async function writeTemplate(template: Template): Promise<void> {
  await (await composer.open()).put('templates', template);
}

export async function removeTemplate(id: string): Promise<void> {
  await (await composer.open()).delete('templates', id);
}

/** Removes every manuscript, template and post that went. */
export const wipeComposer = () => composer.wipe();

import type { DBSchema } from 'idb';
import { database } from '../database.ts';
import { isBlank, type Manuscript } from '../post/manuscript.ts';

/** A text that is used again and again. */
export interface Template {
  id: string;
  name: string;
  text: string;
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
  templates: { key: string; value: Template };
}

const composer = database<Schema>('composer', [
  (created) => {
    created.createObjectStore('manuscripts', { keyPath: 'id' });
    created.createObjectStore('files', { keyPath: 'id' }).createIndex('manuscript', 'manuscript');
    created.createObjectStore('sent', { keyPath: 'id' });
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
  const all = await (await composer.open()).getAll('manuscripts');
  return all.sort((one, other) => other.changed - one.changed);
}

export async function readManuscript(id: string): Promise<Manuscript | undefined> {
  return (await composer.open()).get('manuscripts', id);
}

/**
 * Keeps it; one in which nothing is written any more goes. Where the store is open already, the browser has it before this
 * returns, so that a popup may be closed in the next moment.
 */
export async function writeManuscript(manuscript: Manuscript): Promise<void> {
  const transaction = (await composer.open()).transaction('manuscripts', 'readwrite');
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

/** In one step: the manuscript is none any more, and is among the last posts. `at` is in milliseconds since 1970. */
export async function manuscriptWent(manuscript: Manuscript, at: number): Promise<void> {
  const transaction = (await composer.open()).transaction(['manuscripts', 'files', 'sent'], 'readwrite');
  const sent = transaction.objectStore('sent');
  const { id } = manuscript;
  const again = { ...manuscript, files: [], at: undefined, target: undefined, corrects: undefined };
  await sent.put({ id, manuscript: again, at });
  const older = (await sent.getAll()).sort((one, other) => other.at - one.at).slice(mostSent);
  for (const each of older) await sent.delete(each.id);
  await transaction.objectStore('manuscripts').delete(id);
  await removeFiles(transaction.objectStore('files'), id);
  await transaction.done;
}

/** The last posts that went, newest first. */
export async function listSent(): Promise<Sent[]> {
  const all = await (await composer.open()).getAll('sent');
  return all.sort((one, other) => other.at - one.at);
}

/** Takes out what nobody has touched since `before`, milliseconds since 1970. */
export async function removeOld(before: number): Promise<void> {
  const old = (await listManuscripts()).filter(({ changed }) => changed < before);
  for (const { id } of old) await removeManuscript(id);
}

export async function listTemplates(): Promise<Template[]> {
  const all = await (await composer.open()).getAll('templates');
  return all.sort((one, other) => one.name.localeCompare(other.name));
}

export async function writeTemplate(template: Template): Promise<void> {
  await (await composer.open()).put('templates', template);
}

export async function removeTemplate(id: string): Promise<void> {
  await (await composer.open()).delete('templates', id);
}

/** Removes every manuscript, template and post that went. */
export const wipeComposer = () => composer.wipe();

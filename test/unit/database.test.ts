import 'fake-indexeddb/auto';
import type { DBSchema } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { database, type Migration } from '../../utils/database.ts';

interface Letter {
  id: string;
  text: string;
}
interface Schema extends DBSchema {
  letters: { key: string; value: Letter };
}

const create: Migration<Schema> = (created) => {
  created.createObjectStore('letters', { keyPath: 'id' });
};

/** Puts this behind every text. */
const append =
  (more: string): Migration<Schema> =>
  async (_database, transaction) => {
    const letters = transaction.objectStore('letters');
    for (const { id, text } of await letters.getAll()) await letters.put({ id, text: text + more });
  };

const broken: Migration<Schema> = async (_database, transaction) => {
  await transaction.objectStore('letters').clear();
  throw new TypeError('broken');
};

/** A version of the extension that knows these migrations. */
const version = (...migrations: Migration<Schema>[]) => database<Schema>('letters', migrations);

async function write(text: string, ...migrations: Migration<Schema>[]): Promise<void> {
  const older = await version(...migrations).open();
  await older.put('letters', { id: 'a', text });
  older.close();
}

/** What a version of the extension finds. */
async function found(...migrations: Migration<Schema>[]): Promise<Letter[]> {
  const opened = await version(...migrations).open();
  const letters = await opened.getAll('letters');
  opened.close();
  return letters;
}

beforeEach(() => version(create).wipe());

describe('a database', () => {
  test('of an earlier version goes through every migration since, in order', async () => {
    await write('Hallo', create);
    expect(await found(create, append(' 2'), append(' 3'))).toEqual([{ id: 'a', text: 'Hallo 2 3' }]);
  });

  test('goes through each of them once', async () => {
    await write('Hallo', create, append(' 2'));
    await found(create, append(' 2'), append(' 3'));
    expect(await found(create, append(' 2'), append(' 3'))).toEqual([{ id: 'a', text: 'Hallo 3' }]);
  });

  test('that is new goes through all of them', async () => {
    expect(await found(create, append(' 2'))).toEqual([]);
  });

  test('whose migration fails is as it was before, and the fault is told', async () => {
    await write('Hallo', create);
    await expect(found(create, append(' 2'), broken)).rejects.toThrow(new TypeError('broken'));
    expect(await found(create)).toEqual([{ id: 'a', text: 'Hallo' }]);
  });
});

describe('a database that a later version of the extension has written', () => {
  beforeEach(() => write('Hallo', create, append(' 2')));

  test('is not opened, and the problem says so', async () => {
    await expect(found(create)).rejects.toMatchObject({
      report: { kind: 'refused', reason: 'stored-by-newer', detail: 'letters' },
    });
  });

  test('loses nothing', async () => {
    await found(create).catch(() => {});
    expect(await found(create, append(' 2'))).toEqual([{ id: 'a', text: 'Hallo' }]);
  });

  test('is deleted if a person wants that', async () => {
    const older = version(create);
    await older.open().catch(() => {});
    await older.wipe();
    expect(await found(create)).toEqual([]);
  });
});

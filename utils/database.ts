import {
  type DBSchema,
  deleteDB,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from 'idb';
import { Problem } from './post/problem.ts';

/** A database of the extension's own origin, opened when it is first needed. */
export interface Database<Schema extends DBSchema> {
  /**
   * Rejects with Problem `stored-by-newer` where a later version of the extension has written it, which is left as it
   * is, and with whatever a migration throws, after which it is as it was before.
   */
  open(): Promise<IDBPDatabase<Schema>>;
  /** Deletes it with all it holds, here and for every other part that has it open. */
  wipe(): Promise<void>;
}

/** Makes a database of one version one of the next, within the transaction, and waits for nothing else. */
export type Migration<Schema extends DBSchema> = (
  database: IDBPDatabase<Schema>,
  transaction: Upgrade<Schema>,
) => void | Promise<void>;

type Upgrade<Schema extends DBSchema> = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** The first of the `migrations` makes the stores of version 1, each further one the next version. */
export function database<Schema extends DBSchema>(
  name: string,
  migrations: readonly Migration<Schema>[],
): Database<Schema> {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = () => {
    opening = undefined;
  };
  return {
    open() {
      opening ??= openNewest(name, migrations, forget);
      opening.catch(forget);
      return opening;
    },
    async wipe() {
      // What cannot be opened can be deleted.
      (await opening?.catch(() => undefined))?.close();
      forget();
      await deleteDB(name);
    },
  };
}

async function openNewest<Schema extends DBSchema>(
  name: string,
  migrations: readonly Migration<Schema>[],
  closed: () => void,
): Promise<IDBPDatabase<Schema>> {
  let failed: { reason: unknown } | undefined;
  try {
    return await openDB<Schema>(name, migrations.length, {
      upgrade(opened, from, _to, transaction) {
        // An aborted upgrade rejects the opening; idb itself looks at nothing that comes later.
        transaction.done.catch(() => {});
        migrate(opened, transaction, migrations.slice(from))
          .catch((reason: unknown) => {
            failed = { reason };
            transaction.abort();
          })
          .catch(() => {
            // The browser has aborted it first, where the disk is full.
          });
      },
      // Another part of the extension deletes everything, or an update changes the stores: do not stand in its way.
      blocking(_current, _next, event) {
        // The event of an open database comes from it (Indexed Database API 3.0, "versionchange").
        (event.target as IDBDatabase).close();
        closed();
      },
      terminated: closed,
    });
  } catch (thrown) {
    if (failed) throw failed.reason;
    const isNewer = thrown instanceof DOMException && thrown.name === 'VersionError';
    throw isNewer ? new Problem('refused', 'stored-by-newer', name) : thrown;
  }
}

async function migrate<Schema extends DBSchema>(
  opened: IDBPDatabase<Schema>,
  transaction: Upgrade<Schema>,
  migrations: readonly Migration<Schema>[],
): Promise<void> {
  for (const migration of migrations) await migration(opened, transaction);
}

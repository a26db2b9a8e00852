import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';

/** A database of the extension's own origin, opened when it is first needed. */
export interface Database<Schema extends DBSchema> {
  open(): Promise<IDBPDatabase<Schema>>;
  /** Deletes it with all it holds, here and for every other part that has it open. */
  wipe(): Promise<void>;
}

/** `create` makes the stores of a new database. */
export function database<Schema extends DBSchema>(
  name: string,
  create: (database: IDBPDatabase<Schema>) => void,
): Database<Schema> {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = () => {
    opening = undefined;
  };
  return {
    open() {
      opening ??= openDB<Schema>(name, 1, {
        upgrade: create,
        // Another part of the extension deletes everything, or an update changes the stores: do not stand in its way.
        blocking(_current, _next, event) {
          (event.target as IDBDatabase).close();
          forget();
        },
        terminated: forget,
      });
      opening.catch(forget);
      return opening;
    },
    async wipe() {
      (await opening)?.close();
      forget();
      await deleteDB(name);
    },
  };
}

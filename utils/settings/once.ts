import * as v from 'valibot';
import { entriesOf } from '../post/bounds.ts';
import { wholeOf } from '../post/set-aside.ts';
import { storedItem } from './stored-item.ts';

/**
 * To which accounts of somebody else a profile's last post went because a person said so for that one: by the profile's id.
 * They are proposed for its next post, and asked about again.
 */
const item = storedItem<Record<string, unknown>>('local:once', {});

const accounts = entriesOf(v.string(), 100);

export async function readOnce(profile: string): Promise<string[]> {
  return wholeOf(accounts, (await item.read())[profile] ?? []) ?? [];
}

export async function writeOnce(profile: string, accounts: readonly string[]): Promise<void> {
  await item.change(({ [profile]: _, ...others }) =>
    accounts.length ? { ...others, [profile]: [...accounts] } : others,
  );
}

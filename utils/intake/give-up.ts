import * as decisions from '../outbox/decisions.ts';
import { forgetTyped } from '../settings/typed.ts';
import { forgetAccount } from './notices.ts';
import type { Surroundings } from './surroundings.ts';
import { removeUnwritten } from './unwritten.ts';

/** A person gives up what is on its way, or that something be taken back: by its id. No tab tells of it any more. */
export async function giveUp(id: string, around: Surroundings): Promise<undefined> {
  await around.ledger.discarding(id);
  const { publication, account } = await decisions.discard(id);
  around.outbox.forget(id);
  await removeUnwritten(publication);
  await forgetTyped(id);
  for (const tab of await forgetAccount(publication, account)) await around.changed(tab);
  return undefined;
}

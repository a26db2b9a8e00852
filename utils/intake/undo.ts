import * as decisions from '../outbox/decisions.ts';
import { addOutcome } from './notices.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * A person does not want it to be sent: one delivery, or all of a publication. Says what is left undone, in every tab that tells of
 * it. False where it is too late.
 */
export async function undo(id: string, around: Surroundings): Promise<{ undone: boolean }> {
  const undone = await decisions.undo(id);
  if (!undone) return { undone: false };
  const { publication, accounts, isWritten } = undone;
  if (isWritten) await around.draftAgain(publication, accounts);
  else around.ledger.givenUp(publication, accounts);
  const tabs = new Set<number>();
  for (const account of accounts) {
    for (const tab of await addOutcome(publication, { account, state: 'undone' })) tabs.add(tab);
  }
  for (const tab of tabs) await around.changed(tab);
  return { undone: true };
}

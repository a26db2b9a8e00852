import * as planned from '../outbox/planned.ts';
import { forgetAccount } from './notices.ts';
import type { Surroundings } from './surroundings.ts';

/** What is planned is to be public at another time. Throws Problem. */
export async function replan(id: string, at: number, around: Surroundings): Promise<{ done: boolean }> {
  const done = await planned.replan(id, at);
  // It may be the next that is to go.
  if (done) void around.outbox.drain();
  return { done };
}

/** What is planned is not published. Throws Problem. */
export async function cancel(id: string, around: Surroundings): Promise<{ done: boolean }> {
  const cancelled = await planned.cancel(id);
  if (!cancelled) return { done: false };
  const { publication, account } = cancelled;
  around.ledger.givenUp(publication, [account]);
  for (const tab of await forgetAccount(publication, account)) await around.changed(tab);
  void around.outbox.drain();
  return { done: true };
}

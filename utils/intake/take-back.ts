import * as decisions from '../outbox/decisions.ts';
import { deliveryId } from '../outbox/types.ts';
import { type InMessage, isSure } from './in-message.ts';
import { addOutcome, readNotice } from './notices.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * A person wants what a page's message asks about to go although the same stands there. Where the message could not be seen as it was
 * drawn, nothing goes, and the popup opens in a window of ours.
 */
export async function publishAllTheSameIn(
  { tab, publication, account, ticket }: InMessage,
  around: Surroundings,
): Promise<undefined> {
  const notice = await readNotice(tab, publication);
  if (!notice?.outcomes.some((each) => each.account === account && each.state === 'failed')) return undefined;
  if (!(await isSure({ tab, ticket }, around))) return around.openPopup();
  for (const each of await addOutcome(publication, { account, state: 'sending' })) await around.changed(each);
  await decisions.retry(deliveryId(publication, account));
  void around.outbox.drain();
  return undefined;
}

/** A person wants what stands on Mastodon gone. `id` is a record's. */
export async function takeBack(id: string, around: Surroundings): Promise<undefined> {
  if (await decisions.takeBack(id)) void around.outbox.drain();
  return undefined;
}

/**
 * The same in a page's message, whose frame has this ticket. Where it could not be seen as it was drawn, nothing is taken back, and the
 * popup opens in a window of ours: there a person sees what they press.
 */
export async function takeBackIn(
  { tab, publication, account, ticket }: InMessage,
  around: Surroundings,
): Promise<undefined> {
  const notice = await readNotice(tab, publication);
  if (!notice?.outcomes.some((each) => each.account === account && each.state === 'done')) return undefined;
  if (!(await isSure({ tab, ticket }, around))) return around.openPopup();
  const [record] = await decisions.standingOf(publication, [account]);
  if (!record) return undefined;
  for (const each of await addOutcome(publication, { account, state: 'taking-back' }))
    await around.changed(each);
  return takeBack(record.id, around);
}

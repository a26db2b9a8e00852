import * as decisions from '../outbox/decisions.ts';
import { deliveryId } from '../outbox/types.ts';
import type { OfferAnswer } from '../protocol/to-page.ts';
import { addOutcome, readNotice } from './notices.ts';
import type { Surroundings } from './surroundings.ts';

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
  {
    tab,
    publication,
    account,
    ticket,
  }: { tab: number; publication: string; account: string; ticket: string },
  around: Surroundings,
): Promise<undefined> {
  const notice = await readNotice(tab, publication);
  if (!notice?.outcomes.some((each) => each.account === account && each.state === 'done')) return undefined;
  // Nobody but our own watch answers, in this shape.
  const answer = (await around.askTab(tab, { type: 'take', publication, ticket })) as OfferAnswer | undefined;
  if (!answer?.sure) return around.openPopup();
  for (const each of await addOutcome(publication, { account, state: 'taking-back' }))
    await around.changed(each);
  return takeBack(deliveryId(publication, account), around);
}

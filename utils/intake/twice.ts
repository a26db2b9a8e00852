import { keepBoth, removeDouble } from '../outbox/single.ts';
import { deliveryId } from '../outbox/types.ts';
import { type InMessage, isSure } from './in-message.ts';
import { readNotice, tellTwice } from './notices.ts';
import type { Surroundings } from './surroundings.ts';

type Tabs = Pick<Surroundings, 'changed'>;

/**
 * A person wants the second of what stands twice gone, by a page's message. Where that could not be seen as it was drawn, nothing is
 * done, and the popup opens in a window of ours.
 */
export async function removeDoubleIn(
  { tab, publication, account, ticket }: InMessage,
  around: Surroundings,
): Promise<undefined> {
  const twice = await twiceIn({ tab, publication, account });
  if (!twice || twice.isLeaving) return undefined;
  if (!(await isSure({ tab, ticket }, around))) return around.openPopup();
  if (!(await removeDouble(deliveryId(publication, account)))) return undefined;
  const { problem: _, ...rest } = twice;
  await told(publication, account, { ...rest, isLeaving: true }, around);
  void around.outbox.drain();
  return undefined;
}

/** A person wants both to stand, by a page's message. */
export async function keepBothIn(of: Omit<InMessage, 'ticket'>, around: Tabs): Promise<undefined> {
  if (await twiceIn(of)) await keep(deliveryId(of.publication, of.account), around);
  return undefined;
}

/** A person wants both to stand: that is asked nowhere any more. `id` is the record's. */
export async function keep(id: string, around: Tabs): Promise<undefined> {
  const kept = await keepBoth(id);
  if (kept) await told(kept.publication, kept.account, undefined, around);
  return undefined;
}

async function told(
  publication: string,
  account: string,
  twice: Parameters<typeof tellTwice>[2],
  around: Tabs,
): Promise<void> {
  for (const tab of await tellTwice(publication, account, twice)) await around.changed(tab);
}

async function twiceIn({ tab, publication, account }: Omit<InMessage, 'ticket'>) {
  const notice = await readNotice(tab, publication);
  const outcome = notice?.outcomes.find((each) => each.account === account);
  return outcome?.state === 'done' ? outcome.twice : undefined;
}

import type { Uploaded } from '../mastodon/statuses.ts';
import type { PlannedStatus } from '../post/plan.ts';
import type { Progress } from '../post/progress.ts';
import type { DeliverIo } from './deliver-io.ts';
import type { Delivery, StatusProgress } from './types.ts';

/* What every step of a delivery has in common: what it is about, how it is written down, and how it is told. */

/** Tells what is being done for a delivery just now. Nothing of it is stored with the delivery. */
export function tellProgress(
  { id, account, source: { publication } }: Delivery,
  progress: Progress,
  io: Pick<DeliverIo, 'tell'>,
): void {
  io.tell({ kind: 'progress', id, account, publication, progress });
}

/** What is uploaded of a status, in its order. */
export function uploadedOf({ media }: StatusProgress): Uploaded[] {
  return media.flatMap((one) => one ?? []);
}

/** A status of the plan, and what it replies to at its server. */
export function planned(
  delivery: Delivery,
  index: number,
): { status: PlannedStatus; replyTo: string | undefined } {
  const status = delivery.plan.statuses[index];
  if (!status) throw new Error(`${delivery.id} has no status ${index}`);
  if (status.replyTo === undefined) return { status, replyTo: status.written?.answers };
  return { status, replyTo: delivery.statuses[status.replyTo]?.made?.id };
}

/** A person's word holds for one sending: `approved` ends with it. */
export async function advance(
  delivery: Delivery,
  index: number,
  change: Partial<StatusProgress>,
  io: DeliverIo,
  approved = delivery.approved,
): Promise<Delivery> {
  const next = { ...changed(delivery, index, change), approved };
  await io.save(next);
  return next;
}

/** The same with a status's progress changed, not written down yet. */
export function changed(delivery: Delivery, index: number, change: Partial<StatusProgress>): Delivery {
  const statuses = delivery.statuses.map((each, at) => (at === index ? { ...each, ...change } : each));
  return { ...delivery, statuses };
}

import { edited } from '../post/edits.ts';
import type { PicturePrint } from '../post/picture-print.ts';
import { Problem, reportOf } from '../post/problem.ts';
import type { Post } from '../post/types.ts';
import { deliveriesOf, mediaOf } from './deliveries-of-claim.ts';
import { heldBack } from './held-back.ts';
import { keptProblem, tellHindered, tellHinderedClaim } from './hindered.ts';
import type { OutboxIo } from './io.ts';
import { lookAtPictures, printsOf } from './prints.ts';
import { furtherOf } from './sources.ts';
import { stillStands } from './standing.ts';
import { contentOf, type KeptContent } from './twins.ts';
import type { Claim, Delivery } from './types.ts';

/** What is to be forgotten in one minute is forgotten together. */
const wholeMinute = (time: number) => Math.floor(time / 60_000) * 60_000;

/**
 * Makes deliveries of a claim, once its publication is read at its source, and gives them. What hinders it is written down and told;
 * then it gives none.
 */
export async function settle(claim: Claim, reading: Promise<Post>, io: OutboxIo): Promise<Delivery[]> {
  let waiting = claim;
  let made: Delivery[];
  let all: Delivery[];
  try {
    const post = edited(await reading, claim.edits ?? {});
    if (post.time < claim.after) throw new Problem('refused', 'record-older', claim.publication.address);
    waiting = { ...claim, undescribed: heldBack(claim, post) };
    if (waiting.undescribed?.length) throw new Problem('refused', 'description-missing');
    const [deliveries, within] = await Promise.all([deliveriesOf(claim, post, io), io.sameWithin()]);
    all = await storeCompared(claim, deliveries, post, within, io);
    made = deliveries;
  } catch (thrown) {
    const write = (state: Claim['state']) => io.writeClaim({ ...waiting, state });
    tellHinderedClaim(claim, await keptProblem(reportOf(thrown), claim.state, io, write), io);
    return [];
  }
  const twins = made.filter(({ id }) => all.some((each) => each.id === id && twinOf(each) !== undefined));
  if (twins.length === 0) return all;
  await Promise.all(twins.map((delivery) => compared(delivery, io)));
  return io.deliveriesOfPublication(claim.id);
}

/** What it asks about: this browser has sent the same. */
const twinOf = ({ state, twin }: Delivery) => (state.kind === 'asks' ? twin?.id : undefined);

/** What says the same was sent by this browser: where it stands yet, this is a further source of it; else it was deleted by hand. */
async function compared(made: Delivery, io: OutboxIo): Promise<void> {
  const now = await io.readDelivery(made.id);
  const id = now && twinOf(now);
  if (id === undefined) return;
  const first = await io.readRecord(id);
  if (first && !(await stillStands(first, io))) {
    await io.changeDelivery(made.id, ({ twin: _, ...now }) => ({ ...now, state: made.state }));
    return;
  }
  const further = furtherOf(made.source);
  if (further) await io.addSource(id, further);
}

/** Tells how a delivery stands that was just made. */
export async function tellSettled(delivery: Delivery, io: OutboxIo): Promise<void> {
  if (delivery.state.kind === 'paused') io.tell({ kind: 'paused', delivery });
  else if (delivery.state.kind === 'asks') tellHindered(delivery, delivery.state, io);
  else await tellHeld(delivery, io);
}

/** It waits behind another, for whatever hinders that. */
async function tellHeld(waiting: Delivery, io: OutboxIo): Promise<void> {
  const { delivery, holder } = await io.nextFor(waiting.account, io.now(), new Set());
  if (delivery || holder?.id === waiting.id || holder?.state.kind !== 'waiting') return;
  tellHindered(waiting, holder.state, io);
}

/**
 * Compares the deliveries with what came before, and stores them in the same step. Pictures are looked at only where they decide.
 * Gives all that is on its way of the publication then.
 */
async function storeCompared(
  claim: Claim,
  deliveries: Delivery[],
  post: Post,
  within: number,
  io: OutboxIo,
): Promise<Delivery[]> {
  const media = mediaOf(claim, post);
  let contents = within ? contentsOf(deliveries, post, within, io) : [];
  let own: PicturePrint[] | undefined;
  for (;;) {
    const { unseen, made } = await io.settleClaim(claim.id, deliveries, media, contents, within);
    if (made) return made;
    const pictures = own ?? (await printsOf(media, io));
    own = pictures;
    contents = contents.map((each) => ({ ...each, content: { ...each.content, pictures } }));
    // One after another: those of several accounts are the same pictures. What cannot be read is nothing to compare with.
    for (const id of unseen) await lookAtPictures(id, io).catch(() => io.writePrints(id, []));
  }
}

/** What is compared of them, and for how long. */
function contentsOf(deliveries: Delivery[], post: Post, within: number, io: OutboxIo): KeptContent[] {
  const content = contentOf(post);
  return deliveries.map(({ id, account, source: { platform, time } }) => ({
    ...{ id, account, platform, time, content, until: wholeMinute(Math.max(io.now(), time) + within) },
  }));
}

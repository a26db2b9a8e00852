import { undescribed } from '../post/descriptions.ts';
import { editedRule } from '../post/edits.ts';
import type { Plan } from '../post/plan.ts';
import { Problem } from '../post/problem.ts';
import type { Post } from '../post/types.ts';
import type { OutboxIo } from './io.ts';
import { mostStatuses } from './stored.ts';
import { type Claim, type Delivery, deliveryId, type StoredMedia } from './types.ts';

/** What a claim becomes once its post is read: a delivery for each account that has not had it. */
export async function deliveriesOf(claim: Claim, post: Post, io: OutboxIo): Promise<Delivery[]> {
  const made = await Promise.all(
    claim.rules.map(async ({ account: id, rule }) => {
      const made = deliveryId(claim.id, id);
      // A server still knows the key of what was taken back, and answers that it is gone.
      const [account, isRecorded, isAnew] = await Promise.all([
        io.readAccount(id),
        io.isRecorded(made),
        io.wasTakenBack(made),
      ]);
      if (!account || isRecorded) return undefined;
      const planned = await io.plan(post, account, editedRule(rule, claim.edits ?? {}));
      if (planned.statuses.length > mostStatuses)
        throw new Problem('refused', 'too-long', String(planned.statuses.length));
      const keys = await Promise.all(
        planned.statuses.map((_, index) =>
          isAnew ? crypto.randomUUID() : io.keyOf(claim.id, account, index),
        ),
      );
      const delivery = deliveryOf(claim, post, id, planned, keys);
      return rule.dropCredit ? { ...delivery, dropCredit: true } : delivery;
    }),
  );
  return made.filter((delivery) => delivery !== undefined);
}

/** The post's pictures and videos, as they are kept for all deliveries. */
export function mediaOf(claim: Claim, post: Post): StoredMedia[] {
  const media = post.parts.flatMap((part) => part.media);
  return media.map((each, index) => ({ ...each, publication: claim.id, index }));
}

function deliveryOf(claim: Claim, post: Post, account: string, plan: Plan, keys: string[]): Delivery {
  const { platform, id, address, scheduled, parts } = claim.publication;
  const reason = claim.edits?.reason?.trim();
  return {
    id: deliveryId(id, account),
    account,
    source: {
      platform,
      // Where it acts under several ids, the one that rules name.
      profile: claim.profile.id,
      profileName: claim.profile.name,
      publication: id,
      address,
      ...(parts.length > 1 ? { parts: parts.slice(1).map((part) => part.id) } : {}),
      time: post.time,
      ...(scheduled ? { scheduled } : {}),
      // Where everything was described in the end, it needs none.
      ...(reason && undescribed(post).length ? { reason } : {}),
    },
    plan,
    statuses: plan.statuses.map(({ media }, index) => ({
      key: keys[index] ?? '',
      media: media.map(() => undefined),
      askedAt: undefined,
      made: undefined,
    })),
    approved: claim.asked,
    tab: claim.tab,
    state: claim.until === undefined ? { kind: 'sending' } : { kind: 'paused', until: claim.until },
  };
}

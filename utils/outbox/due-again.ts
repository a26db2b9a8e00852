import type { Claim, Delivery } from './types.ts';

const sending = { kind: 'sending' } as const;

/** How a claim goes on with what a person wrote for it: descriptions by the index of picture or video, or a reason. */
export function described(claim: Claim, descriptions: Record<number, string>, reason: string): Claim {
  const { edits = {}, ...rest } = claim;
  const written = Object.entries(descriptions).filter(([, text]) => text.trim() !== '');
  return {
    ...rest,
    edits: {
      ...edits,
      descriptions: { ...edits.descriptions, ...Object.fromEntries(written) },
      ...(reason.trim() ? { reason } : {}),
    },
    // Whoever takes the trouble wants it to go, however late it is.
    asked: true,
    state: sending,
  };
}

/**
 * How a person's "try again" changes a delivery: it may be sent however late, after a look-up where one is needed. What a person
 * sends although it may stand already is a new status, with a key of its own, and with uploads that no status has.
 */
export function approved(delivery: Delivery): Delivery {
  const { mediaFailures: _, ...rest } = delivery;
  const fresh = { ...uploadsForgotten(rest), approved: true, state: sending };
  const reason = 'problem' in delivery.state ? delivery.state.problem.reason : undefined;
  if (reason === 'not-found-again') return withNewKeys(fresh);
  if (reason !== 'stands-already') return fresh;
  // Where nobody knows what stands there, it may have come of the same publication, and have its key.
  return { ...(delivery.twin?.id === undefined ? withNewKeys(fresh) : fresh), alone: true };
}

function withNewKeys(delivery: Delivery): Delivery {
  const statuses = delivery.statuses.map((status) =>
    status.made ? status : { ...status, key: crypto.randomUUID(), media: status.media.map(() => undefined) },
  );
  return { ...delivery, statuses };
}

/** The same, and files from which place and time could not be taken out go as they are. */
export function approvedAsItIs(delivery: Delivery): Delivery {
  return { ...approved(delivery), asItIs: true };
}

/** What was uploaded for a status that was never sent is uploaded again: a server clears it away after a day. */
export function uploadsForgotten(delivery: Delivery): Delivery {
  const statuses = delivery.statuses.map((status) =>
    status.askedAt === undefined && !status.made
      ? { ...status, media: status.media.map(() => undefined) }
      : status,
  );
  return { ...delivery, statuses };
}

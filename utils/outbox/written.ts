import type { Plan } from '../post/plan.ts';
import type { Media } from '../post/types.ts';
import { type Delivery, deliveryId, type Source, type StoredMedia } from './types.ts';

/** A post that was written here, for one or several accounts. */
export interface Written {
  /** The same however often it is given to the outbox: it goes to each account once. A publication's, where it mirrors one. */
  id: string;
  /** The publication that it mirrors. */
  of?: Pick<Source, 'platform' | 'profile' | 'profileName' | 'address' | 'time'>;
  /** Milliseconds since 1970: now, or when it is to be published. */
  time: number;
  /** It goes at `time`, not now. */
  scheduled: boolean;
  /** A server could not keep all of it until then: it is kept here. */
  keptHere: boolean;
  /** Nothing is sent before, so that a person may undo it, milliseconds since 1970. */
  until?: number;
  /** What each account gets. */
  receivers: { account: string; plan: Plan }[];
  /** Counted through, as the plans' statuses name them. */
  media: Media[];
}

/** The deliveries of a post that was written here, and the media they share. */
export function deliveriesOfWritten(written: Written): { deliveries: Delivery[]; media: StoredMedia[] } {
  const { id, of, time, scheduled, keptHere, until, receivers, media } = written;
  const here = { platform: 'here' as const, profile: '', profileName: '', address: '', time };
  const deliveries = receivers.map(
    ({ account, plan }): Delivery => ({
      id: deliveryId(id, account),
      account,
      source: {
        ...(of ?? here),
        publication: id,
        ...(scheduled ? { scheduled, time } : {}),
      },
      plan,
      statuses: plan.statuses.map((status) => ({
        // What is written here is known to no other browser that could send it too.
        key: crypto.randomUUID(),
        media: status.media.map(() => undefined),
        askedAt: undefined,
        made: undefined,
      })),
      // However old what it mirrors is: a person has just said so.
      approved: of !== undefined,
      ...(keptHere ? { keptHere } : {}),
      tab: undefined,
      state: until === undefined ? { kind: 'sending' } : { kind: 'paused', until },
    }),
  );
  return { deliveries, media: media.map((each, index) => ({ ...each, publication: id, index })) };
}

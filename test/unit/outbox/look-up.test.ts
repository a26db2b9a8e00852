import { expect, it, vi } from 'vitest';
import type { DeliverIo } from '../../../utils/outbox/deliver-io.ts';
import { lookUp } from '../../../utils/outbox/look-up.ts';
import type { Delivery } from '../../../utils/outbox/types.ts';
import { accountOf, stadt } from './world.ts';

const published = 1000;
const asked = 5_000_000;

/** From when on a status is looked for whose answer was lost, where it was read before what stood there. */
async function lookedFrom(visibility: 'public' | 'unlisted' | 'private' | 'direct'): Promise<unknown> {
  const find = vi.fn(async (..._: unknown[]) => undefined);
  const io = { find, tell() {}, knownStatuses: async () => new Set<string>() } as unknown as DeliverIo;
  const status = { text: 'Heute geschlossen', visibility, media: [], replyTo: undefined };
  const delivery = {
    ...{ id: 'p → a', account: stadt, before: ['1'] },
    source: { platform: 'bluesky', publication: 'p', time: published },
    plan: { statuses: [status], losses: [] },
    statuses: [{ key: 'k', media: [], askedAt: asked, made: undefined }],
    state: { kind: 'sending' },
  } as unknown as Delivery;
  await lookUp(delivery, { ...accountOf(stadt), token: 't', remoteId: '1' }, io);
  return find.mock.calls[0]?.[3];
}

it.each(['public', 'unlisted'] as const)(
  'what is %s is known by what stood there before, whatever the clocks say',
  async (visibility) => expect(await lookedFrom(visibility)).toBe(0),
);

it.each(['private', 'direct'] as const)(
  'what is %s may not have been listed before: an older one of the same words is not it',
  async (visibility) => expect(await lookedFrom(visibility)).toBe(asked),
);

import { readRecord, writeRecord } from '../../../../utils/ledger/records.ts';
import { recordTakenBack } from '../../../../utils/outbox/decisions.ts';
import { finish } from '../../../../utils/outbox/finish.ts';
import { createOutbox, type OutboxIo } from '../../../../utils/outbox/outbox.ts';
import * as store from '../../../../utils/outbox/store.ts';
import { ledger } from '../world.ts';
import type { HeldClock } from './clock.ts';
import type { Life } from './course.ts';

const neverFail: ReadonlySet<string> = new Set(['now', 'random', 'tell', 'keepAwake']);
const writes: ReadonlySet<string> = new Set<keyof OutboxIo>([
  ...(['settleClaim', 'writeClaim', 'save', 'changeDelivery', 'removeDelivery', 'wakeAt'] as const),
  ...(['changeTakingBack', 'forgetContent', 'writePrints'] as const),
]);

/** An outbox in a worker that can die, with what it writes into the ledger. */
export function mortalOutbox(io: OutboxIo, { mortal, death, isDead }: Life, clock: HeldClock) {
  const ended: [string, unknown][] = Object.entries(io).map(([name, work]) => {
    return [name, neverFail.has(name) ? work : mortal(name, work, writes.has(name))];
  });
  const dying = Object.fromEntries(ended) as unknown as OutboxIo; // the same names, each as it was but mortal
  const record = mortal('writeRecord', writeRecord, true);
  const two = {
    writeRecord: record,
    removeDelivery: mortal('removeDelivery', store.removeDelivery, true),
  };
  const decisions = { ...store, ...ledger, writeRecord: record, now: clock.now };
  const outbox = createOutbox({
    ...dying,
    finish: (delivery) => finish(delivery, clock.now(), two),
    isRecorded: async (id) => (await readRecord(id))?.outcome === 'mirrored',
    recordTakenBack: (id) => recordTakenBack(id, decisions),
  });
  return {
    async drain(): Promise<'dead' | 'done'> {
      await Promise.race([outbox.drain(), death]);
      return isDead() ? 'dead' : 'done';
    },
  };
}

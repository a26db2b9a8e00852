import { expect, test } from 'vitest';
import { createLanes } from '../../../utils/outbox/lanes.ts';

/** Lets so many steps of promises pass. */
async function steps(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await null;
}

test.each(Array.from({ length: 12 }, (_, at) => at))(
  'what is asked for %i steps after the last look began is done, however near the end',
  async (gap) => {
    const lanes = createLanes(() => {});
    let waiting = 1;
    let done = 0;
    const next = async () => {
      if (waiting === 0) return false;
      waiting -= 1;
      done += 1;
      return true;
    };
    lanes.follow('account', next);
    await steps(gap);
    waiting += 1;
    lanes.follow('account', next);
    await lanes.ended();
    await steps(20);
    await lanes.ended();
    expect(done).toBe(2);
    expect(lanes.count()).toBe(0);
  },
);

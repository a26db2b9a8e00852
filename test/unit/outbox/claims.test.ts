import { describe, expect, test } from 'vitest';
import { decidedClaim } from '../../../utils/outbox/machine.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { addClaim, changeClaim, listClaims, listDeliveries } from '../../../utils/outbox/store.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { createWorld, minutes, picture, stadt, start } from './world.ts';

describe('a publication that is claimed twice', () => {
  test('before it was read is one claim', async () => {
    const world = await createWorld();
    const claim = await world.publish('at://1', { texts: ['Eins'] });
    expect(await addClaim(claim)).toBe(false);
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('while it is on its way stays one delivery with its key', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('limited');
    await createOutbox(world.io).drain();
    const [before] = await listDeliveries();
    await world.publish('at://1', { texts: ['Eins'] });
    await createOutbox(world.io).drain();
    expect(await listDeliveries()).toEqual([before]);
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('after it was mirrored makes nothing, and leaves nothing in the store', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture()] });
    await world.settle();
    await world.publish('at://1', { texts: ['Eins'], media: [picture()] }, { asked: true });
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
    expect(await listClaims()).toEqual([]);
    expect(await listDeliveries()).toEqual([]);
    expect(await world.io.readMedia('at://1', 0)).toBeUndefined();
  });

  test('in the very moment in which the first delivery ends is not sent again', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    const { isRecorded } = world.io;
    let asked = 0;
    const second = createOutbox({
      ...world.io,
      // Asked for the second claim before the record was there, answered after the delivery was gone.
      isRecorded: async (id) => {
        asked += 1;
        return asked === 1 ? false : isRecorded(id);
      },
    });
    await world.settle();
    await world.publish('at://1', { texts: ['Eins'] });
    await world.settle(second);
    expect(asked).toBe(2);
    expect(world.server.texts()).toEqual(['Eins']);
    expect(await listDeliveries()).toEqual([]);
  });
});

describe('a claim whose source does not bear it out', () => {
  test.each([
    ['is missing', new Problem('refused', 'record-missing', 'pds.example')],
    ['differs', new Problem('refused', 'record-differs')],
    ['is of a kind that is not known', new Problem('page-changed', 'record-differs')],
  ])('because the record %s, is kept as failed and told', async (_, problem) => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    await world.settle(createOutbox({ ...world.io, capture: () => Promise.reject(problem) }));
    expect(await listClaims()).toMatchObject([
      { id: 'at://1', state: { kind: 'failed', problem: problem.report } },
    ]);
    expect(world.events).toMatchObject([
      {
        kind: 'problem',
        publication: 'at://1',
        tab: 7,
        accounts: [stadt],
        state: { problem: problem.report },
      },
    ]);
    expect(world.server.log).toEqual([]);
    expect(world.alarm.at).toBeUndefined();
  });

  test('because the post is older than its composer, is kept as failed', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], time: start - minutes(10) }, { after: start });
    await world.settle();
    expect(await listClaims()).toMatchObject([
      { state: { kind: 'failed', problem: { reason: 'record-older' } } },
    ]);
    expect(world.server.log).toEqual([]);
  });

  test('because the source does not answer, is tried again by itself', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    let tries = 0;
    const { capture } = world.io;
    await world.settle(
      createOutbox({
        ...world.io,
        capture: (...claimed) => {
          tries += 1;
          if (tries < 3) return Promise.reject(new Problem('unreachable', 'source-unreachable'));
          return capture(...claimed);
        },
      }),
    );
    expect(world.server.texts()).toEqual(['Eins']);
    expect(world.events.map(({ kind }) => kind)).toEqual(['problem', 'problem', 'done']);
  });

  test('is tried again when a person says so', async () => {
    const world = await createWorld();
    const claim = await world.publish('at://1', { texts: ['Eins'] });
    const missing = () => Promise.reject(new Problem('refused', 'record-missing'));
    await world.settle(createOutbox({ ...world.io, capture: missing }));
    await changeClaim(claim.id, (now) => decidedClaim(now, { kind: 'again' }));
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });
});

test('a claim that is given up while it is read makes nothing and does not come back', async () => {
  for (const outcome of ['read', 'failed']) {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture()] });
    const { capture } = world.io;
    await world.settle(
      createOutbox({
        ...world.io,
        capture: async (...claimed) => {
          await changeClaim('at://1', () => undefined);
          if (outcome === 'failed') throw new Problem('refused', 'record-missing');
          return capture(...claimed);
        },
      }),
    );
    expect([await listClaims(), await listDeliveries(), world.server.log]).toEqual([[], [], []]);
    expect(await world.io.readMedia('at://1', 0)).toBeUndefined();
  }
});

test('a bug is shown as one, and not tried again by itself', async () => {
  const world = await createWorld();
  await world.publish('at://1', { texts: ['Eins'] });
  const plan = () => {
    throw new TypeError('oops');
  };
  await world.settle(createOutbox({ ...world.io, plan }));
  expect(await listClaims()).toMatchObject([
    { state: { kind: 'failed', problem: { reason: 'bug', detail: 'oops' } } },
  ]);
});

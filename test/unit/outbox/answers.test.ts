import { describe, expect, test } from 'vitest';
import { problemIn } from '../../../utils/outbox/machine.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { outcomesOf } from '../../../utils/outbox/outcomes-of.ts';
import { listDeliveries } from '../../../utils/outbox/store.ts';
import type { Difference } from '../../../utils/post/difference.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { createServer } from './server.ts';
import { createWorld, minutes, picture, stadt } from './world.ts';

const unlisted: Difference = { kind: 'visibility', is: 'unlisted' };
const lost: Difference = { kind: 'description', media: 0 };

describe('what stands otherwise than planned', () => {
  test('is in the record and told with the outcome, each thing once', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins', 'Zwei'] });
    const { post } = world.io;
    const io = {
      ...world.io,
      post: async (...request: Parameters<typeof post>) => ({
        ...(await post(...request)),
        differs: [unlisted],
      }),
    };
    await world.settle(createOutbox(io));
    const [record] = await world.records();
    expect(record?.statuses.map(({ differs }) => differs)).toEqual([[unlisted], [unlisted]]);
    const done = world.events.find(({ kind }) => kind === 'done');
    expect(done && outcomesOf(done)).toMatchObject([{ state: 'done', differs: [unlisted] }]);
  });

  test('is mended where a description got lost, with what was made on the disk before', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture('Rathaus')] });
    const { post } = world.io;
    const asked: unknown[] = [];
    const io = {
      ...world.io,
      post: async (...request: Parameters<typeof post>) => ({ ...(await post(...request)), differs: [lost] }),
      describeMade: async (...[, , media, , made]: Parameters<typeof world.io.describeMade>) => {
        const [delivery] = await listDeliveries();
        asked.push(media[0]?.description, delivery?.statuses[0]?.made?.differs);
        return { id: made.id, url: made.url };
      },
    };
    await world.settle(createOutbox(io));
    expect(asked).toEqual(['Rathaus', [lost]]);
    expect((await world.records())[0]?.statuses[0]).not.toHaveProperty('differs');
  });

  test('stays told where it can not be mended, and nothing is sent twice', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture('Rathaus')] });
    const { post } = world.io;
    const io = {
      ...world.io,
      post: async (...request: Parameters<typeof post>) => ({ ...(await post(...request)), differs: [lost] }),
      describeMade: () => Promise.reject(new Problem('unreachable', 'server-down')),
    };
    await world.settle(createOutbox(io));
    expect(world.server.texts()).toEqual(['Eins']);
    expect((await world.records())[0]?.statuses[0]?.differs).toEqual([lost]);
  });
});

test('pictures that the server takes for one are sent again before the status', async () => {
  const world = await createWorld();
  await world.publish('at://1', { texts: ['Eins'], media: [picture('a'), picture('b')] });
  const { upload } = world.io;
  let uploads = 0;
  const io = {
    ...world.io,
    upload: async (...request: Parameters<typeof upload>) => {
      uploads += 1;
      const made = await upload(...request);
      return uploads > 2 ? made : { ...made, id: 'same' };
    },
  };
  await world.settle(createOutbox(io));
  expect(world.server.log).toEqual(['upload a', 'upload b', 'upload a', 'upload b', 'post Eins']);
  expect(world.server.statuses[0]?.mediaIds).toEqual(['media-2', 'media-3']);
});

describe('after a refusal', () => {
  test.each([
    ['of a status', { texts: ['Eins'] }, 'post' as const],
    ['of a picture', { texts: ['Eins'], media: [picture()] }, 'upload' as const],
  ])('%s the server is asked again what it accepts', async (_, what, request) => {
    const world = await createWorld();
    await world.publish('at://1', what);
    world.server.fates[request].push('refused');
    await world.settle();
    expect(world.reread).toEqual([stadt]);
  });

  test.each(['limited', 'lost-before', 'signed-out'] as const)('not after %s', async (fate) => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push(fate);
    await world.settle();
    expect(world.reread).toEqual([]);
  });

  test('limits that have grown let go what was too large', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture('', 1500)] });
    const io = {
      ...world.io,
      rereadServer: async () => {
        const account = world.accounts.get(stadt);
        if (account)
          world.accounts.set(stadt, { ...account, limits: { ...account.limits, imageBytes: 2000 } });
      },
    };
    await world.settle(createOutbox(io));
    const [delivery] = await listDeliveries();
    expect(delivery && problemIn(delivery.state)?.reason).toBe('media-too-large');
    const { retry } = await import('../../../utils/outbox/decisions.ts');
    await retry(delivery?.id ?? '');
    await world.settle(createOutbox(io));
    expect(world.server.texts()).toEqual(['Eins']);
  });
});

describe('an account that may do nothing', () => {
  test.each(['account-disabled', 'account-pending', 'account-unconfirmed'] as const)(
    'because of %s waits for a person, and goes on once it is signed in again',
    async (reason) => {
      const world = await createWorld({ [stadt]: createServer });
      await world.publish('at://1', { texts: ['Eins'] });
      const { post } = world.io;
      let isDisabled = true;
      const io = {
        ...world.io,
        post: (...request: Parameters<typeof post>) =>
          isDisabled ? Promise.reject(new Problem('needs-login', reason)) : post(...request),
      };
      const outbox = createOutbox(io);
      await world.settle(outbox);
      const [delivery] = await listDeliveries();
      expect(delivery).toMatchObject({ state: { kind: 'asks', problem: { reason } } });
      expect(world.accounts.get(stadt)?.signedIn).toBe(true);
      isDisabled = false;
      const { signedIn } = await import('../../../utils/outbox/decisions.ts');
      world.clock.now += minutes(5);
      await signedIn(stadt);
      await world.settle(outbox);
      expect(world.server.texts()).toEqual(['Eins']);
    },
  );
});

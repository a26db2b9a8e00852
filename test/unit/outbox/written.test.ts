import { beforeEach, describe, expect, it } from 'vitest';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import type { Written } from '../../../utils/outbox/written.ts';
import type { Plan } from '../../../utils/post/plan.ts';
import { createServer } from './server.ts';
import { createWorld, minutes, picture, stadt, start, type World } from './world.ts';

const zoo = 'zoo@zoo.example';
let world: World;
beforeEach(async () => {
  world = await createWorld({ [zoo]: createServer });
});

const planOf = (...texts: string[]): Plan => ({
  statuses: texts.map((text, index) => ({
    ...{ text, spoilerText: '', sensitive: false, language: 'de', visibility: 'public' },
    media: index === 0 ? [0] : [],
    replyTo: index ? index - 1 : undefined,
  })),
  losses: [],
});

const written = (change: Partial<Written> = {}): Written => ({
  ...{ id: 'm', time: start, scheduled: false, keptHere: false, media: [picture('Markt')] },
  receivers: [stadt, zoo].map((account) => ({ account, plan: planOf('Hallo', 'und mehr') })),
  ...change,
});

describe('what was written here', () => {
  it('goes to each account, thread and pictures, and is recorded as written here', async () => {
    const outbox = createOutbox(world.io);
    await outbox.write(written());
    await world.settle(outbox);
    for (const account of [stadt, zoo]) {
      expect(world.serverOf(account).statuses.map(({ text }) => text)).toEqual(['Hallo', 'und mehr']);
    }
    const records = await world.records();
    expect(records.map(({ platform, account, outcome }) => [platform, account, outcome]).toSorted()).toEqual([
      ['here', stadt, 'mirrored'],
      ['here', zoo, 'mirrored'],
    ]);
    expect(await world.deliveries()).toEqual([]);
  });

  it('goes once, however often it is given: at once, and when it has long arrived', async () => {
    const outbox = createOutbox(world.io);
    await Promise.all([outbox.write(written()), outbox.write(written())]);
    await world.settle(outbox);
    await outbox.write(written());
    await world.settle(outbox);
    expect(world.server.statuses).toHaveLength(2);
  });

  it('is on the disk before anything is sent, and goes on after the background has died', async () => {
    const dead = createOutbox({ ...world.io, readAccount: () => new Promise(() => {}) });
    await dead.write(written());
    expect(world.server.statuses).toEqual([]);
    expect(world.alarm.at).toBeDefined();
    await world.settle(createOutbox(world.io));
    expect(world.server.statuses.map(({ text }) => text)).toEqual(['Hallo', 'und mehr']);
  });

  it('waits for its time', async () => {
    const outbox = createOutbox(world.io);
    const time = start + minutes(30);
    await outbox.write(
      written({
        time,
        scheduled: true,
        keptHere: true,
        receivers: [{ account: stadt, plan: planOf('Später') }],
      }),
    );
    await world.settle(outbox, time - 1);
    expect(world.server.statuses).toEqual([]);
    await world.settle(outbox);
    expect(world.server.statuses.map(({ text }) => text)).toEqual(['Später']);
  });

  it('replies to a status that is none of its own', async () => {
    const outbox = createOutbox(world.io);
    const plan = planOf('Antwort', 'weiter');
    const [first] = plan.statuses;
    if (first) first.written = { answers: '99' };
    await outbox.write(written({ receivers: [{ account: stadt, plan }] }));
    await world.settle(outbox);
    expect(world.server.statuses.map(({ replyTo }) => replyTo)).toEqual(['99', world.server.statuses[0]?.id]);
  });
});

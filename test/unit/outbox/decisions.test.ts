import { beforeEach, describe, expect, test } from 'vitest';
import { describe as describePictures, discard, retry } from '../../../utils/outbox/decisions.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { createWorld, picture, stadt, type World } from './world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

const run = () => createOutbox(world.io).drain();

describe('a person', () => {
  const id = `at://1 → ${stadt}`;

  test('gives up: what stands stays, is recorded, and all else is gone', async () => {
    await world.publish('at://1', { texts: ['Eins', 'Zwei'], media: [picture()] });
    world.server.fates.post.push('done', 'refused');
    await run();
    await discard(id);
    expect(await world.records()).toMatchObject([
      { id, outcome: 'discarded', statuses: [{ id: 'status-0' }] },
    ]);
    expect([await world.deliveries(), await world.io.readMedia('at://1', 0)]).toEqual([[], undefined]);
  });

  test('reads in the record later what hindered it, and what else went with a description', async () => {
    await world.publish('at://1', { texts: ['Eins'], media: [picture('Rathaus'), picture()] });
    // Which of two claims is read first is not said.
    await run();
    await world.publish('at://2', { texts: ['Zwei'] });
    world.server.fates.post.push('refused');
    await run();
    await discard(`at://2 → ${stadt}`);
    const records = (await world.records()).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(records).toMatchObject([
      { outcome: 'mirrored', media: { count: 2, described: 1 } },
      { outcome: 'discarded', because: 'server-refused' },
    ]);
  });

  test('may ask again for what was given up', async () => {
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('refused');
    await run();
    await discard(id);
    await world.publish('at://1', { texts: ['Eins'] }, { asked: true });
    await run();
    expect(world.server.texts()).toEqual(['Eins']);
    expect(await world.records()).toMatchObject([{ outcome: 'mirrored' }]);
  });

  test('gives up a claim', async () => {
    await world.publish('at://1', { texts: ['Eins'] });
    await discard('at://1');
    await run();
    expect([await world.claims(), world.server.log]).toEqual([[], []]);
  });

  test('tries a refused one again', async () => {
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('refused');
    await run();
    await retry(id);
    await run();
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('has the reason to go without a description in the record, and only where it was needed', async () => {
    const reason = { edits: { reason: ' Zierbild ' } };
    await world.publish('at://1', { texts: ['Eins'], media: [picture()] }, reason);
    await world.publish('at://2', { texts: ['Zwei'], media: [picture('Rathaus')] }, reason);
    await run();
    await world.publish('at://3', { texts: ['Drei'], media: [picture()] }, reason);
    world.server.fates.post.push('refused');
    await run();
    await discard(`at://3 → ${stadt}`);
    const reasons = (await world.records()).map(({ publication, reason }) => [publication, reason]);
    expect(reasons.sort()).toEqual([
      ['at://1', 'Zierbild'],
      ['at://2', undefined],
      ['at://3', 'Zierbild'],
    ]);
  });

  test('asks for nothing that is not there', async () => {
    await retry('nothing');
    await discard('nothing');
    await describePictures('nothing', { 0: 'Rathaus' }, '');
    expect([await world.claims(), await world.deliveries(), await world.records()]).toEqual([[], [], []]);
  });
});

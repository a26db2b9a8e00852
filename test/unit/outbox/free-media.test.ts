import { beforeEach, expect, test, vi } from 'vitest';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { createWorld, picture, type World } from './world.ts';

const texts = ['Der Wochenmarkt auf dem Westwall öffnet am Samstag erst um neun Uhr'];
const media = [picture('Stände'), picture('Fischstand')];

let world: World;
let prepare: ReturnType<typeof vi.fn<World['io']['prepare']>>;
beforeEach(async () => {
  world = await createWorld();
  prepare = vi.fn(world.io.prepare);
});

test('pictures are freed while the server is asked what stands there, each once', async () => {
  await world.publish('at://1', { texts, media });
  const recent: World['io']['recent'] = async (account) => {
    // It answers only then.
    await vi.waitFor(() => expect(prepare).toHaveBeenCalledTimes(2));
    expect(world.server.uploads).toEqual([]);
    return world.io.recent(account);
  };
  await world.settle(createOutbox({ ...world.io, prepare, recent }));
  expect(world.server.uploads.map(({ description }) => description)).toEqual(['Stände', 'Fischstand']);
  expect(prepare).toHaveBeenCalledTimes(2);
});

test('what cannot be freed is told as before', async () => {
  await world.publish('at://1', { texts, media });
  prepare.mockRejectedValue(new Problem('refused', 'place-shape', 'image/png'));
  await world.settle(createOutbox({ ...world.io, prepare }));
  expect(await world.deliveries()).toMatchObject([
    { state: { kind: 'asks', problem: { reason: 'place-shape', media: [1, 2] } } },
  ]);
  expect(world.server.uploads).toEqual([]);
});

test('what is uploaded already is not freed again', async () => {
  await world.publish('at://1', { texts, media });
  const post = vi.fn(world.io.post).mockRejectedValueOnce(new Problem('unreachable', 'server-down'));
  await world.settle(createOutbox({ ...world.io, prepare, post }));
  expect(world.server.texts()).toEqual(texts);
  expect(prepare).toHaveBeenCalledTimes(2);
});

test('what is given up while the server is asked is not uploaded', async () => {
  await world.publish('at://1', { texts, media });
  const recent: World['io']['recent'] = async (account) => {
    await vi.waitFor(() => expect(prepare).toHaveBeenCalledTimes(2));
    for (const { id } of await world.deliveries()) await world.io.changeDelivery(id, () => undefined);
    return world.io.recent(account);
  };
  await world.settle(createOutbox({ ...world.io, prepare, recent }));
  expect(world.server.uploads).toEqual([]);
  expect(world.server.texts()).toEqual([]);
});

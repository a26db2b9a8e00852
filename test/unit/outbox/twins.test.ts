import { beforeEach, describe, expect, test } from 'vitest';
import { discard, retry, takeBack } from '../../../utils/outbox/decisions.ts';
import { createOutbox, type Outbox } from '../../../utils/outbox/outbox.ts';
import { outbox as database } from '../../../utils/outbox/read.ts';
import { createServer } from './server.ts';
import { createWorld, minutes, picture, stadt, start, type World } from './world.ts';

const text = 'Der Wochenmarkt auf dem Westwall öffnet am Samstag erst um neun Uhr';
const onInstagram = `${text} 🥕 #Krefeld #Wochenmarkt`;
const other = 'Der Wochenmarkt auf dem Westwall öffnet am Samstag erst um zehn Uhr';

let world: World;
let outbox: Outbox;
const compared = () => ({ ...world.io, sameWithin: async () => minutes(120) });
beforeEach(async () => {
  world = await createWorld();
  outbox = createOutbox(compared());
});

async function publish(id: string, what: string, time = start, claim = {}): Promise<void> {
  await world.publish(id, { texts: [what], time }, claim);
  await outbox.drain();
}

const contents = async () => (await database.open()).getAll('contents');

describe('the same content from another platform', () => {
  test('is not sent a second time by itself, and says where it stands', async () => {
    await publish('at://1', text);
    await publish('at://2', onInstagram, start + minutes(30));
    expect(world.server.texts()).toEqual([text]);
    const url = 'https://krefeld.example/@stadt/status-0';
    expect(await world.deliveries()).toMatchObject([
      { twin: { url, platform: 'bluesky' }, state: { kind: 'asks', problem: { reason: 'stands-already' } } },
    ]);
    expect(world.events.at(-1)).toMatchObject({ kind: 'problem', publication: 'at://2', twin: { url } });
    await world.settle(outbox, start + minutes(60));
    expect(world.alarm.at).toBe(start + minutes(120));
  });

  test('is recognised while the first is still on its way, and from a person who asked for it, too', async () => {
    world.server.fates.post.push('limited');
    await publish('at://1', text);
    await publish('at://2', onInstagram, start, { asked: true });
    expect(await world.deliveries()).toMatchObject([
      { state: { kind: 'waiting' } },
      { twin: { url: '', id: `at://1 → ${stadt}` }, state: { kind: 'asks' } },
    ]);
  });

  test('goes when a person says so, under its own key, and is not asked about again', async () => {
    await publish('at://1', text);
    await publish('at://2', onInstagram);
    await retry(`at://2 → ${stadt}`);
    await world.settle(outbox);
    expect(world.server.texts()).toEqual([text, onInstagram]);
  });

  test('goes by itself to an account that has not had it, and after the time in which it counts as one', async () => {
    const museum = 'museum@kultur.example';
    world = await createWorld({ [museum]: createServer });
    outbox = createOutbox(compared());
    await publish('at://1', text);
    await world.publish('at://2', { texts: [onInstagram] }, { to: [museum] });
    await outbox.drain();
    expect(world.serverOf(museum).texts()).toEqual([onInstagram]);
    world.clock.now = start + minutes(121);
    await publish('at://3', onInstagram, start + minutes(121));
    expect(world.server.texts()).toEqual([text, onInstagram]);
  });

  test('with another time in it is another', async () => {
    await publish('at://1', text);
    await publish('at://2', other);
    expect(world.server.texts()).toEqual([text, other]);
  });

  test('is no reason to ask once the first was given up', async () => {
    world.server.fates.post.push('refused');
    await publish('at://1', text);
    await discard(`at://1 → ${stadt}`);
    await publish('at://2', onInstagram);
    expect(world.server.texts()).toEqual([onInstagram]);
  });

  test('goes where nobody wants it recognised', async () => {
    outbox = createOutbox({ ...compared(), sameWithin: async () => 0 });
    await publish('at://1', text);
    await publish('at://2', onInstagram);
    expect(world.server.texts()).toEqual([text, onInstagram]);
    expect(await contents()).toEqual([]);
  });

  test('of few words is told by its pictures', async () => {
    const print = [{ shape: 1, hash: '0'.repeat(64), lights: Array(576).fill(9) }];
    outbox = createOutbox({ ...compared(), print: async (file) => (file.size === 10 ? print : undefined) });
    await world.publish('at://1', { texts: ['Guten Morgen'], media: [picture('', 10)] });
    await outbox.drain();
    await world.publish('at://2', { texts: ['Guten Morgen'], media: [picture('', 11)] });
    await outbox.drain();
    await world.publish('at://3', { texts: ['Guten Morgen'], media: [picture('', 10)] });
    await outbox.drain();
    expect(world.server.texts()).toHaveLength(2);
    expect(await world.deliveries()).toMatchObject([{ id: `at://3 → ${stadt}`, state: { kind: 'asks' } }]);
  });
});

describe('pictures are looked at', () => {
  const print = [{ shape: 1, hash: '0'.repeat(64), lights: Array(576).fill(9) }];
  /** What was looked at, by its size, and the server's log at that moment. */
  let looked: [size: number, log: string[]][];
  const looking = (gives: (file: Blob) => Promise<typeof print | undefined>) =>
    createOutbox({
      ...compared(),
      async print(file) {
        looked.push([file.size, [...world.server.log]]);
        return gives(file);
      },
    });
  const morning = (bytes: number) => ({ texts: ['Guten Morgen'], media: [picture('', bytes)], time: start });
  beforeEach(() => {
    looked = [];
    outbox = looking(async () => print);
  });

  test('only once the post stands, where no words are the same', async () => {
    await publish('at://1', other);
    await world.publish('at://2', { texts: [text], media: [picture('', 10)], time: start });
    await outbox.drain();
    expect(looked).toEqual([[10, world.server.log]]);
    expect((await contents()).map(({ content }) => content.pictures?.length)).toEqual([0, 1]);
  });

  test('once for all accounts', async () => {
    const museum = 'museum@kultur.example';
    world = await createWorld({ [stadt]: createServer, [museum]: createServer });
    outbox = looking(async () => print);
    await world.publish('at://1', morning(10), { to: [stadt, museum] });
    await outbox.drain();
    expect(looked).toHaveLength(1);
    world.serverOf(museum).fates.post.push('limited');
    await world.publish('at://2', { ...morning(11), texts: ['Guten Abend'] }, { to: [stadt, museum] });
    await outbox.drain();
    expect(looked).toHaveLength(2);
    await world.settle(outbox, start + minutes(60));
    expect(looked).toHaveLength(2);
    expect(await contents()).toMatchObject([
      ...Array.from({ length: 4 }, () => ({ content: { pictures: [print] } })),
    ]);
  });

  test('before anything is sent where the words are the same, those of what waits too', async () => {
    world.server.fates.post.push('limited');
    await world.publish('at://1', morning(10));
    await outbox.drain();
    expect(looked).toEqual([]);
    const sent = [...world.server.log];
    await world.publish('at://2', morning(11));
    await outbox.drain();
    expect(looked).toEqual([
      [11, sent],
      [10, sent],
    ]);
    expect(await world.deliveries()).toMatchObject([
      { state: { kind: 'waiting' } },
      { twin: { url: '', id: `at://1 → ${stadt}` }, state: { kind: 'asks' } },
    ]);
  });

  test('and where they are of two, both go', async () => {
    const [dark] = print.map((each) => ({ ...each, hash: 'f'.repeat(64), lights: Array(576).fill(200) }));
    outbox = looking(async ({ size }) => (size === 10 ? print : dark && [dark]));
    world.server.fates.post.push('limited');
    await world.publish('at://1', morning(10));
    await world.publish('at://2', morning(11));
    await world.settle(outbox, start + minutes(60));
    expect(world.server.texts()).toEqual(['Guten Morgen', 'Guten Morgen']);
  });

  test('of what cannot be read any more in vain, and that holds nothing up', async () => {
    await world.publish('at://1', morning(10), { until: start + minutes(10) });
    await outbox.drain();
    const gone = new Error('Failed to read large IndexedDB value');
    const readDelivery: typeof world.io.readDelivery = async (id) => {
      if (id.startsWith('at://1 ')) throw gone;
      return world.io.readDelivery(id);
    };
    outbox = createOutbox({ ...compared(), print: async () => print, readDelivery });
    await world.publish('at://2', morning(11));
    await outbox.drain();
    expect(world.server.texts()).toEqual(['Guten Morgen']);
    expect(await world.claims()).toEqual([]);
  });

  test('before it is said that nothing of a colleague is the same, where few words would be enough without', async () => {
    const few = 'Guten Morgen aus dem Rathaus';
    const standing = [
      {
        id: '9',
        url: 'https://krefeld.example/9',
        text: few,
        links: [],
        time: start,
        replyTo: undefined,
        media: 0,
      },
    ];
    const withRecent = (sees: typeof print | undefined) =>
      createOutbox({ ...compared(), print: async () => sees, recent: async () => standing });
    outbox = withRecent(undefined);
    await world.publish('at://1', { texts: [few], media: [picture()], time: start });
    await outbox.drain();
    expect(await world.deliveries()).toMatchObject([{ state: { kind: 'asks' } }]);
    outbox = withRecent(print);
    await world.publish('at://2', {
      texts: [few.replace('Rathaus', 'Zoo')],
      media: [picture()],
      time: start,
    });
    await outbox.drain();
    expect(world.server.texts()).toEqual(['Guten Morgen aus dem Zoo']);
  });

  test('in vain where they cannot be read, and the post goes and ends all the same', async () => {
    outbox = looking(() => Promise.reject(new Error('no picture')));
    await world.publish('at://1', morning(10));
    await world.publish('at://2', morning(11));
    await world.settle(outbox, start + minutes(60));
    expect(world.server.texts()).toEqual(['Guten Morgen', 'Guten Morgen']);
    expect(await world.deliveries()).toEqual([]);
    expect((await contents()).map(({ content }) => content.pictures)).toEqual([[], []]);
  });
});

describe('what a colleague has brought there', () => {
  test('is found among what stands at the account, before anything is sent or uploaded', async () => {
    const standing = await world.io.recent({ id: stadt } as never);
    expect(standing).toEqual([]);
    const found = { id: '9', url: 'https://krefeld.example/9', text: onInstagram, links: [], time: start };
    outbox = createOutbox({
      ...compared(),
      recent: async () => [{ ...found, replyTo: undefined, media: 0 }],
    });
    await world.publish('at://1', { texts: [text], media: [picture()] });
    await outbox.drain();
    expect(world.server.log).toEqual([]);
    expect(await world.deliveries()).toMatchObject([{ twin: { url: found.url }, state: { kind: 'asks' } }]);
  });

  test('as a thread is found too, its numbers left out', async () => {
    const [one, two] = [`${text}.`, 'Danach ist er wie immer bis vierzehn Uhr für Sie da.'];
    const standing = [
      { id: '2', url: 'https://krefeld.example/2', text: `${two} (2/2)`, replyTo: '1' },
      { id: '1', url: 'https://krefeld.example/1', text: `${one} (1/2)`, replyTo: undefined },
    ].map((each) => ({ ...each, links: [], time: start, media: 0 }));
    outbox = createOutbox({ ...compared(), recent: async () => standing });
    await publish('at://1', `${one} ${two}`);
    expect(await world.deliveries()).toMatchObject([{ twin: { url: 'https://krefeld.example/1' } }]);
  });

  test('and a server that does not tell is no reason to wait', async () => {
    outbox = createOutbox({ ...compared(), recent: () => Promise.reject(new Error('no list')) });
    await publish('at://1', text);
    expect(world.server.texts()).toEqual([text]);
  });
});

test('what is compared is kept no longer than it is compared', async () => {
  await publish('at://1', text);
  expect(await contents()).toMatchObject([{ content: { text }, until: start + minutes(120) }]);
  await world.settle(outbox);
  expect(world.clock.now).toBe(start + minutes(120));
  expect(await contents()).toEqual([]);
  expect(world.alarm.at).toBeUndefined();
});

test('what was taken back is no reason to ask', async () => {
  await publish('at://1', text);
  await takeBack(`at://1 → ${stadt}`);
  await outbox.drain();
  expect(world.server.texts()).toEqual([]);
  await publish('at://2', onInstagram);
  expect(world.server.texts()).toEqual([onInstagram]);
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { readLedger, readLine } from '../../../utils/ledger/lines.ts';
import { outcomeOf } from '../../../utils/ledger/outcome.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { changeClaim } from '../../../utils/outbox/store.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { newRule } from '../../../utils/post/rule.ts';
import { createWorld, minutes, picture, publicationOf, stadt, start } from '../outbox/world.ts';
import './browser.ts';

const { ledgerKeeper } = await import('../../../entrypoints/background/ledger-keeper.ts');
const { writeRule } = await import('../../../utils/settings/rules.ts');

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
const rule = { ...newRule(profile, [stadt]), institution: 'Pressestelle' };

async function keep() {
  const world = await createWorld();
  const keeper = ledgerKeeper();
  const outbox = createOutbox(keeper.listening(world.io));
  return { world, keeper, outbox };
}

beforeEach(() => writeRule(rule));

/** Only the real world gives claims to the outbox; the test's own puts them into its store. */
async function publish({ world, outbox, keeper }: Awaited<ReturnType<typeof keep>>, texts = ['Hallo']) {
  const claim = await world.publish('at://1', { texts, media: [picture('Der Markt'), picture()] });
  await changeClaim(claim.id, () => undefined);
  await outbox.accept(claim);
  await world.settle(outbox);
  await keeper.hearing.settledDown();
}

describe('what the outbox does is heard', () => {
  test('what goes has a line, with what was described', async () => {
    const all = await keep();
    await publish(all);
    const line = await readLine('at://1');
    expect(line).toMatchObject({
      ...{ platform: 'bluesky', institution: 'Pressestelle', publishedAt: start },
      media: { pictures: 2, videos: 0, byPerson: 1, byMachine: 0, reasoned: 0 },
      ways: [{ account: stadt, statuses: [{}] }],
    });
    expect(line && outcomeOf(line)).toBe('mirrored');
    expect(JSON.stringify(await readLedger())).not.toMatch(/Hallo|Der Markt/);
  });

  test('what a server that is down does to it, and that it went in the end', async () => {
    const all = await keep();
    let isDown = true;
    const { post } = all.world.io;
    all.world.io.post = async (...call) => {
      if (!isDown) return post(...call);
      isDown = false;
      throw new Problem('unreachable', 'server-down');
    };
    all.outbox = createOutbox(all.keeper.listening(all.world.io));
    await publish(all);
    expect((await readLine('at://1'))?.troubles).toMatchObject([
      { account: stadt, end: 'sent', reasons: ['server-down'] },
    ]);
  });

  test('what a person gives up, of a claim too', async () => {
    const all = await keep();
    all.world.io.capture = async () => {
      throw new Problem('refused', 'record-unreadable');
    };
    all.outbox = createOutbox(all.keeper.listening(all.world.io));
    await publish(all);
    await all.keeper.ear.discarding('at://1');
    const line = await readLine('at://1');
    expect(line?.troubles).toMatchObject([{ end: 'given-up', reasons: ['record-unreadable'] }]);
    expect([line && outcomeOf(line), line?.declined?.reason]).toEqual(['declined', 'unsaid']);
  });

  test('what was found afterwards, and then written by it here', async () => {
    const { outbox, keeper, world } = await keep();
    const [id, address, time] = [
      'pfbid0eins',
      'https://www.facebook.com/stadt/posts/pfbid0eins',
      start - minutes(180),
    ];
    const facebook = { platform: 'facebook', id: '615', name: 'Stadt' } as const;
    await writeRule({ ...newRule(facebook, [stadt]), institution: 'Pressestelle' });
    keeper.ear.missed({ profile: facebook, accounts: [stadt], id, address, time });
    await keeper.hearing.settledDown();
    const found = await readLine(id);
    expect([found && outcomeOf(found), found?.publishedAt]).toEqual(['missed', time]);
    const status = {
      text: 'Hallo',
      spoilerText: '',
      sensitive: false,
      language: 'de',
      visibility: 'public',
      media: [],
    } as const;
    const plan = { statuses: [{ ...status, media: [], replyTo: undefined }], losses: [] };
    const of = { platform: 'facebook', profile: '615', profileName: 'Stadt', address, time } as const;
    const written = {
      id,
      of,
      time: start,
      scheduled: false,
      keptHere: false,
      receivers: [{ account: stadt, plan }],
      media: [],
    };
    await outbox.write(written);
    await world.settle(outbox);
    await keeper.hearing.settledDown();
    const line = await readLine(id);
    expect(line).toMatchObject({ platform: 'facebook', publishedAt: time, caughtUp: expect.any(Number) });
    expect(line && outcomeOf(line)).toBe('mirrored');
    // Written once more, it goes nowhere.
    await outbox.write(written);
    await world.settle(outbox);
    expect(JSON.stringify(await readLedger())).not.toContain('Hallo');
  });

  test('what a person decides against, and why', async () => {
    const { keeper } = await keep();
    const post = { profile, accounts: [stadt], id: 'at://9', address: 'https://bsky.app/9', time: start };
    keeper.ear.missed(post);
    await keeper.ear.declined(post, 'other', 'Doppelt');
    const line = await readLine('at://9');
    expect([line && outcomeOf(line), line?.declined]).toMatchObject([
      'declined',
      { reason: 'other', words: 'Doppelt' },
    ]);
  });

  test('nothing, where the rule wants no lines', async () => {
    await writeRule({ ...rule, inReport: false });
    const all = await keep();
    await publish(all);
    expect((await all.world.records()).length).toBe(1);
    expect(await readLine('at://1')).toBeUndefined();
  });
});

describe('what intake sees is heard', () => {
  test('offers, and that they are no publication after all', async () => {
    const { keeper } = await keep();
    keeper.ear.offered(publicationOf('at://2', start), profile, [stadt], true);
    keeper.ear.offered(publicationOf('draft', start), profile, [stadt], false);
    keeper.ear.withdrawn('draft');
    await keeper.hearing.settledDown();
    const { lines } = await readLedger();
    expect(lines.map((line) => [line.id, outcomeOf(line)])).toEqual([['at://2', 'offered']]);
  });

  test('two posts of two tabs that nobody recognised are two, whatever their composers are called', async () => {
    const { keeper } = await keep();
    keeper.ear.unrecognised(profile, [stadt], start);
    keeper.ear.unrecognised(profile, [stadt], start + minutes(1));
    await keeper.hearing.settledDown();
    const { lines } = await readLedger();
    expect(lines.map((line) => outcomeOf(line))).toEqual(['unrecognised', 'unrecognised']);
  });
});

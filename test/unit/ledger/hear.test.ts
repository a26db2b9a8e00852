import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createHearing, type Heard, type HeardDelivery } from '../../../utils/ledger/hear.ts';
import type { Line } from '../../../utils/ledger/line.ts';
import { changeLine, forgetBefore, readLedger, readLine, removeLine } from '../../../utils/ledger/lines.ts';
import { outcomeOf } from '../../../utils/ledger/outcome.ts';
import { newestRecords, wipeLedger, writeRecord } from '../../../utils/ledger/records.ts';

const stadt = 'stadt@krefeld.example';
const zoo = 'zoo@krefeld.example';
const profile = { platform: 'facebook', id: '100', name: 'Stadt Krefeld' } as const;
const about: Heard = {
  id: 'facebook:1',
  profile,
  address: 'https://fb/1',
  publishedAt: 1000,
  accounts: [stadt],
};

function deliveryTo(account: string, change: Partial<HeardDelivery['source']> = {}): HeardDelivery {
  return {
    account,
    source: {
      ...{ platform: 'facebook', profile: '100', profileName: 'Stadt Krefeld', publication: 'facebook:1' },
      ...{ address: 'https://fb/1', time: 1000 },
      ...change,
    },
    plan: { losses: [{ kind: 'split-text' }, { kind: 'mention-as-link' }, { kind: 'mention-as-link' }] },
    statuses: [
      { made: { id: '7', url: 'https://krefeld.example/7', at: 61_000 } },
      { made: { id: '8', url: 'https://krefeld.example/8', at: 62_000 } },
    ],
  };
}

const clock = { now: 2000 };
const rules = new Map<string, { institution: string }>();
const failed = vi.fn();
const hearing = createHearing({
  kept: async (id) => rules.get(id),
  ...{ changeLine, removeLine, failed },
  now: () => clock.now,
});

beforeEach(async () => {
  await wipeLedger();
  clock.now = 2000;
  failed.mockClear();
  rules.clear();
  rules.set('100', { institution: 'Pressestelle' });
});

const line = () => readLine('facebook:1');
const outcome = async (id = 'facebook:1') => {
  const found = await readLine(id);
  return found && outcomeOf(found);
};

describe('a publication of a profile with a rule', () => {
  test('that went has its times, its losses, its media and its institution, and no content', async () => {
    await hearing.claimed(about, false);
    const media = [
      { kind: 'image' as const, description: 'Der Markt' },
      { kind: 'image' as const, description: 'Vielleicht ein Bild', machineMade: true },
      { kind: 'video' as const, description: '' },
    ];
    await hearing.settled([deliveryTo(stadt)], media);
    clock.now = 65_000;
    await hearing.done(deliveryTo(stadt));
    expect(await line()).toEqual({
      ...{ id: 'facebook:1', platform: 'facebook', profile: '100', profileName: 'Stadt Krefeld' },
      ...{ institution: 'Pressestelle', address: 'https://fb/1', publishedAt: 1000, writtenAt: 65_000 },
      media: { pictures: 2, videos: 1, byPerson: 1, byMachine: 1, reasoned: 0 },
      ways: [
        {
          ...{ account: stadt, outcomes: { open: 2000, mirrored: 65_000 }, firstAt: 61_000 },
          statuses: [
            { id: '7', url: 'https://krefeld.example/7' },
            { id: '8', url: 'https://krefeld.example/8' },
          ],
          losses: { 'split-text': 1, 'mention-as-link': 2 },
        },
      ],
      troubles: [],
    });
  });

  test('without descriptions and with a reason counts them as such', async () => {
    await hearing.settled(
      [deliveryTo(stadt, { reason: 'Zierbild' })],
      [
        { kind: 'image', description: '' },
        { kind: 'image', description: 'Der Zoo' },
      ],
    );
    expect((await line())?.media).toEqual({ pictures: 2, videos: 0, byPerson: 1, byMachine: 0, reasoned: 1 });
  });

  test('that a server keeps until its time appears at that time', async () => {
    const made = { id: '7', url: '', scheduledFor: 90_000 };
    await hearing.done({ ...deliveryTo(stadt), statuses: [{ made }] });
    expect((await line())?.ways[0]?.firstAt).toBe(90_000);
  });

  test('whose server says no time has none', async () => {
    await hearing.done({ ...deliveryTo(stadt), statuses: [{ made: { id: '7', url: '' } }] });
    expect((await line())?.ways[0]).not.toHaveProperty('firstAt');
  });

  test('that was offered and not taken says so; taken later, that it went', async () => {
    await hearing.offered(about, true);
    expect(await outcome()).toBe('offered');
    await hearing.claimed(about, false);
    expect(await outcome()).toBe('open');
    await hearing.done(deliveryTo(stadt));
    expect(await outcome()).toBe('mirrored');
  });

  test('that nobody saw published is not recognised, and is forgotten where it was none', async () => {
    await hearing.offered(about, false);
    expect(await outcome()).toBe('unrecognised');
    await hearing.withdrawn('facebook:1');
    expect(await line()).toBeUndefined();
  });

  test('that was taken is not forgotten when its offer is withdrawn', async () => {
    await hearing.offered(about, false);
    await hearing.claimed(about, false);
    await hearing.withdrawn('facebook:1');
    expect(await outcome()).toBe('open');
  });

  test('that a person declined says why; one that was missed can still be caught up with', async () => {
    await hearing.missed(about);
    expect(await outcome()).toBe('missed');
    await hearing.declined(about, 'other', 'Nur für Instagram gemacht');
    expect(await outcome()).toBe('declined');
    expect((await line())?.declined).toEqual({
      at: 2000,
      reason: 'other',
      words: 'Nur für Instagram gemacht',
    });
    await hearing.claimed(about, true);
    await hearing.done(deliveryTo(stadt));
    expect([await outcome(), (await line())?.caughtUp]).toEqual(['mirrored', 2000]);
  });

  test('that was corrected, and then taken back, says the latest', async () => {
    await hearing.done(deliveryTo(stadt));
    clock.now = 3000;
    const before = (await line())?.ways[0]?.statuses[0]?.id ?? '';
    await hearing.corrected('facebook:1', stadt, before, { id: '9', url: 'https://krefeld.example/9' });
    expect(await outcome()).toBe('corrected');
    // A server may give another id to what was edited.
    expect((await line())?.ways[0]?.statuses).toContainEqual({ id: '9', url: 'https://krefeld.example/9' });
    clock.now = 4000;
    await hearing.takenBack('facebook:1', stadt);
    expect(await outcome()).toBe('taken-back');
  });

  test('knows what hindered it, how long, and how that ended, for each account', async () => {
    await hearing.claimed({ ...about, accounts: [stadt, zoo] }, false);
    await hearing.troubled('facebook:1', [stadt, zoo], 'no-network');
    clock.now = 5000;
    await hearing.troubled('facebook:1', [stadt], 'server-down');
    clock.now = 9000;
    await hearing.done(deliveryTo(stadt));
    clock.now = 12_000;
    await hearing.givenUp('facebook:1', [zoo]);
    expect((await line())?.troubles).toEqual([
      { account: stadt, from: 2000, until: 9000, end: 'sent', reasons: ['no-network', 'server-down'] },
      { account: zoo, from: 2000, until: 12_000, end: 'given-up', reasons: ['no-network'] },
    ]);
    const found = await line();
    expect(found && outcomeOf(found, new Set([zoo]))).toBe('declined');
    expect(await outcome()).toBe('mirrored');
  });

  test('hindered once more after it had ended begins anew', async () => {
    await hearing.claimed(about, false);
    await hearing.troubled('facebook:1', [stadt], 'no-network');
    await hearing.givenUp('facebook:1', [stadt]);
    clock.now = 7000;
    await hearing.troubled('facebook:1', [stadt], 'rate-limited');
    expect((await line())?.troubles.map(({ from, until }) => [from, until])).toEqual([
      [2000, 2000],
      [7000, undefined],
    ]);
  });
});

describe('no line has', () => {
  test('a profile without a rule, or whose rule wants none', async () => {
    rules.clear();
    await hearing.offered(about, true);
    await hearing.done(deliveryTo(stadt));
    await hearing.declined(about, 'raffle');
    expect(await line()).toBeUndefined();
  });

  test('but what has one already is brought to its end', async () => {
    await hearing.claimed(about, false);
    rules.clear();
    await hearing.done(deliveryTo(stadt));
    expect([await outcome(), (await line())?.institution]).toEqual(['mirrored', 'Pressestelle']);
  });

  test('a publication of which only a problem is heard', async () => {
    await hearing.troubled('facebook:1', [stadt], 'bug');
    expect(await line()).toBeUndefined();
  });
});

test('a line that is broken is left aside, takes no other with it, and is begun anew', async () => {
  await hearing.claimed({ ...about, id: 'whole' }, false);
  await changeLine('facebook:1', () => ({ id: 'facebook:1', ways: 'nonsense' }) as unknown as Line);
  expect((await readLedger()).lines.map(({ id }) => id)).toEqual(['whole']);
  await hearing.claimed(about, false);
  expect(await outcome()).toBe('open');
});

test('what a page says of an address leads to https or nowhere', async () => {
  await hearing.claimed({ ...about, address: 'javascript:alert(1)' }, false);
  expect((await line())?.address).toBe('');
});

test('a ledger that cannot be written fails nobody, and what comes after it is written', async () => {
  let isBroken = true;
  const broken = createHearing({
    kept: async () => ({ institution: '' }),
    ...{ removeLine, failed, now: () => 1 },
    changeLine: async (...call) => {
      if (isBroken) throw new Error('full');
      await changeLine(...call);
    },
  });
  await broken.offered(about, true);
  expect(failed).toHaveBeenCalledOnce();
  isBroken = false;
  await broken.offered(about, true);
  expect(await outcome()).toBe('offered');
});

test('what is older than it is kept is forgotten with all that was asked of it; the rest stays', async () => {
  for (const [id, publishedAt] of [
    ['old', 1000],
    ['new', 5000],
  ] as const) {
    await hearing.claimed({ ...about, id, publishedAt }, false);
    await writeRecord({
      ...{ id, platform: 'facebook', profile: '100', profileName: '', publication: id, address: '' },
      ...{ publishedAt, account: stadt, outcome: 'mirrored', statuses: [], at: publishedAt },
    });
  }
  await forgetBefore(3000);
  expect((await readLedger()).lines.map(({ id }) => id)).toEqual(['new']);
  expect((await newestRecords(9)).map(({ id }) => id)).toEqual(['new']);
});

import fc from 'fast-check';
import { openDB } from 'idb';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf, createWorld, picture, publicationOf, stadt, start, type World } from '../outbox/world.ts';
import { anyJson, anyStored, changed, faultOf, tries } from './anywhere.ts';

const accounts = await import('../../../utils/mastodon/accounts.ts');
const decisions = await import('../../../utils/outbox/decisions.ts');
const records = await import('../../../utils/ledger/records.ts');
const { problemIn } = await import('../../../utils/outbox/machine.ts');
const store = await import('../../../utils/outbox/store.ts');
const book = await import('../../../utils/settings/handle-book.ts');
const rules = await import('../../../utils/settings/rules.ts');
const { newRule } = await import('../../../utils/post/rule.ts');

let world: World;
const counts: Record<string, { tried: number; whole: number; broken: number }> = {};

beforeEach(async () => {
  world = await createWorld();
  await accounts.wipeAccounts();
});
afterEach(() => fakeBrowser.storage.resetState());
afterAll(() => console.table(counts));

function count(name: string, isWhole: boolean): void {
  counts[name] ??= { tried: 0, whole: 0, broken: 0 };
  counts[name].tried += 1;
  counts[name][isWhole ? 'whole' : 'broken'] += 1;
}

/** Writes as it is, past all that looks at it. An entry that has no key of its own could never have been stored. */
async function put(database: string, name: string, entry: unknown): Promise<void> {
  // Its stores are made by whoever opens it first.
  await Promise.all([accounts.listAccounts(), store.listClaims(), records.newestRecords(1)]);
  const opened = await openDB(database);
  await opened.put(name, entry).finally(() => opened.close());
}

/** Anything anywhere in an entry but in what the store keeps it by. */
const anywhereIn = <T extends object>(entry: T, key: Partial<T>) =>
  changed(entry, anyStored).map((other) => ({ ...Object(other), ...key }) as Record<string, unknown>);

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
const rule = newRule(profile, [stadt]);
const claim = {
  turn: { at: 0, order: start, uploads: 0 },
  ...{ id: 'at://broken', publication: publicationOf('at://broken', start), profile, after: 0, asked: false },
  ...{
    state: { kind: 'sending' },
    tab: 7,
    rules: [{ account: stadt, rule }],
  },
};
const problem = { kind: 'unreachable', reason: 'server-down', detail: '502', retryAt: start };
const delivery = {
  ...{ id: `at://broken → ${stadt}`, account: stadt, approved: false, tab: 7 },
  turn: { at: 0, order: start, uploads: 1 },
  state: { kind: 'waiting', attempts: 1, nextTryAt: 0, problem },
  source: {
    ...{ platform: 'bluesky', profile: profile.id, profileName: profile.name, publication: 'at://broken' },
    ...{ address: 'https://bsky.app/1', time: start },
  },
  plan: {
    statuses: [
      {
        ...{ text: 'Kaputt', spoilerText: '', sensitive: false, language: 'de', visibility: 'public' },
        ...{ media: [0], replyTo: undefined },
      },
    ],
    losses: [],
  },
  statuses: [{ key: 'key', media: [undefined], askedAt: undefined, made: undefined }],
};
const record = {
  ...{ id: `at://broken → ${stadt}`, platform: 'bluesky', profile: profile.id, profileName: profile.name },
  ...{ publication: 'at://broken', address: 'https://bsky.app/1', publishedAt: start, account: stadt },
  ...{ outcome: 'mirrored', statuses: [{ id: '1', url: 'https://social.example/@stadt/1' }], at: start },
};

const tried = async (entry: fc.Arbitrary<unknown>, work: (entry: never) => Promise<void>) =>
  fc.assert(fc.asyncProperty(entry, work as (entry: unknown) => Promise<void>), tries(60));

describe('whatever is stored', { timeout: 600_000 }, () => {
  test('of an account, it is read as one, or left aside and named', () =>
    tried(anywhereIn(accountOf(stadt), { id: stadt }), async (entry) => {
      await put('accounts', 'accounts', entry);
      const listed = await accounts.listAccounts();
      expect(faultOf(listed)).toBeUndefined();
      expect(await accounts.brokenAccounts()).toEqual(listed.length ? [] : [stadt]);
      expect((await accounts.readAccount(stadt)) === undefined).toBe(listed.length === 0);
      count('an account', listed.length > 0);
    }));

  test('of a rule, it is read as one, or left aside and named, and keeps no other from being changed', () =>
    tried(changed(rule, anyJson), async (entry) => {
      fakeBrowser.storage.resetState();
      await fakeBrowser.storage.local.set({ rules: { broken: entry, other: { ...rule, profile: 'other' } } });
      const listed = await rules.listRules();
      expect(faultOf(listed.map((each) => ({ ...each, profile: '' })))).toBeUndefined();
      expect(listed.some((each) => each.profile === 'other')).toBe(true);
      expect(await rules.brokenRules()).toEqual(listed.length === 2 ? [] : ['broken']);
      await rules.forgetAccount(stadt);
      expect((await rules.readRule('other'))?.accounts).toEqual([]);
      count('a rule', listed.length === 2);
    }));

  test('of all rules, and of the handle book, the settings can be read and written', () =>
    tried(fc.tuple(changed({ a: rule }, anyJson), changed([{ ...profile }], anyJson)), async (entry) => {
      fakeBrowser.storage.resetState();
      const [all, names] = entry as [unknown, unknown];
      await fakeBrowser.storage.local.set({ rules: all, 'handle-book': names, rules$: names });
      await Promise.all([rules.listRules(), rules.brokenRules(), book.listBook(), book.countBrokenEntries()]);
      await book.writeEntry({ platform: 'facebook', name: 'zoo', account: 'zoo@zoo.example' });
      await book.removeBrokenEntries();
      expect((await book.listBook()).map(({ name }) => name)).toContain('zoo');
      await rules.writeRule(rule);
      expect(await rules.readRule(rule.profile)).toEqual(rule);
      count('the settings', true);
    }));

  test.each([
    ['a claim', 'claims', anywhereIn(claim, { id: claim.id })],
    ['a delivery', 'deliveries', anywhereIn(delivery, { id: delivery.id })],
  ] as const)('of %s, every other goes its way, and it can be discarded', (name, table, entries) =>
    tried(entries, async (entry: Record<string, unknown>) => {
      world = await createWorld();
      vi.spyOn(console, 'error').mockReturnValue(undefined);
      await world.publish('at://whole', { texts: ['Ganz'] });
      await put('outbox', table, entry);
      const broken = await store.listBroken();
      expect(faultOf(broken)).toBeUndefined();
      await world.settle(undefined, start + 3_600_000);
      expect(world.server.statuses.map(({ text }) => text)).toContain('Ganz');
      expect(Number.isFinite(world.alarm.at ?? 0)).toBe(true);
      const id = String(entry.id);
      for (const each of [id, ...(await world.deliveries()).map((waiting) => waiting.id)])
        await decisions.discard(each);
      expect([await store.listBroken(), await world.claims(), await world.deliveries()]).toEqual([
        [],
        [],
        [],
      ]);
      count(name, broken.length === 0);
    }),
  );

  test('of a picture, the delivery says that it is missing, or sends it', () =>
    tried(
      anywhereIn(
        { ...picture('Bild'), publication: 'at://broken', index: 0 },
        { publication: 'at://broken', index: 0 },
      ),
      async (entry) => {
        world = await createWorld();
        await put('outbox', 'deliveries', delivery);
        await put('outbox', 'media', entry);
        const isWhole = (await store.readMedia('at://broken', 0)) !== undefined;
        await world.settle(undefined, start + 3_600_000);
        const [waiting] = await world.deliveries();
        if (!isWhole) expect(waiting && problemIn(waiting.state)?.reason).toBe('media-missing');
        count('a picture', isWhole);
      },
    ));

  test('of a record, it is read, and nothing that may have gone goes again', () =>
    tried(anywhereIn(record, { id: record.id, at: start, account: stadt }), async (entry) => {
      await records.wipeLedger();
      await records.writeRecord({ ...record, id: 'other' } as never);
      await put('ledger', 'records', entry);
      const all = await records.newestRecords(10);
      expect(faultOf(all)).toBeUndefined();
      expect(all.map(({ id }) => id)).toContain('other');
      if ((entry as typeof record).outcome !== 'discarded')
        expect(await records.isMirrored(record.id)).toBe(true);
      count('a record', all.length === 2);
    }));
});

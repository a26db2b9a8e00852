import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf, stadt } from '../outbox/world.ts';

const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { createOptions } = await import('../../../utils/pages/options.ts');
const { ownSettings, takeSettings } = await import('../../../utils/pages/transfer.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { readSettings, writeSettings } = await import('../../../utils/post/settings-file.ts');
const { readComposing } = await import('../../../utils/settings/composing.ts');
const { listBook } = await import('../../../utils/settings/handle-book.ts');
const { readReportSettings } = await import('../../../utils/settings/report.ts');
const { listRules, readRule, writeRule } = await import('../../../utils/settings/rules.ts');

const fixture = (path: string) => readFile(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');
const page = { platform: 'facebook', id: '1', name: 'VHS Krefeld' } as const;
let set: object;
beforeEach(() => {
  set = {};
  Object.assign(fakeBrowser.storage, { managed: { get: async () => set } });
});
afterEach(async () => {
  fakeBrowser.storage.resetState();
  await wipeAccounts();
});

describe('settings as a file', () => {
  test('of version 1 are taken over with all that they say', async () => {
    const { settings, leftOut } = readSettings(await fixture('settings/version-1.json'));
    expect(leftOut).toEqual([]);
    await takeSettings(settings);
    const { rules } = JSON.parse(await fixture('settings/version-1.json'));
    expect(await listRules()).toEqual([expect.objectContaining(rules[0])]);
    expect(await listBook()).toEqual([
      { platform: 'bluesky', name: 'zoo.example', account: 'zoo@social.example' },
    ]);
    expect(await readComposing()).toMatchObject({
      keepDays: 30,
      endings: { 'stadt@krefeld.example': 'Ihre Stadt' },
    });
    expect((await readReportSettings()).retention).toBe(12);
  });

  test('that the first version stored go through a file and come back the same', async () => {
    await fakeBrowser.storage.local.set(JSON.parse(await fixture('version-1/storage.json')));
    const [rules, book] = [await listRules(), await listBook()];
    expect([rules.length, book.length]).toEqual([3, 1]);
    const file = writeSettings(await ownSettings());
    await fakeBrowser.storage.local.clear();
    await takeSettings(readSettings(file).settings);
    expect([await listRules(), await listBook()]).toEqual([rules, book]);
  });

  test('hold no token, and nothing that the administration has set', async () => {
    await writeAccount(accountOf(stadt));
    await writeRule(newRule(page, [stadt]));
    set = {
      descriptions: 'require',
      rules: [{ platform: 'facebook', profile: '7', mode: 'never' }],
      retention: 3,
    };
    const file = writeSettings(await ownSettings());
    expect(file).not.toContain(accountOf(stadt).token);
    expect(JSON.parse(file)).toMatchObject({ rules: [{ profile: '1', descriptions: 'warn' }] });
    expect(JSON.parse(file).retention).toBeUndefined();
  });
});

describe('a file that is none', () => {
  test.each([
    ['another program’s', '{"kind":"bookmarks","version":1}'],
    ['a part of the report', '{"kind":"mitposten-report-part","version":1,"lines":[]}'],
    ['a damaged one', '{"kind":"mitposten-settings","version":1,"rules":[{"platf'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('%s is refused, and nothing is lost', async (_, text) => {
    await writeRule(newRule(page, [stadt]));
    const options = createOptions({ language: 'de', changed: () => {} });
    await options.readSettings(text);
    expect(options.state().transfer).toMatchObject({ kind: 'failed', problem: { reason: 'not-settings' } });
    await options.takeSettings();
    expect(await listRules()).toHaveLength(1);
  });

  test('of a later version says so', () => {
    expect(() => readSettings('{"kind":"mitposten-settings","version":2}')).toThrow('stored-by-newer');
  });
});

describe('what can’t be meant in a file', () => {
  test('is left out and said, and the rest is read', () => {
    const rule = newRule(page, [stadt]);
    const file = {
      ...{
        kind: 'mitposten-settings',
        version: 1,
        keepDays: 'viele',
        retention: -1,
        endings: 7,
        newProfiles: [],
      },
      rules: [rule, { ...rule, platform: 'myspace' }, 7],
      mentions: { zoo: 'zoo@social.example' },
    };
    const { settings, leftOut } = readSettings(JSON.stringify(file));
    expect(settings).toEqual({
      ...{ rules: [rule], mentions: [], newProfiles: {}, endings: {} },
      ...{ keepDays: undefined, retention: undefined, pause: undefined },
    });
    expect(leftOut).toEqual([
      { kind: 'unreadable', what: 'rules', count: 2 },
      { kind: 'unreadable', what: 'mentions', count: 1 },
    ]);
  });

  test('300 rules for one profile are one, and said', () => {
    const rules = Array.from({ length: 300 }, (_, at) => ({ ...newRule(page, [stadt]), numbered: at > 0 }));
    const { settings, leftOut } = readSettings(
      JSON.stringify({ kind: 'mitposten-settings', version: 1, rules }),
    );
    expect(settings.rules).toMatchObject([{ numbered: false }]);
    expect(leftOut).toEqual([{ kind: 'twice', name: 'VHS Krefeld', count: 300 }]);
  });

  test('is never an error that nobody knows', () => {
    const names = fc.constantFrom('rules', 'mentions', 'newProfiles', 'endings', 'keepDays', 'retention');
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue({ maxDepth: 4 })), (some) => {
        const { settings } = readSettings(
          JSON.stringify({ ...some, kind: 'mitposten-settings', version: 1 }),
        );
        expect(readSettings(writeSettings(settings)).settings).toEqual(settings);
      }),
    );
  });
});

test('a person is told what would be replaced, and only a yes takes it over; all else stays', async () => {
  const other = { ...page, id: '2', name: 'Zoo' };
  await writeRule({ ...newRule(page, [stadt]), mode: 'never' });
  await writeRule(newRule(other, [stadt]));
  const rules = [newRule(page, [stadt]), newRule({ ...page, id: '3' }, [])];
  const options = createOptions({ language: 'de', changed: () => {} });
  await options.readSettings(JSON.stringify({ kind: 'mitposten-settings', version: 1, rules }));
  expect(options.state().transfer).toEqual({ kind: 'read', rules: 2, mentions: 0, replaced: 1, leftOut: [] });
  options.leaveSettings();
  await options.takeSettings();
  expect(await readRule('1')).toMatchObject({ mode: 'never' });
  await options.readSettings(JSON.stringify({ kind: 'mitposten-settings', version: 1, rules }));
  await options.takeSettings();
  expect(options.state().transfer).toEqual({ kind: 'taken', rules: 2, mentions: 0 });
  expect((await listRules()).map(({ profile, mode }) => [profile, mode]).sort()).toEqual([
    ['1', 'ask'],
    ['2', 'ask'],
    ['3', 'ask'],
  ]);
});

test('where people may not change the rules, none is taken over', async () => {
  set = { mayChange: ['mentions'] };
  await takeSettings(readSettings(await fixture('settings/version-1.json')).settings);
  expect(await listRules()).toEqual([]);
  expect(await listBook()).toHaveLength(1);
});

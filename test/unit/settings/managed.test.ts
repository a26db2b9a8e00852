import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRule } from '../../../utils/post/rule.ts';
import { isAllowed, mayChange } from '../../../utils/post/under-policy.ts';
import { fakeBrowser } from '../background/browser.ts';

const { keepCalls, wantsCalls } = await import('../../../utils/settings/calls.ts');
const { changeComposing, changeEnding, readComposing } = await import('../../../utils/settings/composing.ts');
const { listBook, writeEntry } = await import('../../../utils/settings/handle-book.ts');
const { readKeptWordsDays, writeKeptWordsDays } = await import('../../../utils/settings/kept-words.ts');
const { readOnce, writeOnce } = await import('../../../utils/settings/once.ts');
const { changePaper, readPaper } = await import('../../../utils/settings/paper.ts');
const { readSameContentWindow, writeSameContentMinutes } = await import(
  '../../../utils/settings/same-content.ts'
);
const { readManaged } = await import('../../../utils/settings/managed.ts');
const { changeReportSettings, readReportSettings } = await import('../../../utils/settings/report.ts');
const { freshRule, listRules, readRule, writeRule } = await import('../../../utils/settings/rules.ts');

const { changeSending, readSending } = await import('../../../utils/settings/sending.ts');

const page = { platform: 'facebook', id: '1', name: 'Mediothek' } as const;
const stadt = 'stadt@social.krefeld.example';
const accounts = [{ server: 'social.krefeld.example', handle: '@stadt@krefeld.example' }];

let set: unknown;
const managed = { get: async () => set };
beforeEach(() => {
  set = {};
  Object.assign(fakeBrowser.storage, { managed });
});
afterEach(() => fakeBrowser.storage.resetState());

test('where nothing is set, and Firefox rejects, nothing is', async () => {
  Object.assign(fakeBrowser.storage, {
    managed: { get: () => Promise.reject(new Error('Managed storage manifest not found')) },
  });
  expect(await readManaged()).toEqual({ policy: {}, faults: [] });
});

test('a rule of the policy stands without anybody’s doing, under any of its ids', async () => {
  set = {
    accounts,
    rules: [
      {
        platform: 'facebook',
        profile: '1',
        alsoAs: ['9'],
        name: 'Mediothek',
        mode: 'armed',
        accounts: ['@stadt@krefeld.example'],
      },
    ],
  };
  const rule = { ...newRule(page, [stadt]), mode: 'armed', alsoAs: ['9'] };
  expect(await listRules()).toEqual([rule]);
  expect(await readRule('9')).toEqual(rule);
});

test('what the policy sets holds, what it leaves is a person’s, and what was set ends with it', async () => {
  await writeRule({ ...newRule(page, ['eigenes@a.example']), visibility: 'unlisted' });
  set = { rules: [{ platform: 'facebook', profile: '1', mode: 'never' }], descriptions: 'require' };
  const held = await readRule('1');
  expect(held).toMatchObject({ mode: 'never', descriptions: 'require', visibility: 'unlisted' });
  expect(held?.accounts).toEqual(['eigenes@a.example']);
  await writeRule({ ...newRule(page, []), ...held, numbered: true });
  set = {};
  expect(await readRule('1')).toMatchObject({ mode: 'ask', descriptions: 'warn', numbered: true });
});

test('a rule that is known under another id of the policy’s is the same profile', async () => {
  await writeRule(newRule({ ...page, id: '9', name: 'Mediothek in der Suite' }, []));
  set = { rules: [{ platform: 'facebook', profile: '1', alsoAs: ['9'], mode: 'never' }] };
  expect(await listRules()).toHaveLength(1);
  expect(await readRule('1')).toMatchObject({ profile: '9', mode: 'never', alsoAs: ['1'] });
});

test('a new profile begins with what is set for new ones', async () => {
  set = { newProfiles: { visibility: 'unlisted', numbered: true } };
  expect(await freshRule(page, [stadt])).toEqual({
    ...newRule(page, [stadt]),
    visibility: 'unlisted',
    numbered: true,
  });
});

test('rules that people may not change stay as they are; a new profile is still known', async () => {
  await writeRule(newRule(page, []));
  set = { mayChange: ['mentions'] };
  await writeRule({ ...newRule(page, []), mode: 'armed' });
  expect(await readRule('1')).toMatchObject({ mode: 'ask' });
  await writeRule(newRule({ ...page, id: '2' }, []));
  expect(await readRule('2')).toBeDefined();
});

test('a name of the policy stands before a person’s, and that one is there again afterwards', async () => {
  await writeEntry({ platform: 'bluesky', name: 'Zoo', account: 'eigener@a.example' });
  set = { mentions: [{ platform: 'bluesky', name: '@zoo', account: '@zoo@Krefeld.example' }] };
  expect((await listBook()).map(({ account }) => account)).toEqual(['zoo@krefeld.example']);
  set = {};
  expect((await listBook()).map(({ account }) => account)).toEqual(['eigener@a.example']);
});

test('retention, days of drafts and endings are set, and a person’s come back', async () => {
  await changeReportSettings({ retention: 36 });
  await changeComposing({ keepDays: 30 });
  await changeEnding('vhs@a.example', 'Ihre VHS');
  set = {
    accounts,
    retention: 6,
    draftDays: 10,
    endings: [{ account: '@stadt@krefeld.example', text: 'Ihre Stadt' }],
  };
  expect((await readReportSettings()).retention).toBe(6);
  expect(await readComposing()).toMatchObject({
    keepDays: 10,
    endings: { [stadt]: 'Ihre Stadt', 'vhs@a.example': 'Ihre VHS' },
  });
  await changeEnding('vhs@a.example', 'Deine VHS');
  set = {};
  expect((await readReportSettings()).retention).toBe(36);
  expect(await readComposing()).toMatchObject({ keepDays: 30, endings: { 'vhs@a.example': 'Deine VHS' } });
});

test('servers and parts that are not named are not allowed, once any is', () => {
  expect([isAllowed({}, 'a.example'), isAllowed({ servers: ['A.example'] }, 'a.example')]).toEqual([
    true,
    true,
  ]);
  expect(isAllowed({ servers: [] }, 'a.example')).toBe(false);
  expect([mayChange({}, 'rules'), mayChange({ mayChange: ['accounts'] }, 'rules')]).toEqual([true, false]);
});

test('calls and the days of first words are the policy’s as long as they are there', async () => {
  await keepCalls(true);
  await writeKeptWordsDays(30);
  set = { calls: false, wordDays: 12 };
  expect([await wantsCalls(), await readKeptWordsDays()]).toEqual([false, 12]);
  set = { calls: true, wordDays: 0 };
  await keepCalls(false);
  expect([await wantsCalls(), await readKeptWordsDays()]).toEqual([true, 0]);
  set = {};
  expect([await wantsCalls(), await readKeptWordsDays()]).toEqual([false, 30]);
});

test('the pause is the policy’s as long as it is there', async () => {
  await changeSending({ pause: 30 });
  set = { pause: 0 };
  expect((await readSending()).pause).toBe(0);
  set = {};
  expect((await readSending()).pause).toBe(30);
});

test('fields of the paper, the same content and the context menu hold as they are set, and end with it', async () => {
  await changePaper({ texts: { city: 'Krefeld', office: 'Presseamt' } });
  await writeSameContentMinutes(30);
  set = { paper: { city: 'Stadt Krefeld' }, sameContent: 45, contextMenu: true };
  expect((await readPaper()).texts).toEqual({ city: 'Stadt Krefeld', office: 'Presseamt' });
  expect(await readSameContentWindow()).toBe(45 * 60_000);
  expect((await readComposing()).menu).toBe(true);
  await changePaper({ texts: { city: 'Stadt Krefeld', office: 'Pressestelle' } });
  set = {};
  expect((await readPaper()).texts).toEqual({ city: 'Krefeld', office: 'Pressestelle' });
  expect(await readSameContentWindow()).toBe(30 * 60_000);
  expect((await readComposing()).menu).toBe(false);
});

test('where a post went by a person’s word alone is kept by profile, until there is nothing to keep', async () => {
  await writeOnce('1', [stadt]);
  expect([await readOnce('1'), await readOnce('2')]).toEqual([[stadt], []]);
  await writeOnce('1', []);
  expect(await readOnce('1')).toEqual([]);
});

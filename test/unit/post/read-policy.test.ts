import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPolicy } from '../../../utils/post/read-policy.ts';

const rule = { platform: 'facebook', profile: '1', mode: 'armed' };

test('a policy without a fault is read whole', () => {
  const policy = {
    servers: ['social.example'],
    accounts: [{ server: 'social.example', handle: '@stadt@krefeld.example' }],
    rules: [{ ...rule, name: 'Stadt', accounts: ['@stadt@krefeld.example'], alsoAs: ['2'] }],
    newProfiles: { mode: 'never' },
    mentions: [{ platform: 'bluesky', name: 'zoo.example', account: 'zoo@social.example' }],
    descriptions: 'require',
    retention: 12,
    draftDays: 0,
    endings: [{ account: '@stadt@krefeld.example', text: 'Ihre Stadt' }],
    mayChange: ['mentions'],
    firstStart: false,
    contact: 'it@krefeld.example',
  };
  expect(readPolicy(policy)).toEqual({ policy, faults: [] });
});

test.each<[string, unknown, object]>([
  [
    'a word that is none of the choices',
    { descriptions: 'streng' },
    { at: 'descriptions', wanted: 'one-of', choices: ['off', 'warn', 'require'], found: '"streng"' },
  ],
  ['a number out of reach', { retention: 500 }, { at: 'retention', wanted: 'number', found: '500' }],
  ['a number as a text', { retention: '12' }, { at: 'retention', wanted: 'number', found: '"12"' }],
  ['a text for yes or no', { firstStart: 'nein' }, { at: 'firstStart', wanted: 'yes-no', found: '"nein"' }],
  [
    'an address with its scheme',
    { servers: ['https://social.example'] },
    { at: 'servers[0]', wanted: 'server', found: '"https://social.example"' },
  ],
  ['one for a list', { servers: 'social.example' }, { at: 'servers', wanted: 'list' }],
  ['a list for a group', { newProfiles: [] }, { at: 'newProfiles', wanted: 'group' }],
  [
    'half a handle',
    { rules: [{ ...rule, accounts: ['@stadt'] }] },
    { at: 'rules[0].accounts[0]', wanted: 'handle' },
  ],
  ['a setting that there is not', { colour: 'red' }, { at: 'colour', wanted: 'nothing', found: '"red"' }],
  [
    'a field that there is not',
    { rules: [{ ...rule, modus: 'armed' }] },
    { at: 'rules[0].modus', wanted: 'nothing' },
  ],
  [
    'a rule for nobody',
    { rules: [{ platform: 'facebook' }] },
    { at: 'rules[0].profile', wanted: 'text', found: '' },
  ],
  [
    'a rule of no platform',
    { rules: [{ ...rule, platform: 'myspace' }] },
    { at: 'rules[0].platform', wanted: 'one-of', choices: ['bluesky', 'facebook', 'instagram'] },
  ],
  [
    'the same profile twice',
    { rules: [rule, { ...rule, mode: 'ask' }] },
    { at: 'rules', wanted: 'twice', found: 'facebook 1' },
  ],
  [
    'the same name twice',
    {
      mentions: [
        { platform: 'bluesky', name: 'Zoo', account: 'a@b.example' },
        { platform: 'bluesky', name: 'zoo', account: 'c@b.example' },
      ],
    },
    { at: 'mentions', wanted: 'twice', found: 'bluesky zoo' },
  ],
])('says what is wrong: %s', (_, found, fault) => {
  const { faults } = readPolicy(found);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject(fault);
});

test('what is wrong takes nothing else with it', () => {
  const { policy, faults } = readPolicy({
    rules: [{ ...rule, visibility: 'privat' }, 7, { ...rule, profile: undefined }, { ...rule, profile: '4' }],
    servers: [7, 'social.example'],
    retention: -1,
    descriptions: 'require',
  });
  expect(policy).toEqual({
    rules: [rule, { ...rule, profile: '4' }],
    servers: ['social.example'],
    descriptions: 'require',
  });
  expect(faults.map(({ at }) => at)).toEqual([
    'rules[0].visibility',
    'rules[1]',
    'rules[2].profile',
    'servers[0]',
    'retention',
  ]);
});

test('servers of which none is one allow none, instead of all', () => {
  expect(readPolicy({ servers: ['https://social.example/'] }).policy.servers).toEqual([]);
});

test('300 rules for one profile are one rule, and said', () => {
  const { policy, faults } = readPolicy({ rules: Array.from({ length: 300 }, () => rule) });
  expect(policy.rules).toEqual([rule]);
  expect(faults).toHaveLength(299);
});

test('anything at all is read without an error, into what can be read again', () => {
  fc.assert(
    fc.property(fc.anything(), (found) => {
      const { policy } = readPolicy(found);
      expect(readPolicy(policy)).toEqual({ policy, faults: [] });
    }),
  );
  const names = fc.constantFrom(
    'servers',
    'accounts',
    'rules',
    'newProfiles',
    'mentions',
    'mayChange',
    'retention',
  );
  fc.assert(
    fc.property(fc.dictionary(names, fc.jsonValue({ maxDepth: 4 })), (found) => {
      const { policy } = readPolicy(found);
      expect(readPolicy(policy)).toEqual({ policy, faults: [] });
    }),
  );
});

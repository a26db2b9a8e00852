import { describe, expect, test } from 'vitest';
import { editedRule } from '../../../utils/post/edits.ts';
import { newRule } from '../../../utils/post/rule.ts';
import { wholeOf } from '../../../utils/post/set-aside.ts';
import { storedRule } from '../../../utils/post/stored-rule.ts';

const profile = { platform: 'facebook', id: '61550000000001', name: 'Stadt Krefeld' } as const;
const first = newRule(profile, ['stadt@krefeld.example']);

test('a profile begins with being asked, in public, and reminded of descriptions', () => {
  expect(first).toMatchObject({ mode: 'ask', visibility: 'public', descriptions: 'warn' });
});

describe('a rule that was stored', () => {
  const { platform, profile: id, profileName, accounts } = first;
  const earlier = { platform, profile: id, profileName, accounts, mode: 'armed', numbered: true };

  test('keeps what it says', () => {
    expect(wholeOf(storedRule, earlier)).toMatchObject(earlier);
  });

  test('says where it says nothing what a new one says', () => {
    expect(wholeOf(storedRule, earlier)).toEqual({ ...first, mode: 'armed', numbered: true });
  });

  test('says where it says nothing that can be meant what a new one says', () => {
    const broken = {
      ...first,
      mode: 7,
      accounts: 'all',
      visibility: null,
      descriptions: [],
      profileName: {},
    };
    expect(wholeOf(storedRule, broken)).toEqual({ ...first, accounts: [], profileName: '' });
  });

  test.each([
    ['of no platform', { ...first, platform: 'myspace' }],
    ['for no profile', { ...first, profile: undefined }],
    ['that is none', 'rule'],
  ])('%s is none', (_, broken) => {
    expect(wholeOf(storedRule, broken)).toBeUndefined();
  });
});

describe('the rule as it holds for edits', () => {
  test('has the visibility that a person chose', () => {
    expect(editedRule(first, { visibility: 'unlisted' })).toEqual({ ...first, visibility: 'unlisted' });
  });

  test('is the same where nobody chose one', () => {
    expect(editedRule(first, { language: 'de', visibility: undefined })).toEqual(first);
  });
});

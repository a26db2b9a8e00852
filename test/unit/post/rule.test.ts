import { describe, expect, test } from 'vitest';
import { editedRule } from '../../../utils/post/edits.ts';
import { newRule, type StoredRule, wholeRule } from '../../../utils/post/rule.ts';

const profile = { platform: 'facebook', id: '61550000000001', name: 'Stadt Krefeld' } as const;
const first = newRule(profile, ['stadt@krefeld.example']);

test('a profile begins with being asked, in public, and reminded of descriptions', () => {
  expect(first).toMatchObject({ mode: 'ask', visibility: 'public', descriptions: 'warn' });
});

describe('a rule that was stored', () => {
  const { platform, profile: id, profileName, accounts } = first;
  const earlier: StoredRule = { platform, profile: id, profileName, accounts, mode: 'armed', numbered: true };

  test('keeps what it says', () => {
    expect(wholeRule(earlier)).toMatchObject(earlier);
  });

  test('says where it says nothing what a new one says', () => {
    expect(wholeRule(earlier)).toEqual({ ...first, mode: 'armed', numbered: true });
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

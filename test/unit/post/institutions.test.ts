import { describe, expect, test } from 'vitest';
import { groupsOf, isAlike, isFound, joined } from '../../../utils/post/institutions.ts';
import { othersAccounts } from '../../../utils/post/others-accounts.ts';
import { newRule, type Rule } from '../../../utils/post/rule.ts';
import type { Profile } from '../../../utils/post/types.ts';

const city = 'stadt@krefeld.example';
const school = 'vhs@krefeld.example';

function ruled(profile: Profile, change: Partial<Rule> = {}): Rule {
  return { ...newRule(profile, []), ...change };
}

const page = { platform: 'facebook', id: '1', name: 'Mediothek Krefeld' } as const;
const photos = { platform: 'instagram', id: '2', name: 'mediothek.krefeld' } as const;
const handle = { platform: 'bluesky', id: 'did:plc:m', name: 'mediothek.example' } as const;

describe('an institution', () => {
  const institution = 'Mediothek';

  test('has its profiles on several platforms in one place, whatever its name is written like', () => {
    const rules = [
      ruled(page, { institution, alsoAs: ['9'] }),
      ruled(photos, { institution: ' mediothek' }),
      ruled(handle),
    ];
    expect(groupsOf(rules).map(({ name, rules }) => [name, rules.length])).toEqual([
      ['Mediothek', 2],
      ['mediothek.example', 1],
    ]);
  });

  test('gives a profile that joins what holds for its others, but for what is its own', () => {
    const known = ruled(page, { institution, accounts: [school], mode: 'armed', warning: 'Amtlich' });
    const [after] = joined([ruled(photos, { alsoAs: ['7'], numbered: true })], 'mediothek', [known]);
    expect(after).toEqual({
      ...known,
      platform: 'instagram',
      profile: '2',
      profileName: photos.name,
      alsoAs: ['7'],
    });
  });

  test('that is new takes nothing away, and one that is left neither', () => {
    const rule = ruled(page, { accounts: [school], mode: 'armed' });
    expect(joined([rule], institution, [rule])).toEqual([{ ...rule, institution }]);
    expect(joined([{ ...rule, institution }], ' ', [rule])).toEqual([rule]);
  });

  test('is seen to be set differently where it was before profiles shared their settings', () => {
    const [group] = groupsOf([ruled(page, { institution }), ruled(photos, { institution, mode: 'armed' })]);
    expect(group && isAlike(group)).toBe(false);
    const [same] = groupsOf([ruled(page, { institution }), ruled(photos, { institution })]);
    expect(same && isAlike(same)).toBe(true);
  });

  test('is found by its name, by a profile, an account, and several words', () => {
    const [group] = groupsOf([ruled(page, { institution, accounts: [school] })]);
    if (!group) throw new Error('there is no group');
    expect(['MEDIO', 'krefeld mediothek', 'vhs@', 'facebook'].map((each) => isFound(group, each))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isFound(group, 'zoo')).toBe(false);
  });
});

describe('accounts of somebody else', () => {
  const citys = ruled({ ...page, id: '100', name: 'Stadt Krefeld' }, { accounts: [city] });
  const vhs = { platform: 'facebook', id: '200', name: 'VHS Krefeld' } as const;

  test('are those that rules of others name, for a profile that nobody knows', () => {
    expect(othersAccounts(vhs, [city, school], [citys])).toEqual([{ account: city, owner: 'Stadt Krefeld' }]);
  });

  test('are none where no rule names them, or its own does', () => {
    expect(othersAccounts(vhs, [city], [])).toEqual([]);
    expect(othersAccounts(vhs, [city], [citys, ruled(vhs, { accounts: [city] })])).toEqual([]);
  });

  test('are none where there is one account at all, until somebody names an institution', () => {
    expect(othersAccounts(vhs, [city], [citys], true)).toEqual([]);
    expect(othersAccounts(vhs, [city], [{ ...citys, institution: 'Presseamt' }], true)).toEqual([
      { account: city, owner: 'Presseamt' },
    ]);
  });

  test('are its own where its institution has them on another platform', () => {
    const institution = 'Stadt';
    const named = { ...citys, institution };
    expect(othersAccounts(handle, [city], [named, ruled(handle)])).toEqual([
      { account: city, owner: institution },
    ]);
    expect(othersAccounts(handle, [city], [named, ruled(handle, { institution })])).toEqual([]);
  });

  test('are its own for the same Page under another id, which is asked about in any case', () => {
    expect(
      othersAccounts({ ...citys, platform: 'facebook', id: '101', name: 'stadt krefeld' }, [city], [citys]),
    ).toEqual([]);
  });

  test('stay somebody else’s for a profile that has a rule with other accounts', () => {
    expect(othersAccounts(vhs, [school, city], [citys, ruled(vhs, { accounts: [school] })])).toEqual([
      { account: city, owner: 'Stadt Krefeld' },
    ]);
  });
});

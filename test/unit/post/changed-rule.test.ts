import { expect, test } from 'vitest';
import { changedRule } from '../../../utils/post/changed-rule.ts';
import { newRule } from '../../../utils/post/rule.ts';

const shown = newRule({ platform: 'bluesky', id: 'did:plc:town', name: 'town.example' }, ['a', 'b']);

test('what was changed a moment ago stays', () => {
  const now = { ...shown, ending: 'Stadt Krefeld', alsoAs: ['2'] };
  expect(changedRule(now, shown, { ...shown, mode: 'armed' })).toEqual({ ...now, mode: 'armed' });
});

test.each(['accounts', 'alsoAs'] as const)('each of the %s is a choice of its own', (list) => {
  const before = { ...shown, [list]: ['a', 'b'] };
  const now = { ...shown, [list]: ['b', 'c'] };
  expect(changedRule(now, before, { ...before, [list]: ['a', 'b', 'd'] })[list]).toEqual(['b', 'c', 'd']);
  expect(changedRule(now, before, { ...before, [list]: ['a'] })[list]).toEqual(['c']);
});

test('what is set back to nothing is set back', () => {
  const before = { ...shown, pause: 5, ending: 'x' };
  expect(changedRule(before, before, { ...before, pause: undefined, ending: '' })).toEqual(shown);
});

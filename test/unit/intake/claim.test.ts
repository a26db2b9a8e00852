import { expect, test } from 'vitest';
import { claimOf } from '../../../utils/intake/claim.ts';
import { newRule } from '../../../utils/post/rule.ts';
import type { Publication } from '../../../utils/post/types.ts';

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
const grounds = { profile, accounts: ['a@x.example', 'b@y.example'], after: 5, asked: false, tab: 7 };
const published: Publication = {
  ...{ platform: 'bluesky', profile: profile.id, id: 'at://1', address: 'https://bsky.app/1', time: 10 },
  parts: [{ id: 'at://1', revision: 'r', text: 'Hallo' }],
};

test('a claim is due at once, with a rule for each account', () => {
  const rule = newRule(profile, grounds.accounts);
  expect(claimOf(published, grounds, undefined)).toMatchObject({
    ...{ id: 'at://1', publication: published, profile, after: 5, asked: false, tab: 7 },
    state: { kind: 'sending' },
    rules: [
      { account: 'a@x.example', rule },
      { account: 'b@y.example', rule },
    ],
  });
});

test("the profile's own rule holds for each account", () => {
  const rule = { ...newRule(profile, []), visibility: 'unlisted' as const };
  const claim = claimOf(published, grounds, rule);
  expect(claim?.rules.map((each) => each.rule.visibility)).toEqual(['unlisted', 'unlisted']);
});

test.each([
  ['of another profile', { ...published, profile: 'did:plc:somebody' }, grounds],
  ['for no account', published, { ...grounds, accounts: [] }],
])('a publication %s makes none', (_, claimed, on) => {
  expect(claimOf(claimed, on, undefined)).toBeUndefined();
});

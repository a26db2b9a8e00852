import { expect, test } from 'vitest';
import { newRule } from '../../../utils/post/rule.ts';
import { fakeBrowser } from '../background/browser.ts';

const { listRules, readRule } = await import('../../../utils/settings/rules.ts');

test('a rule that an earlier version stored is read whole', async () => {
  const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
  const { platform, profile: id, profileName, accounts, visibility } = newRule(profile, []);
  const earlier = { platform, profile: id, profileName, accounts, mode: 'armed', visibility };
  await fakeBrowser.storage.local.set({ rules: { [id]: earlier } });
  const whole = { ...newRule(profile, []), mode: 'armed' };
  expect(await readRule(id)).toEqual(whole);
  expect(await listRules()).toEqual([whole]);
});

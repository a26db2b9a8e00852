import { expect, test } from 'vitest';
import { locksKeys } from '../../../utils/outbox/locks-keys.ts';
import { statusKey } from '../../../utils/outbox/status-key.ts';

const account = { host: 'krefeld.example', remoteId: '1' };

test('the key of a status is the same in every browser, and another for each publication, account and place', async () => {
  const key = await statusKey('at://1', account, 0);
  expect(key).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(await statusKey('at://1', { ...account }, 0)).toBe(key);
  const others = await Promise.all([
    statusKey('at://2', account, 0),
    statusKey('at://1', account, 1),
    statusKey('at://1', { ...account, remoteId: '2' }, 0),
    statusKey('at://1', { ...account, host: 'kultur.example' }, 0),
  ]);
  expect(new Set([key, ...others]).size).toBe(5);
});

test.each([
  ['mastodon', '4.6.5', true],
  ['mastodon', '4.6.0+glitch', true],
  ['mastodon', '5.0.0', true],
  ['mastodon', '4.10.1', true],
  ['mastodon', '4.5.15', false],
  ['mastodon', '4.3.23', false],
  ['mastodon', 'nightly', false],
  ['gotosocial', '4.6.0', false],
])('%s %s takes no second request with a key meanwhile: %s', (software, version, locks) => {
  expect(locksKeys({ software, version })).toBe(locks);
});

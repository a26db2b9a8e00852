import { expect, test } from 'vitest';
import { matches, places } from '../../../utils/platforms/hosts.ts';
import { platformFacts, platforms, publishesOn } from '../../../utils/post/platforms.ts';

test('every platform is told with its pages, in the order of the list', () => {
  expect(platforms).toEqual(['bluesky', 'facebook', 'instagram']);
  expect(places).toEqual({
    bluesky: ['https://bsky.app/*'],
    facebook: ['https://www.facebook.com/*', 'https://web.facebook.com/*', 'https://business.facebook.com/*'],
    instagram: ['https://www.instagram.com/*'],
  });
  expect(matches).toEqual(Object.values(places).flat());
});

test('no page belongs to two platforms', () => {
  const hosts = platforms.flatMap((platform) => platformFacts[platform].hosts);
  expect(new Set(hosts).size).toBe(hosts.length);
});

test.each([
  ['facebook', 'instagram', true],
  ['facebook', 'facebook', true],
  ['instagram', 'facebook', false],
  ['bluesky', 'instagram', false],
] as const)('%s publishes on %s: %s', (platform, other, does) => {
  expect(publishesOn(platform, other)).toBe(does);
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnPost } from '../../../utils/mastodon/own-statuses.ts';
import type { Found } from '../../../utils/pages/catch-up/found.ts';
import { withoutShown } from '../../../utils/pages/catch-up/same-pictures.ts';
import { inBackground } from '../../../utils/platforms/in-background.ts';
import { newRule } from '../../../utils/post/rule.ts';
import type { Post } from '../../../utils/post/types.ts';

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
const there = 'https://krefeld.example/small/1.png';
const stadt = 'stadt@krefeld.example';
const now = Date.UTC(2026, 10, 29);

const found: Found = {
  publication: {
    ...{ platform: 'bluesky', profile: profile.id, id: 'at://1', address: 'https://bsky.app/1', time: now },
    parts: [{ id: 'at://1', revision: 'r', text: 'Guten Morgen' }],
  },
  ...{ profile, rule: newRule(profile, [stadt]), time: now, text: 'Guten Morgen', media: 1, lacks: [] },
};
const standing: OwnPost = {
  ...{ text: 'Guten Morgen', links: [], hasMedia: true, previews: [there], at: now, url: '' },
};
const postWith = (file: string): Post => ({
  parts: [
    {
      ...{ segments: [{ kind: 'text', text: 'Guten Morgen' }], links: [], labels: [] },
      media: [{ kind: 'image', file: new Blob([file]), description: '' }],
    },
  ],
  ...{ language: 'de', time: now },
});

/** What is left of it, where its own picture is this one and the server's that one. */
async function leftOf(own: string, theirs: string | undefined): Promise<number> {
  vi.spyOn(inBackground.bluesky, 'capture').mockResolvedValue(postWith(own));
  const fetch = vi.fn(async () => new Response(theirs ?? '', { status: theirs === undefined ? 404 : 200 }));
  const compared = { missing: [{ found, accounts: [stadt] }], settled: 0, older: 0 };
  const { missing, settled } = await withoutShown(
    compared,
    new Map([[stadt, { posts: [standing], from: 0 }]]),
    {
      io: { fetch: fetch as never },
      // What is in a file stands for what the picture shows.
      print: async (file) => [{ shape: 1, hash: '0', lights: [Number(await file.text())] }],
    },
  );
  expect(missing.length + settled).toBe(1);
  expect(fetch.mock.calls).toEqual([[there, expect.anything()]]);
  return missing.length;
}

beforeEach(() => void vi.restoreAllMocks());

describe('where words say little, the picture decides whether a post stands on Mastodon:', () => {
  test('the same does', async () => expect(await leftOf('7', '7')).toBe(0));
  test('another does not', async () => expect(await leftOf('7', '200')).toBe(1));
  test('one that cannot be loaded leaves it missing', async () =>
    expect(await leftOf('7', undefined)).toBe(1));
});

import { expect, test } from 'vitest';
import { ownFiles, read } from './files.ts';

const sources = ownFiles().filter((path) => /^(components|entrypoints|utils)\/.*\.tsx?$/.test(path));
const whoSays = (pattern: RegExp) => sources.filter((path) => pattern.test(read(path)));

test('a file is vouched for where it was freed of its place, and nowhere else', () => {
  expect(whoSays(/\bvouchFor\(/).sort()).toEqual([
    // The bytes that Firefox holds in memory are the same bytes.
    'entrypoints/background/outbox-io.ts',
    // What the codec made of pixels.
    'utils/media/fit-picture.ts',
    'utils/media/free-picture.ts',
    // What a person wants to go all the same.
    'utils/media/prepare-media.ts',
    'utils/media/without-location.ts',
    'utils/post/freed-file.ts',
  ]);
});

test('and nobody claims the type by himself', () => {
  expect(whoSays(/\bas (unknown as )?Freed(File|Media)\b/)).toEqual(['utils/post/freed-file.ts']);
});

test('bytes go to a Mastodon server at one place, which takes only such files', () => {
  expect(whoSays(/\bmedia\.create\(|\bnew FormData\(/)).toEqual(['utils/mastodon/statuses.ts']);
  expect(read('utils/mastodon/statuses.ts')).toMatch(
    /export async function upload\(\s*account: SignedIn,\s*media: FreedMedia,/,
  );
});

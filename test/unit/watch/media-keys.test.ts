import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../utils/post/types.ts';
import { showsMedia, withKeys } from '../../../utils/watch/media-keys.ts';

const draft = (...sources: string[]): Draft => ({
  parts: [{ text: 'Hallo', media: sources.map((src) => ({ src, description: '' })) }],
  language: undefined,
});
const keysOf = ({ parts }: Draft) => parts.flatMap(({ media }) => media.map(({ key }) => key));

/** The keys that the pictures have after one state of the composer, and then after the next. */
function keys(before: Draft, after: Draft, between = false) {
  let made = 0;
  const newKey = () => `new${made++}`;
  let named = 0;
  const first = withKeys(before, before, () => `k${named++}`);
  return keysOf(withKeys(after, first, newKey, between));
}

test('every picture of a new composer has its own key', () => {
  let made = 0;
  expect(keysOf(withKeys(draft('a', 'b', ''), draft('a', 'b', ''), () => `k${made++}`))).toEqual([
    ...['k0', 'k1', 'k2'],
  ]);
});

describe('a key', () => {
  test('goes with its picture, wherever that is put', () => {
    expect(keys(draft('a', 'b', 'c'), draft('c', 'a', 'b'))).toEqual(['k2', 'k0', 'k1']);
  });

  test('goes with a picture that is removed, and no other gets it', () => {
    expect(keys(draft('a', 'b', 'c'), draft('b', 'c'))).toEqual(['k1', 'k2']);
    expect(keys(draft('a', 'b', 'c'), draft('b'))).toEqual(['k1']);
  });

  test('is new for a picture that comes, wherever it is put', () => {
    expect(keys(draft('a', 'b'), draft('a', 'x', 'b'))).toEqual(['k0', 'new0', 'k1']);
  });

  test('stays with a picture that is shown from elsewhere', () => {
    expect(keys(draft('a', 'b', 'c'), draft('https://a', 'b', 'c'))).toEqual(['k0', 'k1', 'k2']);
    expect(keys(draft('', '', ''), draft('', '', ''))).toEqual(['k0', 'k1', 'k2']);
  });

  test('is one each, also for pictures that are shown from the same place', () => {
    expect(keys(draft('a', 'a'), draft('a', 'a'))).toEqual(['k0', 'k1']);
    expect(keys(draft('a'), draft('a', 'a'))).toEqual(['k0', 'new0']);
  });

  test('is counted through all parts of a thread', () => {
    const [{ media = [] } = {}] = draft('b').parts;
    const thread = { ...draft('a'), parts: [...draft('a').parts, { text: '', media }] };
    expect(keys(thread, draft('b'))).toEqual(['k1']);
  });
});

describe('where none is shown for a moment', () => {
  test('the same pictures after it keep their keys', () => {
    expect(keys(draft('a', 'b', 'c'), draft('a', 'b', 'c'), true)).toEqual(['k0', 'k1', 'k2']);
  });

  test('pictures that come after it are others', () => {
    expect(keys(draft('a', 'b', 'c'), draft('d', 'e', 'f'), true)).toEqual(['new0', 'new1', 'new2']);
  });
});

test('whether a composer shows pictures is told, in whichever part', () => {
  const [{ media = [] } = {}] = draft('a').parts;
  const second = { ...draft(), parts: [...draft().parts, { text: '', media }] };
  expect([showsMedia(draft()), showsMedia(draft('a')), showsMedia(second)]).toEqual([false, true, true]);
});

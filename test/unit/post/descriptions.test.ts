import { describe, expect, test } from 'vitest';
import { ownDescription, undescribed } from '../../../utils/post/descriptions.ts';
import { edited } from '../../../utils/post/edits.ts';
import type { Media, Post } from '../../../utils/post/types.ts';

const picture = (description: string, machineMade = false): Media => ({
  ...{ kind: 'image', file: new Blob(), description },
  ...(machineMade ? { machineMade } : {}),
});
const post = (...parts: Media[][]): Post => ({
  parts: parts.map((media) => ({ segments: [], links: [], labels: [], media })),
  language: undefined,
  time: 0,
});

describe('undescribed', () => {
  test('counts through all parts', () => {
    const given = post([picture('Rathaus'), picture('')], [], [picture(' '), picture('Markt')]);
    expect(undescribed(given)).toEqual([1, 2]);
  });

  test('takes what a machine wrote for nothing, until a person has let it stand', () => {
    const given = post([picture('May be an image of text', true)]);
    expect(undescribed(given)).toEqual([0]);
    expect(undescribed(edited(given, { descriptions: { 0: 'May be an image of text' } }))).toEqual([]);
  });

  test('knows what a person took away', () => {
    expect(undescribed(edited(post([picture('Rathaus')]), { descriptions: { 0: '' } }))).toEqual([0]);
  });
});

test('a description goes out as it is, and a machine’s not at all', () => {
  expect([ownDescription(picture('Rathaus')), ownDescription(picture('Rathaus', true))]).toEqual([
    'Rathaus',
    '',
  ]);
});

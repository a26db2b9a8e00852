import { describe, expect, test } from 'vitest';
import { edited, hasEdits } from '../../../utils/post/edits.ts';
import type { Media, Post } from '../../../utils/post/types.ts';

const picture: Media = { kind: 'image', file: new Blob(), description: 'im Original' };
const post: Post = {
  parts: [
    {
      segments: [{ kind: 'text', text: 'Eins' }],
      links: ['https://krefeld.de'],
      media: [picture],
      labels: [],
    },
    { segments: [{ kind: 'text', text: 'Zwei' }], links: [], media: [picture, picture], labels: [] },
  ],
  ...{ language: 'de', time: 1 },
};
const descriptions = ({ parts }: Post) => parts.flatMap(({ media }) => media.map((each) => each.description));

describe('a post as a person changed it', () => {
  test('has each description at its place, counted through all parts', () => {
    expect(descriptions(edited(post, { descriptions: { 2: 'Der Zoo' } }))).toEqual([
      ...['im Original', 'im Original', 'Der Zoo'],
    ]);
  });

  test('has the changed text with the links that stand beside it, and the other parts as they were', () => {
    expect(edited(post, { texts: { 0: 'Neu' } }).parts).toMatchObject([
      { segments: [{ kind: 'text', text: 'Neu' }], links: ['https://krefeld.de'] },
      { segments: [{ kind: 'text', text: 'Zwei' }] },
    ]);
  });

  test("has no machine's description any more where a person let it stand", () => {
    const media = [{ ...picture, machineMade: true }];
    const [part] = edited(
      { ...post, parts: [{ segments: [], links: [], labels: [], media }] },
      {
        descriptions: { 0: 'im Original' },
      },
    ).parts;
    expect(part?.media[0]?.machineMade).toBe(false);
  });
});

test.each([
  [{}, false],
  [{ reason: 'Zierbild' }, false],
  [{ descriptions: {}, texts: {} }, false],
  [{ warning: '' }, true],
  [{ descriptions: { k: '' } }, true],
  [{ texts: { 0: 'Neu' } }, true],
  [{ language: 'de' }, true],
  [{ visibility: 'unlisted' }, true],
] as const)('whether %j changes what goes to Mastodon: %s', (edits, changes) => {
  expect(hasEdits(edits)).toBe(changes);
});

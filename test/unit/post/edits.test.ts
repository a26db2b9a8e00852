import { describe, expect, test } from 'vitest';
import { edited, forPublished, hasEdits } from '../../../utils/post/edits.ts';
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

describe('the edits of a draft, as those of its post', () => {
  const edits = { descriptions: { market: 'Der Markt', zoo: 'Der Zoo' }, warning: 'Achtung' };

  test('have each description at the place of its picture', () => {
    expect(forPublished(edits, ['zoo', 'rathaus', 'market'])).toEqual({
      ...{ descriptions: { 0: 'Der Zoo', 2: 'Der Markt' }, warning: 'Achtung' },
    });
  });

  test('have none for a picture that was taken out, or that cannot be told', () => {
    expect(forPublished(edits, [null, undefined, 'zoo']).descriptions).toEqual({ 2: 'Der Zoo' });
    expect(forPublished(edits, []).descriptions).toEqual({});
  });

  test('have an empty description where a person took it out', () => {
    expect(forPublished({ descriptions: { zoo: '' } }, ['zoo']).descriptions).toEqual({ 0: '' });
  });

  test('are the same where no description was changed', () => {
    const none = { warning: 'Achtung' };
    expect(forPublished(none, ['zoo'])).toBe(none);
  });
});

describe('a post as a person changed it', () => {
  test('has each description at its place, counted through all parts', () => {
    expect(descriptions(edited(post, { descriptions: { 2: 'Der Zoo' } }))).toEqual([
      ...['im Original', 'im Original', 'Der Zoo'],
    ]);
  });

  test('has the changed text with its links in it, and the other parts as they were', () => {
    expect(edited(post, { texts: { 0: 'Neu' } }).parts).toMatchObject([
      { segments: [{ kind: 'text', text: 'Neu' }], links: [] },
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

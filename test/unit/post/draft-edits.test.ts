import { describe, expect, test } from 'vitest';
import {
  type Drafted,
  draftedOf,
  isAnythingChanged,
  nobodyKnows,
  settled,
} from '../../../utils/post/draft-edits.ts';

const drafted = (...media: (string | null)[]): Drafted => ({
  key: 'post',
  parts: [
    { key: 'a', text: 'Eins', media: [] },
    { key: 'b', text: 'Zwei', media },
  ],
});
const own = (text: string, of: string) => ({ text, of });

describe('the edits of a draft, as those of the post that is made of it', () => {
  const edits = { descriptions: { market: 'Der Markt', zoo: 'Der Zoo' } };

  test('have each description at the place of its picture', () => {
    expect(settled(edits, drafted('zoo', 'rathaus', 'market')).edits.descriptions).toEqual({
      ...{ 0: 'Der Zoo', 2: 'Der Markt' },
    });
  });

  test('have none for a picture that was taken out, or that cannot be told', () => {
    expect(settled(edits, drafted(null, 'zoo')).edits.descriptions).toEqual({ 1: 'Der Zoo' });
    expect(settled(edits, drafted()).edits).toEqual({});
  });

  test('have an empty description where a person took it out', () => {
    expect(settled({ descriptions: { zoo: '' } }, drafted('zoo')).edits.descriptions).toEqual({ 0: '' });
  });

  test('have each text at the place of its part, and none of another', () => {
    const texts = { b: own('2', 'Zwei'), gone: own('3', 'Drei') };
    expect(settled({ texts }, drafted()).edits).toEqual({ texts: { 1: '2' } });
  });

  test('have what was said of the whole post where it was said of this one', () => {
    expect(settled({ post: 'post', warning: '!', reason: 'Zier' }, drafted()).edits).toEqual({
      ...{ warning: '!', reason: 'Zier' },
    });
    expect(settled({ post: 'other', warning: '!' }, drafted()).edits).toEqual({});
    expect(settled({ warning: '!' }, { ...drafted(), key: null }).edits).toEqual({});
  });
});

test('a text whose original has changed since is told, but for white space', () => {
  const texts = { a: own('1', 'Eins!'), b: own('2', ' Zwei\n') };
  expect(settled({ texts }, drafted()).outdated).toEqual([0]);
});

test('a change of what the post has at a place that nobody knows is told', () => {
  const texts = { c: own('3', 'Drei') };
  expect(settled({ texts }, { ...drafted(), loose: ['c'] })).toMatchObject({ edits: {}, isLoose: true });
  expect(settled({ texts }, drafted()).isLoose).toBe(false);
  expect(settled({ post: 'p', warning: '!' }, { ...drafted(), key: null, loose: ['p'] }).isLoose).toBe(true);
});

test('of a post that may be another one nobody knows what a change is for', () => {
  const edits = { post: 'post', texts: { a: own('1', 'Eins') }, descriptions: { zoo: 'Der Zoo' } };
  expect(settled(edits, nobodyKnows(edits))).toMatchObject({ edits: {}, isLoose: true, outdated: [] });
  expect(settled({}, nobodyKnows({})).isLoose).toBe(false);
});

test('what a draft has is told by its keys', () => {
  const media = [{ key: 'zoo', src: '', description: '' }];
  expect(draftedOf({ key: 'post', parts: [{ key: 'a', text: 'Eins', media }], language: undefined })).toEqual(
    {
      ...{ key: 'post', parts: [{ key: 'a', text: 'Eins', media: ['zoo'] }], more: false },
    },
  );
});

test.each([
  [{}, false],
  [{ post: 'p', reason: 'Zierbild' }, false],
  [{ descriptions: {}, texts: {} }, false],
  [{ post: 'p', warning: '' }, true],
  [{ descriptions: { k: '' } }, true],
  [{ texts: { a: own('Neu', 'Alt') } }, true],
] as const)('whether %j changes what goes to Mastodon: %s', (edits, changes) => {
  expect(isAnythingChanged(edits)).toBe(changes);
});

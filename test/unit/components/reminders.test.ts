import { describe, expect, it } from 'vitest';
import { tightestOf } from '../../../components/preview/Length.tsx';
import { remindersOf } from '../../../components/preview/reminders.ts';
import type { DraftFacts, Receiver } from '../../../utils/post/preview.ts';

const facts = (part: Partial<DraftFacts> = {}): DraftFacts => ({
  ...{ receivers: [], missingDescriptions: 0, uncheckedDescriptions: 0, held: false, unfit: [] },
  ...{
    linkElsewhere: undefined,
    outdated: 0,
    lapsed: 0,
    differs: false,
    hidesMedia: false,
    areReceiversFixed: false,
    chosenMedia: 0,
  },
  ...part,
});
const texts = (part: Partial<DraftFacts>) => remindersOf(facts(part)).map(({ text }) => text);

describe('a reminder', () => {
  it('is none where there is nothing to say', () => expect(remindersOf(facts())).toEqual([]));

  it('tells how many pictures have no alternative text', () => {
    expect(texts({ missingDescriptions: 1 })).toEqual(['1 alt text is missing']);
  });

  it('asks to check what a machine wrote', () => {
    expect(texts({ uncheckedDescriptions: 2 })).toEqual(['Check 2 alt texts']);
  });

  it('says that the post will wait, once for all that it waits for', () => {
    const held = { missingDescriptions: 1, uncheckedDescriptions: 1, held: true };
    expect(remindersOf(facts(held))).toMatchObject([{ text: '2 alt texts needed', count: 2 }]);
  });

  it('says how many the page hides, as far as it is known', () => {
    expect(texts({ hidesMedia: true })).toEqual(['Pictures not visible']);
    expect(texts({ hidesMedia: true, chosenMedia: 3 })).toEqual(['3 pictures or videos not visible']);
    expect(remindersOf(facts({ hidesMedia: true, chosenMedia: 3, held: true }))).toMatchObject([
      { count: 3 },
    ]);
  });

  it('says first what does not fit', () => {
    const unfit = {
      kind: 'video-too-large',
      media: 0,
      bytes: 120 * 1024 ** 2,
      limit: 99 * 1024 ** 2,
    } as const;
    expect(texts({ missingDescriptions: 1, unfit: [unfit] })).toEqual([
      ...['1 file does not fit', '1 alt text is missing'],
    ]);
  });

  it('says where a text leads to a link that stands elsewhere', () => {
    expect(texts({ linkElsewhere: 'Link in bio' })).toEqual(['Link missing']);
  });
});

describe('the length that is shown', () => {
  const receiver = (id: string, count: number, statuses = 1): Receiver => ({
    ...{
      id,
      name: id,
      handle: `@${id}`,
      avatar: '',
      chosen: true,
      signedIn: true,
      count,
      limit: 500,
      statuses,
    },
  });

  it('is that of the account with the least room left', () => {
    expect(tightestOf([receiver('a', 123), receiver('tight', 490)])?.id).toBe('tight');
  });

  it('is that of the account that gets most statuses, before any with less room', () => {
    expect(tightestOf([receiver('a', 499), receiver('most', 300, 2)])?.id).toBe('most');
  });

  it('is none without an account', () => expect(tightestOf([])).toBeUndefined());
});

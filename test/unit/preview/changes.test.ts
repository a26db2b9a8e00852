import { describe, expect, test } from 'vitest';
import { withDescription, withHint, withText } from '../../../utils/preview/changes.ts';
import { previewState } from '../../../utils/preview/preview-state.ts';
import { card, previewed } from './previewed.ts';

describe('a change of a text', () => {
  test('leaves those of the other parts', () => {
    expect(withText({ texts: { 0: 'Eins' } }, 1, 'Zwei')).toEqual({ texts: { 0: 'Eins', 1: 'Zwei' } });
  });

  test('is taken back by the way to the original', () => {
    expect(withText({ texts: { 0: 'Eins', 1: 'Zwei' } }, 0, undefined)).toEqual({ texts: { 1: 'Zwei' } });
  });
});

describe('a description', () => {
  const media = [{ key: 'market' }, { key: 'zoo' }];
  const of = previewed('Eins', media, {}, { descriptions: { market: 'Der Markt' } });

  test('is written for the picture that has its key, and leaves the others', () => {
    expect(withDescription(of, 1, 'Der Zoo')).toEqual({
      descriptions: { market: 'Der Markt', zoo: 'Der Zoo' },
    });
  });

  test('is taken back by the way to the original', () => {
    expect(withDescription(of, 0, undefined)).toEqual({ descriptions: {} });
  });

  test('for a picture that has gone while it was written is for none', () => {
    expect(withDescription(of, 2, 'Der Zoo')).toEqual({});
  });
});

describe('a proposal that a person took', () => {
  const of = previewed('Das Stadtfest in Krefeld: #stadtfestkrefeld, #stadtfestkrefeld!');

  test('changes the text of its part for Mastodon, wherever it stands', () => {
    const [hint] = previewState(of, card).hints;
    const { texts } = withHint(of, card, hint?.id ?? '');
    expect(texts).toEqual({ 0: 'Das Stadtfest in Krefeld: #StadtfestKrefeld, #StadtfestKrefeld!' });
  });

  test('that is none any more changes nothing', () => {
    expect(withHint(previewed('Hallo'), card, '0 stadtfestkrefeld')).toEqual({});
  });
});

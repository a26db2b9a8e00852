import { describe, expect, test } from 'vitest';
import type { DraftEdits } from '../../../utils/post/draft-edits.ts';
import {
  withDescription,
  withHint,
  withoutGone,
  withText,
  withTextKept,
  withWhole,
} from '../../../utils/preview/changes.ts';
import { previewState } from '../../../utils/preview/preview-state.ts';
import { card, previewed } from './previewed.ts';

describe('a change of a text', () => {
  const other = { text: 'Zwei', of: '2' };

  test('is kept with the original that it was made of, and leaves those of the other parts', () => {
    const of = previewed('Eins', [], {}, { texts: { other } });
    expect(withText(of, 'part', '1')).toEqual({ texts: { other, part: { text: '1', of: 'Eins' } } });
  });

  test('that is written on keeps the original that it was begun with', () => {
    const of = previewed('Eins neu', [], {}, { texts: { part: { text: '1', of: 'Eins' } } });
    expect(withText(of, 'part', '1!')).toEqual({ texts: { part: { text: '1!', of: 'Eins' } } });
  });

  test('holds for the original as it is now, once a person has said so', () => {
    const of = previewed('Eins neu', [], {}, { texts: { part: { text: '1', of: 'Eins' }, other } });
    expect(withTextKept(of, 'part')).toEqual({ texts: { part: { text: '1', of: 'Eins neu' }, other } });
  });

  test('is taken back by the way to the original', () => {
    const of = previewed('Eins', [], {}, { texts: { part: { text: '1', of: 'Eins' }, other } });
    expect(withText(of, 'part', undefined)).toEqual({ texts: { other } });
  });

  test('for a part that has gone while it was written is for none', () => {
    expect(withText(previewed('Eins'), 'gone', '1')).toEqual({});
    expect(withTextKept(previewed('Eins'), 'gone')).toEqual({});
  });
});

describe('a description', () => {
  const media = [{ key: 'market' }, { key: 'zoo' }];
  const of = previewed('Eins', media, {}, { descriptions: { market: 'Der Markt' } });

  test('is written for the picture that has its key, and leaves the others', () => {
    expect(withDescription(of, 'zoo', 'Der Zoo')).toEqual({
      descriptions: { market: 'Der Markt', zoo: 'Der Zoo' },
    });
  });

  test('is taken back by the way to the original', () => {
    expect(withDescription(of, 'market', undefined)).toEqual({ descriptions: {} });
  });

  test('for a picture that has gone while it was written is for none', () => {
    expect(withDescription(of, 'gone', 'Der Zoo')).toEqual({});
  });
});

describe('what is said of the whole post', () => {
  test('is said of this one', () => {
    expect(withWhole(previewed('Eins', [], {}, { post: 'post', language: 'de' }), { warning: '!' })).toEqual({
      ...{ post: 'post', warning: '!' },
    });
  });

  test('takes the place of what was said of another', () => {
    const edits: DraftEdits = { post: 'other', language: 'de', reason: 'Zier' };
    expect({ ...edits, ...withWhole(previewed('Eins', [], {}, edits), { warning: '!' }) }).toEqual({
      ...{ post: 'post', warning: '!', language: undefined, reason: undefined, visibility: undefined },
    });
  });
});

describe('what holds for nothing any more', () => {
  const edits: DraftEdits = {
    ...{ post: 'other', warning: 'Achtung' },
    texts: { gone: { text: 'Weg', of: 'x' }, part: { text: 'Da', of: 'Eins' } },
    descriptions: { gone: 'Weg', k0: 'Da' },
  };
  const of = previewed('Eins', [{}], {}, edits);

  test('is told with what was written', () => {
    expect(previewState(of, card).lapsed).toEqual([
      { kind: 'text', text: 'Weg' },
      { kind: 'description', text: 'Weg' },
      { kind: 'post', text: 'Achtung' },
    ]);
  });

  test('changes nothing', () => {
    const { parts, warning, media } = previewState(of, card);
    expect(parts).toMatchObject([{ text: 'Da', edited: true }]);
    expect(warning).toEqual({ text: '', edited: false });
    expect(media).toMatchObject([{ description: 'Da' }]);
  });

  test('goes once somebody has read it, and nothing else does', () => {
    const { texts, descriptions } = edits;
    expect(withoutGone(of)).toEqual({
      ...{ texts: { part: texts?.part }, descriptions: { k0: descriptions?.k0 } },
    });
  });

  test('is not told where the composer shows no post, or not all of its pictures', () => {
    const none = { ...of, draft: { ...of.draft, parts: [] } };
    expect(previewState(none, card).lapsed).toEqual([]);
    const parts = of.draft.parts.map((part) => ({ ...part, media: [], more: true }));
    const hidden = { ...of, draft: { ...of.draft, parts } };
    expect(previewState(hidden, card).lapsed.map(({ kind }) => kind)).toEqual(['text', 'post']);
    expect(withoutGone(hidden).descriptions).toEqual(edits.descriptions);
  });
});

describe('a proposal that a person took', () => {
  const of = previewed('Das Stadtfest in Krefeld: #stadtfestkrefeld, #stadtfestkrefeld!');

  test('changes the text of its part for Mastodon, wherever it stands', () => {
    const [hint] = previewState(of, card).hints;
    const { texts } = withHint(of, card, hint?.id ?? '');
    expect(texts?.part?.text).toBe('Das Stadtfest in Krefeld: #StadtfestKrefeld, #StadtfestKrefeld!');
  });

  test('that is none any more changes nothing', () => {
    expect(withHint(previewed('Hallo'), card, '0 stadtfestkrefeld')).toEqual({});
  });
});

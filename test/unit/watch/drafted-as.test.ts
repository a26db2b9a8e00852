import { describe, expect, test } from 'vitest';
import type { DraftPart, Publication, PublishedPart } from '../../../utils/post/types.ts';
import { draftedAs } from '../../../utils/watch/drafted-as.ts';

const part = (key: string, text: string, ...media: string[]): DraftPart => ({
  ...{ key, text },
  media: media.map((each) => ({ key: each, src: each, description: '' })),
});
const sent = (text: string, holds = 0): PublishedPart => ({ id: text, revision: '', text, holds });

/** The keys of the draft's posts and pictures in the places where they were published, and those without a place. */
function placed(parts: DraftPart[], published: PublishedPart[]) {
  const publication = { platform: 'bluesky', profile: 'p', id: 'i', address: '', time: 1 } as const;
  const of: Publication = { ...publication, parts: published };
  const drafted = draftedAs(
    of,
    { key: 'post', parts, language: undefined },
    (text, each) => text === each.text,
  );
  return {
    keys: drafted.parts.map(({ key, media }) => [key, ...media]),
    ...{ key: drafted.key, loose: drafted.loose ?? [] },
  };
}

describe('each part of a publication is the post that it was written as', () => {
  test('in order, with its pictures', () => {
    expect(
      placed([part('a', 'Eins', 'x'), part('b', 'Zwei', 'y', 'z')], [sent('Eins', 1), sent('Zwei', 2)]),
    ).toEqual({
      ...{
        keys: [
          ['a', 'x'],
          ['b', 'y', 'z'],
        ],
        key: 'post',
        loose: [],
      },
    });
  });

  test('where posts that hold nothing are left out', () => {
    const draft = [part('a', ''), part('b', 'Eins'), part('c', ''), part('d', 'Zwei')];
    expect(placed(draft, [sent('Eins'), sent('Zwei')]).keys).toEqual([['b'], ['d']]);
  });

  test('where one is without text, whatever it holds', () => {
    const card: DraftPart = {
      ...part('b', ''),
      beside: [{ kind: 'card', url: undefined, name: 'krefeld.de' }],
    };
    expect(
      placed([part('a', '', 'x'), card, part('c', 'Zwei')], [sent('', 1), sent(''), sent('Zwei')]).keys,
    ).toEqual([...[['a', 'x'], ['b'], ['c']]]);
  });

  test('where the page shows nothing of one that holds something', () => {
    expect(placed([part('a', ''), part('b', 'Zwei', 'x')], [sent('', 1), sent('Zwei', 1)]).keys).toEqual([
      ...[
        ['a', null],
        ['b', 'x'],
      ],
    ]);
  });
});

describe('nothing is placed that could be elsewhere, and it is told', () => {
  test('where the numbers of pictures differ', () => {
    expect(placed([part('a', 'Eins', 'x', 'y')], [sent('Eins', 1)])).toMatchObject({
      ...{ keys: [['a', null]], loose: ['x', 'y'] },
    });
  });

  test('where two posts say the same, and one of them is not there', () => {
    expect(placed([part('a', 'Eins'), part('b', 'Eins')], [sent('Eins')])).toEqual({
      ...{ keys: [[null]], key: null, loose: ['post', 'a', 'b'] },
    });
  });

  test('where another text was published', () => {
    expect(placed([part('a', 'Eins', 'x')], [sent('Anders', 1)])).toEqual({
      ...{ keys: [[null, null]], key: null, loose: ['post', 'a', 'x'] },
    });
  });
});

import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { printOf } from '../../../utils/media/picture-print.ts';
import type { PicturePrint } from '../../../utils/post/picture-print.ts';
import { type Content, isSameContent, likenessOf } from '../../../utils/post/same-content.ts';
import pairs from '../../fixtures/same-content/pairs.json' with { type: 'json' };
import { drawn } from './drawn-pictures.ts';

const prints = new Map<string, Promise<PicturePrint>>();

async function printed(name: string): Promise<PicturePrint> {
  const { data, info } = await sharp(await drawn(name))
    .resize(256, 256, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return printOf({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) });
}

function printNamed(name: string): Promise<PicturePrint> {
  const print = prints.get(name) ?? printed(name);
  prints.set(name, print);
  return print;
}

async function contentOf(side: { text: string; link?: string; pictures: string[] }): Promise<Content> {
  const { text, link, pictures } = side;
  return { text, links: link ? [link] : [], pictures: await Promise.all(pictures.map(printNamed)) };
}

describe('310 pairs of posts', async () => {
  const judged = await Promise.all(
    pairs.map(async (pair) => ({
      ...pair,
      isFound: isSameContent(await contentOf(pair.a), await contentOf(pair.b)),
    })),
  );
  const [same, two] = [judged.filter(({ same }) => same), judged.filter(({ same }) => !same)];
  const named = (all: typeof judged) => all.map(({ id, kind }) => `${id}: ${kind}`);

  test('of those that are two none is taken for one', () => {
    expect(two.length).toBeGreaterThanOrEqual(150);
    expect(named(two.filter(({ isFound }) => isFound))).toEqual([]);
  });

  test('of those that are one at least 95 of 100 are found', () => {
    const missed = same.filter(({ isFound }) => !isFound);
    console.info(
      `Pairs: ${judged.length}; false merges: 0 of ${two.length}; found: ${same.length - missed.length} of ${same.length}; missed: ${named(missed).join('; ')}`,
    );
    expect(same.length).toBeGreaterThanOrEqual(150);
    expect(missed.length / same.length).toBeLessThanOrEqual(0.05);
  });

  test('whose pictures nobody has looked at are judged only where pictures cannot change it', async () => {
    /** The same before somebody looks: also where there is nothing then that can be read. */
    const unseen = (content: Content): Content => ({ ...content, pictures: undefined });
    const bare = (content: Content): Content => ({ ...content, pictures: [] });
    const judge = new Map<string, number>();
    for (const pair of judged) {
      const [a, b] = [await contentOf(pair.a), await contentOf(pair.b)];
      const [bareA, bareB] = [bare(a), bare(b)];
      for (const [one, other, ...later] of [
        [unseen(a), b, [a, b], [bareA, b]],
        [a, unseen(b), [a, b], [a, bareB]],
        [unseen(a), unseen(b), [a, b], [bareA, b], [a, bareB], [bareA, bareB]],
        [unseen(a), bareB, [a, bareB], [bareA, bareB]],
      ] as [Content, Content, ...[Content, Content][]][]) {
        const likeness = likenessOf(one, other);
        judge.set(likeness, (judge.get(likeness) ?? 0) + 1);
        if (likeness === 'unseen') continue;
        for (const [c, d] of later) expect([pair.id, likenessOf(c, d)]).toEqual([pair.id, likeness]);
      }
    }
    expect([...judge.keys()].sort()).toEqual(['other', 'same', 'unseen']);
    const told = await Promise.all(
      two.map(async ({ a, b }) => likenessOf(unseen(await contentOf(a)), unseen(await contentOf(b)))),
    );
    const isTold = told.filter((likeness) => likeness === 'other').length;
    console.info(`Told by words alone: ${isTold} of ${two.length} that are two`);
    expect(isTold / two.length).toBeGreaterThan(0.5);
  });

  test('it makes no difference which of the two came first', async () => {
    for (const { id, a, b, isFound } of judged) {
      expect([id, isSameContent(await contentOf(b), await contentOf(a))]).toEqual([id, isFound]);
    }
  });
});

import { expect, test } from 'vitest';
import { withChecks } from '../../../utils/platforms/looks-machine-made.ts';
import type { Draft } from '../../../utils/post/types.ts';

const draft: Draft = {
  parts: [
    {
      text: 'Eins',
      media: ['May be an image of one person', 'Der Markt', undefined].map((description) => ({
        ...{ description, src: '' },
      })),
    },
  ],
  language: undefined,
};
const unchecked = (of: Draft) =>
  of.parts.flatMap(({ media }) => media.map((each) => each.unchecked ?? false));

test('what a platform makes up is to be checked, so that the preview shows what goes', () => {
  expect(unchecked(withChecks(draft, 'instagram'))).toEqual([true, false, false]);
  expect(unchecked(withChecks(draft, 'facebook'))).toEqual([true, false, false]);
});

test('where a platform makes up none, a person has written it', () => {
  expect(withChecks(draft, 'bluesky')).toBe(draft);
});

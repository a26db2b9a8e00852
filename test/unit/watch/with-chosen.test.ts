import { expect, it } from 'vitest';
import type { Draft } from '../../../utils/post/types.ts';
import { withChosen } from '../../../utils/watch/with-chosen.ts';

const picture = new File(['x'], 'a.jpg', { type: 'image/jpeg' });
const film = new File(['x'], 'a.mp4', { type: 'video/mp4' });
const draft = (part: Partial<Draft['parts'][number]>): Draft => ({
  parts: [{ text: 'Fest', media: [], ...part }],
  language: undefined,
});
const chosenOf = (of: Draft) => withChosen(of, () => [picture, film]).parts[0]?.chosen;

it('what was chosen stands where a page hides what it has', () => {
  expect(chosenOf(draft({ more: true }))).toEqual([
    { kind: 'image', src: '', file: picture },
    { kind: 'video', src: '', file: film },
  ]);
});

it('and nowhere where it shows that, where it is known from before, or where nothing was chosen', () => {
  const known = [{ src: 'blob:a', description: 'Markt' }];
  expect(chosenOf(draft({}))).toBeUndefined();
  expect(chosenOf(draft({ more: true, media: known }))).toBeUndefined();
  const hidden = draft({ more: true });
  expect(withChosen(hidden, () => [])).toBe(hidden);
});

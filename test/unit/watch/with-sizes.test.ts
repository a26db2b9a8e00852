import { expect, test } from 'vitest';
import type { Draft, DraftMedia, Upload } from '../../../utils/post/types.ts';
import { withSizes } from '../../../utils/watch/with-sizes.ts';

const draft = (...media: DraftMedia[]): Draft => ({ parts: [{ text: '', media }], language: undefined });
const picture = (src: string): DraftMedia => ({ src, description: '' });
const video: DraftMedia = { src: 'blob:v', description: '', kind: 'video' };
const upload = (id: string, bytes: number, change: Partial<Upload> = {}): Upload => ({
  ...{ id, kind: 'image', file: new Blob(['x'.repeat(bytes)], { type: 'image/png' }) },
  ...change,
});
const sizes = (of: Draft) => of.parts.flatMap(({ media }) => media.map(({ bytes, type }) => [bytes, type]));

test('a picture that is shown from the chosen file has its size', () => {
  const uploads = [upload('1', 10, { shownAs: ['blob:a'] }), upload('2', 20, { shownAs: ['blob:b'] })];
  expect(sizes(withSizes(draft(picture('blob:b'), picture('blob:a')), uploads))).toEqual([
    [20, 'image/png'],
    [10, 'image/png'],
  ]);
});

test('the only video is the one that was uploaded', () => {
  const film = new Blob(['x'.repeat(30)], { type: 'video/mp4' });
  const uploads = [upload('1', 10), upload('2', 0, { kind: 'video', file: film })];
  expect(sizes(withSizes(draft(video), uploads))).toEqual([[30, 'video/mp4']]);
});

test('where it is not sure which is which, nothing is said', () => {
  const uploads = [upload('1', 10), upload('2', 20)];
  expect(sizes(withSizes(draft(picture('blob:a'), picture('blob:b')), uploads))).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
  const { file: _, ...unseen } = upload('3', 1);
  expect(sizes(withSizes(draft(picture('blob:a')), [unseen]))).toEqual([[undefined, undefined]]);
});

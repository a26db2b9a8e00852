import { beforeEach, describe, expect, test } from 'vitest';
import type { Uploading } from '../../../utils/platforms/contract.ts';
import type { Exchange } from '../../../utils/post/types.ts';
import { createSeenFiles, type SeenFiles } from '../../../utils/watch/seen-files.ts';

const picture = (name: string, text = name, lastModified = 1000) =>
  new File([text], name, { type: 'image/jpeg', lastModified });
const film = (name: string, text = name) => new File([text], name, { type: 'video/mp4', lastModified: 1 });
const upload = (file?: Blob, seen?: number): Exchange => ({
  ...{ url: '', method: 'POST', requestHeaders: {}, requestBody: '', status: 200, responseBody: '' },
  ...{ files: file ? [file] : [], seen },
});

let files: SeenFiles;
let last = 0;
beforeEach(() => {
  files = createSeenFiles();
});

function choose(file: File, inDialog = true, shownAs?: string) {
  last += 1;
  files.add({ seen: last, file, inDialog, shownAs }, last);
  return last;
}
const original = (sent: Exchange, what: Uploading) => files.withOriginal(sent, what).original;
const image: Uploading = { kind: 'image' };
const video: Uploading = { kind: 'video' };

test('an upload of the very file is of it, and one of the same name and age, which the page has made smaller', () => {
  const [one, other] = [picture('a.jpg', 'groß'), picture('b.jpg', 'groß')];
  const seen = choose(one);
  choose(other);
  expect(original(upload(one, seen), image)).toBe(one);
  expect(original(upload(picture('b.jpg', 'kl')), image)).toBe(other);
});

test('what is not surely the same picture is none', () => {
  choose(picture('a.jpg'));
  choose(picture('b.jpg'));
  expect(original(upload(new Blob(['x'], { type: 'image/jpeg' })), image)).toBeUndefined();
  expect(original(upload(film('a.mp4')), video)).toBeUndefined();
});

test('the only picture of a dialog is the one that was cropped there; one of a chat never is', () => {
  const cropped = upload(new Blob(['x'], { type: 'image/jpeg' }));
  choose(picture('privat.jpg'), false);
  expect(original(cropped, { ...image, crops: true })).toBeUndefined();
  const file = picture('a.jpg');
  choose(file);
  expect(original(cropped, { ...image, crops: true })).toBe(file);
  // Where a page does not crop, another file is another picture, or one that was changed on purpose.
  expect(original(cropped, image)).toBeUndefined();
});

describe('a video whose bytes are sent elsewhere', () => {
  test('is known by its size, wherever it was seen, or by being the only one', () => {
    const [one, other] = [film('a.mp4', 'kurz'), film('b.mp4', 'viel länger')];
    choose(one);
    expect(original(upload(), video)).toBe(one);
    choose(other, false);
    expect(original(upload(), video)).toBe(one);
    choose(other);
    expect(original(upload(), video)).toBeUndefined();
    expect(original(upload(), { ...video, size: other.size })).toBe(other);
    expect(original(upload(), { ...video, numbers: [1, other.size] })).toBe(other);
  });

  test('is none that was chosen where its size is another', () => {
    choose(film('a.mp4', 'kurz'));
    expect(original(upload(), { ...video, size: 99 })).toBeUndefined();
  });

  test('is never a picture of its size, and may be a file without a type', () => {
    const still = picture('a.jpg', '12345');
    const seen = choose(still);
    expect(original(upload(still, seen), { ...video, size: 5 })).toBeUndefined();
    const bare = new File(['12345'], 'a.mkv');
    choose(bare);
    expect(original(upload(), { ...video, size: 5 })).toBe(bare);
  });

  test('is one, though a picker gave it anew each time', () => {
    choose(film('a.mp4', 'film'));
    choose(film('a.mp4', 'film'));
    expect(original(upload(), { ...video, size: 4 })?.name).toBe('a.mp4');
  });
});

describe('a video in pieces', () => {
  const whole = '0123456789';
  const piece = (offset: number, length = 5) => {
    const sent = upload(new Blob([whole.slice(offset, offset + length)]));
    return files.withOriginal(sent, { kind: 'video', size: 10, piece: { of: 'v', offset } });
  };

  test('is of the file that they were cut from', () => {
    const file = film('a.mp4', whole);
    const seen = choose(file);
    choose(film('b.mp4', '9876543210'));
    expect(original(upload(file.slice(0, 5), seen), { ...video, size: 10 })).toBe(file);
  });

  test('is put together once they are all there, in whatever order, sent twice or not', async () => {
    expect(piece(5).files[0]?.size).toBe(5);
    piece(5);
    const [file] = piece(0).files;
    expect(await file?.text()).toBe(whole);
  });

  test('is not put together where one is missing or they overlap', () => {
    expect(piece(5).files[0]?.size).toBe(5);
    expect(piece(0, 6).files[0]?.size).toBe(6);
  });
});

test('the addresses under which the page shows the file, or what it made of it, are known', () => {
  const file = picture('a.jpg', 'groß');
  choose(file, true, 'blob:1');
  files.add({ seen: last, file, inDialog: false, shownAs: 'blob:2' }, 0);
  const cropped = new Blob(['x'], { type: 'image/jpeg' });
  files.add({ seen: 99, file: cropped, inDialog: false, shownAs: 'blob:3' }, 0);
  const sent = files.withOriginal(upload(cropped, 99), { ...image, crops: true });
  expect(sent.original).toBe(file);
  expect(sent.shownAs).toEqual(['blob:1', 'blob:2', 'blob:3']);
});

test('a piece that is seen does not take the place of its file', () => {
  const file = film('a.mp4', '0123456789');
  const seen = choose(file);
  files.add({ seen, file: file.slice(0, 2, 'video/mp4'), inDialog: false, shownAs: 'blob:4' }, 0);
  expect(files.withOriginal(upload(file.slice(0, 2), seen), video).original).toBe(file);
});

test('however much the page shows, what was chosen is remembered; of what was chosen the last', () => {
  const file = film('a.mp4');
  choose(file);
  for (let index = 0; index < 100; index += 1) choose(picture(`${index}.jpg`), false, `blob:${index}`);
  expect(original(upload(), video)).toBe(file);
  for (let index = 0; index < 60; index += 1) choose(picture(`${index}.jpg`));
  expect(original(upload(), video)).toBeUndefined();
});

test('what was chosen for one post is not taken for the next', () => {
  choose(film('a.mp4'));
  files.forget();
  expect(original(upload(), video)).toBeUndefined();
});

test('tells what was chosen in a dialog since a time, in that order, whatever the page does with it later', () => {
  choose(picture('earlier.jpg'));
  const since = last + 1;
  const [one, beside, two] = [picture('one.jpg'), picture('beside.jpg'), film('two.mp4')];
  const first = choose(one);
  choose(beside, false);
  choose(two);
  files.add({ seen: first, file: one, inDialog: false, shownAs: 'blob:one' }, last + 10);
  expect(files.chosenSince(since)).toEqual([one, two]);
  files.forget();
  expect(files.chosenSince(0)).toEqual([]);
});

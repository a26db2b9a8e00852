import { describe, expect, it } from 'vitest';
import { addedFile, isRefitted } from '../../../utils/composer/added-file.ts';
import { accountWith, fileWith } from './manuscripts.ts';

const { limits } = accountWith();
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABeil6aAAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const add = (bytes: BlobPart[], name: string, type = '') =>
  addedFile(new File(bytes, name, { type }), 'f', 0, [limits]);
const why = async (...given: Parameters<typeof add>) => (await add(...given)).notTaken;

/** A file that says it is so large; its bytes are those of a film. */
function large(bytes: number): File {
  const head = new Uint8Array([
    0,
    0,
    0,
    20,
    ...new TextEncoder().encode('ftypisom'),
    0,
    0,
    2,
    0,
    ...new TextEncoder().encode('isom'),
  ]);
  const file = new File([head], 'film.mp4', { type: 'video/mp4' });
  Object.defineProperty(file, 'size', { value: bytes });
  return file;
}

describe('a file that is added', () => {
  it('is what its bytes say, whatever it is called, with its size', async () => {
    expect((await add([png], 'brief.txt', 'text/plain')).file).toMatchObject({
      ...{ kind: 'image', type: 'image/png', bytes: png.length, size: { width: 1, height: 1 } },
      traces: 'none',
    });
  });

  it('is none where it is empty, or no picture, video or sound, or of a kind that nobody takes', async () => {
    expect(await why([], 'leer.png', 'image/png')).toEqual({ kind: 'empty', name: 'leer.png' });
    expect(await why(['kein Bild'], 'text.png', 'image/png')).toEqual({ kind: 'kind', name: 'text.png' });
    expect(await why(['x'], 'ton.flac', 'audio/flac')).toEqual({ kind: 'kind', name: 'ton.flac' });
  });

  it('may be a sound that the server takes', async () => {
    expect((await add(['ID3x'], 'ton.mp3', 'audio/mpeg')).file).toMatchObject({
      kind: 'audio',
      type: 'audio/mpeg',
    });
  });

  it('is not kept where it is a film of 2 GB', async () => {
    const notTaken = (await addedFile(large(2 * 1024 ** 3), 'f', 0, [limits])).notTaken;
    expect(notTaken).toEqual({
      kind: 'size',
      name: 'film.mp4',
      bytes: 2 * 1024 ** 3,
      limit: limits.videoBytes,
    });
  });

  it('is none where it cannot be read', async () => {
    const broken = new File([png], 'weg.png');
    Object.defineProperty(broken, 'slice', {
      value: () => {
        throw new DOMException('gone', 'NotFoundError');
      },
    });
    expect((await addedFile(broken, 'f', 0, [limits])).notTaken).toEqual({ kind: 'empty', name: 'weg.png' });
  });
});

it('a picture goes otherwise than it is where it has too many pixels or bytes, or is of a kind that is not taken', () => {
  expect(isRefitted(fileWith('a'), limits)).toBe(false);
  expect(isRefitted(fileWith('a', { size: { width: 10_000, height: 10_000 } }), limits)).toBe(true);
  expect(isRefitted(fileWith('a', { bytes: 20_000_000 }), limits)).toBe(true);
  expect(isRefitted(fileWith('a', { type: 'image/avif' }), limits)).toBe(true);
  expect(isRefitted(fileWith('a', { kind: 'video', type: 'video/mp4', bytes: 1e9 }), limits)).toBe(false);
});

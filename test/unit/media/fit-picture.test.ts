import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Codec } from '../../../utils/media/codec.ts';
import { dimensionsOf } from '../../../utils/media/dimensions.ts';
import { fitPicture } from '../../../utils/media/fit-picture.ts';
import type { Limits } from '../../../utils/post/account.ts';
import { heic } from './boxes.ts';
import { bytesOf, fileOf, noise, withCameraData } from './pictures.ts';
import { sharpCodec } from './sharp-codec.ts';

const mastodon: Limits = {
  characters: 500,
  charactersPerUrl: 23,
  media: 4,
  descriptionCharacters: 1500,
  imageBytes: 16 * 1024 * 1024,
  imagePixels: 33_177_600,
  videoBytes: 99 * 1024 * 1024,
  mimeTypes: ['jpeg', 'png', 'gif', 'heic', 'heif', 'webp', 'avif'].map((kind) => `image/${kind}`),
};

/** Decodes nothing: for what must not need it. */
const blind: Codec = {
  decode: async () => undefined,
  encode: () => Promise.reject(new Error('nothing to encode')),
  close: () => {},
};

/** Pixels without a file behind them; a JPEG of 0.92 has `perPixel` bytes for each. */
function figures(width: number, height: number, perPixel: number, hasAlpha = false) {
  const tries: string[] = [];
  const codec: Codec = {
    decode: async () => ({ width, height, hasAlpha }),
    encode: async (_, across, down, type, quality) => {
      tries.push(`${type} ${quality} ${across}×${down}`);
      const share = type === 'image/png' ? 4 : quality ** 7 / 0.92 ** 7;
      return new Blob([new Uint8Array(Math.round(across * down * perPixel * share))], { type });
    },
    close: () => {},
  };
  return { codec, tries };
}

const broken = (size: number) => fileOf(new Uint8Array(size), 'image/x-unknown');
const smallest = async (kind: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif') =>
  fileOf(await noise(20, 10).toFormat(kind).toBuffer(), `image/${kind}`);

describe('a picture that fits', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('as %s is untouched', async (kind) => {
    const file = await smallest(kind);
    const fitted = await fitPicture(file, mastodon, blind);
    expect(fitted.file).toBe(file);
    expect(fitted.change).toBe(undefined);
  });

  test('is called what it is, whatever its name said', async () => {
    const misnamed = fileOf(await bytesOf(await smallest('png')), 'image/jpeg');
    const { file, change } = await fitPicture(misnamed, mastodon, blind);
    expect(file.type).toBe('image/png');
    expect(change).toBe(undefined);
    expect(await bytesOf(file)).toEqual(await bytesOf(misnamed));
  });

  test('goes as it is although the browser cannot decode it', async () => {
    const file = fileOf(heic(Buffer.alloc(8), 'x'), 'image/heic');
    expect((await fitPicture(file, mastodon, blind)).file).toBe(file);
  });
});

describe('a picture that does not fit', () => {
  test('of a wrong kind becomes a JPEG of full size, upright', async () => {
    const file = fileOf(await withCameraData(noise(90, 60)).webp().toBuffer(), 'image/webp');
    const codec = sharpCodec();
    const fitted = await fitPicture(file, { ...mastodon, mimeTypes: ['image/jpeg', 'image/png'] }, codec);
    expect(fitted.change).toEqual({
      kind: 'converted',
      from: { type: 'image/webp', bytes: file.size, width: 60, height: 90 },
      to: { type: 'image/jpeg', bytes: fitted.file.size, width: 60, height: 90 },
    });
    const { width, height, orientation = 1 } = await sharp(await bytesOf(fitted.file)).metadata();
    expect({ width, height, orientation }).toEqual({ width: 60, height: 90, orientation: 1 });
    expect(codec.tries).toEqual([['image/jpeg', 0.92, 60]]);
    expect(codec.open).toBe(0);
  });

  test('with transparency stays transparent, without loss where there is room', async () => {
    const file = fileOf(await noise(90, 60, 4).webp().toBuffer(), 'image/webp');
    const { file: png } = await fitPicture(
      file,
      { ...mastodon, mimeTypes: ['image/jpeg', 'image/png'] },
      sharpCodec(),
    );
    expect(png.type).toBe('image/png');
    expect((await sharp(await bytesOf(png)).stats()).isOpaque).toBe(false);
    const large = fileOf(await noise(90, 60, 4).png().toBuffer(), 'image/png');
    const { file: webp } = await fitPicture(large, { ...mastodon, imageBytes: 12_000 }, sharpCodec());
    expect(webp.type).toBe('image/webp');
    expect((await sharp(await bytesOf(webp)).stats()).isOpaque).toBe(false);
  });

  test('of too many pixels is scaled to just fit, in its shape', async () => {
    const file = fileOf(await noise(300, 200).jpeg().toBuffer(), 'image/jpeg');
    const { change } = await fitPicture(file, { ...mastodon, imagePixels: 15_000 }, sharpCodec());
    expect(change?.kind).toBe('scaled');
    expect(change?.to).toMatchObject({ type: 'image/jpeg', width: 150, height: 100 });
  });

  test('of too many bytes fits in the end, in few tries, and is not needlessly small', async () => {
    const file = fileOf(await noise(600, 400).png().toBuffer(), 'image/png');
    const codec = sharpCodec();
    const fitted = await fitPicture(file, { ...mastodon, imageBytes: 40_000 }, codec);
    expect(fitted.file.size).toBeLessThanOrEqual(40_000);
    expect(fitted.file.size).toBeGreaterThan(20_000);
    expect((await dimensionsOf(fitted.file))?.width).toBe(fitted.change?.to.width);
    expect(codec.tries.length).toBeLessThanOrEqual(6);
  });

  test.each([
    ['best', 1000, ['image/jpeg 0.92 100×100']],
    ['a little less', 790, ['image/jpeg 0.92 100×100', 'image/jpeg 0.85 100×100']],
    ['less', 440, ['image/jpeg 0.92 100×100', 'image/jpeg 0.75 100×100']],
    ['fewer pixels', 200, ['image/jpeg 0.92 100×100', 'image/jpeg 0.85 50×50']],
  ])('is first tried at full size: %s', async (_, imageBytes, expected) => {
    const { codec, tries } = figures(100, 100, 0.1);
    await fitPicture(broken(2000), { ...mastodon, imageBytes }, codec);
    expect(tries).toEqual(expected);
  });

  test('a PNG of photographs is not encoded again as PNG', async () => {
    const { codec, tries } = figures(100, 100, 0.1, true);
    const png = fileOf(await noise(100, 100, 4).png().toBuffer());
    await fitPicture(png, { ...mastodon, imageBytes: 1000 }, codec);
    expect(tries).toEqual(['image/webp 0.92 100×100']);
  });

  test('a GIF that does not move becomes a PNG of full size on Mastodon', async () => {
    const flat = sharp({ create: { width: 1000, height: 1000, channels: 3, background: 'red' } });
    const gif = fileOf(await flat.gif({ effort: 1 }).toBuffer(), 'image/gif');
    const { change } = await fitPicture(gif, mastodon, sharpCodec());
    expect(change).toMatchObject({ kind: 'converted', to: { type: 'image/png', width: 1000, height: 1000 } });
  });
});

describe('is refused', () => {
  const moving = async (width: number, height: number, kind: 'gif' | 'webp' = 'gif') => {
    const raw = { width, height: height * 2, channels: 3, pageHeight: height } as const;
    const half = width * height * 3;
    const frames = Buffer.concat([Buffer.alloc(half, 10), Buffer.alloc(half, 200)]);
    return fileOf(await sharp(frames, { raw }).toFormat(kind, { effort: 1 }).toBuffer(), `image/${kind}`);
  };

  test('a moving GIF of more pixels than Mastodon takes, but not elsewhere', async () => {
    const gif = await moving(1000, 1000);
    await expect(fitPicture(gif, mastodon, sharpCodec())).rejects.toMatchObject({
      report: { kind: 'refused', reason: 'media-too-large', detail: '1000 × 1000 > 0.9 MP' },
    });
    const elsewhere = await fitPicture(gif, { ...mastodon, imagePixels: 40_000_000 }, blind);
    expect(elsewhere.file).toBe(gif);
  });

  test('a moving picture of a kind the server does not know', async () => {
    const limits = { ...mastodon, mimeTypes: ['image/jpeg'] };
    await expect(fitPicture(await moving(20, 20, 'webp'), limits, sharpCodec())).rejects.toMatchObject({
      report: { kind: 'refused', reason: 'media-kind', detail: 'image/webp' },
    });
  });

  test('what the browser cannot decode and the server does not take', async () => {
    const file = fileOf(heic(Buffer.alloc(8), 'x'));
    const kind = { ...mastodon, mimeTypes: ['image/jpeg'] };
    await expect(fitPicture(file, kind, blind)).rejects.toMatchObject({
      report: { reason: 'media-kind', detail: 'image/heic' },
    });
    await expect(fitPicture(file, { ...mastodon, imagePixels: 8_000_000 }, blind)).rejects.toMatchObject({
      report: { reason: 'media-too-large', detail: '4032 × 3024 > 8.0 MP' },
    });
  });

  test('what is still too large after six tries', async () => {
    const { codec, tries } = figures(1000, 1000, 0.1);
    const stubborn: Codec = {
      ...codec,
      encode: async (...args) => {
        await codec.encode(...args);
        return broken(1500).slice(0, 1500, 'image/jpeg');
      },
    };
    const jpeg = fileOf(await noise(60, 60).jpeg().toBuffer());
    await expect(fitPicture(jpeg, { ...mastodon, imageBytes: 1000 }, stubborn)).rejects.toMatchObject({
      report: { kind: 'refused', reason: 'media-too-large' },
    });
    expect(tries.length).toBe(6);
  });
});

test('the picture is let go of although encoding fails', async () => {
  const codec = sharpCodec();
  codec.encode = () => Promise.reject(new Error('out of memory'));
  const file = await smallest('png');
  await expect(fitPicture(file, { ...mastodon, imagePixels: 10 }, codec)).rejects.toThrow('out of memory');
  expect(codec.open).toBe(0);
});

import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Codec } from '../../../utils/media/codec.ts';
import { freePicture } from '../../../utils/media/free-picture.ts';
import { prepareMedia } from '../../../utils/media/prepare-media.ts';
import type { Limits } from '../../../utils/post/account.ts';
import type { ProblemReport } from '../../../utils/post/problem.ts';
import type { Media } from '../../../utils/post/types.ts';
import { movie } from './boxes.ts';
import { bytesOf, fileOf, noise, withCameraData } from './pictures.ts';
import { sharpCodec } from './sharp-codec.ts';

const limits: Limits = {
  ...{ characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
  ...{ imageBytes: 16 * 1024 * 1024, imagePixels: 33_177_600, videoBytes: 99 * 1024 * 1024 },
  mimeTypes: [
    ...['jpeg', 'png', 'gif', 'heic', 'webp', 'avif'].map((kind) => `image/${kind}`),
    ...['video/mp4', 'video/quicktime'],
  ],
};
const blind: Codec = {
  decode: async () => undefined,
  encode: () => Promise.reject(new Error('nothing to encode')),
  close: () => {},
};
const media = (bytes: Uint8Array, kind: Media['kind'] = 'image', type = ''): Media => ({
  ...{ kind, description: '' },
  file: fileOf(bytes, type),
});
const reportOf = (work: Promise<unknown>): Promise<ProblemReport> =>
  work.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (thrown) => thrown.report ?? Promise.reject(thrown),
  );

/** A JPEG that every browser shows and that has to be written anew: a line count where none belongs, with words. */
async function strange(): Promise<Buffer> {
  const jpeg = await withCameraData(noise(40, 30)).jpeg().toBuffer();
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const segment = Buffer.from('\xff\xdc\0\x0bSecretCam', 'latin1');
  return Buffer.concat([jpeg.subarray(0, scan), segment, jpeg.subarray(scan)]);
}

/** A film whose pictures are JPEGs, each with an Exif of its own. */
const oldFilm = () => Buffer.from(movie('qt  ').toString('latin1').replace('vp09', 'jpeg'), 'latin1');

describe('a picture whose file is not understood', () => {
  test('is written anew, upright, and only its pixels are left', async () => {
    const codec = sharpCodec();
    const freed = await freePicture(fileOf(await strange()), true, codec);
    if (!freed.cleaned) throw new Error(freed.why);
    expect(freed.how).toBe('written-anew');
    const left = await bytesOf(freed.file);
    expect(left.includes('Secret')).toBe(false);
    expect(await sharp(left).metadata()).toMatchObject({ format: 'jpeg', width: 30, height: 40 });
    expect(codec.open).toBe(0);
  });

  test('is refused where the browser cannot show it either', async () => {
    expect(await freePicture(fileOf(await strange()), false, blind)).toEqual({
      cleaned: false,
      why: 'shape',
    });
  });

  test('is refused where it moves', async () => {
    const frames = [noise(20, 20), noise(20, 20).negate()].map((frame) => frame.png().toBuffer());
    const gif = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif()
      .toBuffer();
    const codec = sharpCodec();
    expect(await freePicture(fileOf(gif.subarray(0, gif.length - 60)), false, codec)).toMatchObject({
      cleaned: false,
    });
    expect(codec.tries).toEqual([]);
  });

  test('stops the post, until a person says that it shall go all the same', async () => {
    const broken = media(await strange());
    const report = await reportOf(prepareMedia(broken, limits, { keepCredit: true }, blind));
    expect(report).toMatchObject({ kind: 'refused', reason: 'place-shape', detail: 'image/jpeg' });
    const sent = await prepareMedia(broken, limits, { keepCredit: true, asItIs: true }, blind);
    expect((await bytesOf(sent.file)).equals(await bytesOf(broken.file))).toBe(true);
  });
});

test('a person’s word is good only for what cannot be cleaned', async () => {
  const camera = media(await withCameraData(noise(20, 20)).jpeg().toBuffer());
  const sent = await prepareMedia(camera, limits, { keepCredit: false, asItIs: true }, blind);
  expect((await bytesOf(sent.file)).includes('Secret')).toBe(false);
});

test('nobody is asked about a kind that the server does not take', async () => {
  const tiff = media(await noise(20, 20).tiff().toBuffer(), 'image', 'image/tiff');
  expect(await reportOf(prepareMedia(tiff, limits, { keepCredit: true }, blind))).toMatchObject({
    ...{ reason: 'media-kind', detail: 'image/tiff' },
  });
  const takesTiff = { ...limits, mimeTypes: [...limits.mimeTypes, 'image/tiff'] };
  expect((await reportOf(prepareMedia(tiff, takesTiff, { keepCredit: true }, blind))).reason).toBe(
    'place-kind',
  );
});

test('a film with pictures that may tell something themselves is refused', async () => {
  const report = await reportOf(prepareMedia(media(oldFilm(), 'video'), limits, { keepCredit: true }, blind));
  expect(report).toMatchObject({ reason: 'place-shape', detail: 'video/quicktime' });
});

describe('a kind that servers fail over', () => {
  const avif = async () => media(await noise(20, 10).avif({ effort: 0 }).toBuffer(), 'image', 'image/avif');

  test('goes as it is first, then as a JPEG', async () => {
    const first = await prepareMedia(await avif(), limits, { keepCredit: true }, sharpCodec());
    expect(first.file.type).toBe('image/avif');
    const second = await prepareMedia(await avif(), limits, { keepCredit: true, asJpeg: true }, sharpCodec());
    expect(second.file.type).toBe('image/jpeg');
  });

  test('goes as it is again where the browser cannot read it', async () => {
    const again = await prepareMedia(await avif(), limits, { keepCredit: true, asJpeg: true }, blind);
    expect(again.file.type).toBe('image/avif');
  });

  test('others stay what they are', async () => {
    const png = media(await noise(20, 10).png().toBuffer());
    const again = await prepareMedia(png, limits, { keepCredit: true, asJpeg: true }, sharpCodec());
    expect(again.file.type).toBe('image/png');
  });
});

describe('printing colours', () => {
  const cmyk = async () =>
    media(await noise(200, 200).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer());

  test('stay as they are where the server takes the file', async () => {
    const before = await cmyk();
    const { file } = await prepareMedia(before, limits, { keepCredit: true }, sharpCodec());
    const [colours, expected] = await Promise.all(
      [file, before.file].map(async (each) =>
        sharp(await bytesOf(each))
          .raw()
          .toBuffer(),
      ),
    );
    expect(colours?.equals(expected ?? Buffer.alloc(0))).toBe(true);
    expect((await sharp(await bytesOf(file)).metadata()).channels).toBe(4);
  });

  test('are not converted: the post stops and says why', async () => {
    const codec = sharpCodec();
    const small = { ...limits, imageBytes: 1000 };
    const report = await reportOf(prepareMedia(await cmyk(), small, { keepCredit: true }, codec));
    expect(report.reason).toBe('media-colours');
    expect(codec.tries).toEqual([]);
  });
});

import sharp from 'sharp';
import type { Codec, Decoded, Writable } from '../../../utils/media/codec.ts';
import { bytesOf, fileOf } from './pictures.ts';

/** A picture as sharp holds it. */
export interface SharpPicture extends Decoded {
  png: Buffer;
}

/** A codec that really decodes and encodes, counting what it is asked for. */
export function sharpCodec(): Codec<SharpPicture> & { tries: [Writable, number, number][]; open: number } {
  const codec = {
    tries: [] as [Writable, number, number][],
    open: 0,
    async decode(file: Blob): Promise<SharpPicture | undefined> {
      // As forgiving as browsers are.
      const picture = sharp(await bytesOf(file), { failOn: 'none' }).autoOrient();
      const made = await picture.png({ compressionLevel: 0 }).toBuffer({ resolveWithObject: true });
      codec.open += 1;
      const { isOpaque } = await sharp(made.data).stats();
      return { width: made.info.width, height: made.info.height, hasAlpha: !isOpaque, png: made.data };
    },
    async encode(picture: SharpPicture, width: number, height: number, type: Writable, quality: number) {
      codec.tries.push([type, quality, width]);
      const scaled = sharp(picture.png).resize(width, height, { fit: 'fill' });
      const kind = type === 'image/jpeg' ? 'jpeg' : type === 'image/png' ? 'png' : 'webp';
      const settings = type === 'image/png' ? {} : { quality: Math.round(quality * 100) };
      return fileOf(await scaled.toFormat(kind, settings).toBuffer(), type);
    },
    close() {
      codec.open -= 1;
    },
  };
  return codec;
}

import type { Codec, Decoded } from './codec.ts';
import { kindOf } from './kind.ts';

/** A picture in the browser's own memory. */
export interface BitmapPicture extends Decoded {
  bitmap: ImageBitmap;
}

/** The browser's own codecs, which work without a page: in Chromium's service worker and in Firefox's event page. */
export const canvasCodec: Codec<BitmapPicture> = {
  async decode(file) {
    const bitmap = await bitmapOf(file).catch(() => undefined);
    if (!bitmap) return undefined;
    const { width, height } = bitmap;
    const hasAlpha = (await kindOf(file)) !== 'image/jpeg' && showsThrough(bitmap);
    return { width, height, hasAlpha, bitmap };
  },

  async encode({ bitmap }, width, height, type, quality) {
    const canvas = new OffscreenCanvas(width, height);
    const context = contextOf(canvas);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return canvas.convertToBlob({ type, quality });
  },

  close({ bitmap }) {
    bitmap.close();
  },
};

async function bitmapOf(file: Blob): Promise<ImageBitmap> {
  // Firefox decodes no file that is put together from several, as every one is that lost its place (seen in 153, 2026-11-22).
  const whole = new Blob([await file.arrayBuffer()], { type: file.type });
  return createImageBitmap(whole, { imageOrientation: 'from-image' });
}

/** Rows looked at in one go: the whole picture again as numbers would be another 100 MB. */
const rows = 256;

function showsThrough(bitmap: ImageBitmap): boolean {
  const canvas = new OffscreenCanvas(bitmap.width, Math.min(rows, bitmap.height));
  const context = contextOf(canvas, { willReadFrequently: true });
  for (let top = 0; top < bitmap.height; top += rows) {
    const height = Math.min(rows, bitmap.height - top);
    context.clearRect(0, 0, bitmap.width, height);
    context.drawImage(bitmap, 0, top, bitmap.width, height, 0, 0, bitmap.width, height);
    const { data } = context.getImageData(0, 0, bitmap.width, height);
    for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 255) return true;
  }
  return false;
}

function contextOf(
  canvas: OffscreenCanvas,
  settings?: CanvasRenderingContext2DSettings,
): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', settings);
  if (!context) throw new Error('no canvas');
  return context;
}

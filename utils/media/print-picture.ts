import type { PicturePrint } from '../post/picture-print.ts';
import { printOf } from './picture-print.ts';

/** More than this on a side tells no more, in pixels. */
const most = 256;

/** What a picture looks like. Nothing where the browser cannot read it. */
export async function printPicture(file: Blob): Promise<PicturePrint | undefined> {
  // Firefox decodes no file that is put together from several (seen in 153, 2026-11-22).
  const whole = new Blob([await file.arrayBuffer()], { type: file.type });
  const bitmap = await createImageBitmap(whole, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!bitmap) return undefined;
  const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height);
  return pixels && printOf(pixels);
}

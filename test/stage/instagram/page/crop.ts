import type { Item, Ratio } from './draft.ts';

/** The part of a picture that a ratio leaves, from its middle, in the picture's pixels. */
export function cropOf(size: Size, ratio: Ratio): Size & { x: number; y: number } {
  const wanted = ratio === 'original' ? inRange(size.width / size.height) : ratios[ratio];
  const width = Math.round(Math.min(size.width, size.height * wanted));
  const height = Math.round(Math.min(size.height, size.width / wanted));
  return {
    x: Math.floor((size.width - width) / 2),
    y: Math.floor((size.height - height) / 2),
    width,
    height,
  };
}

/** Draws an item as it will be published, at most 1440 pixels wide. */
export function drawCropped(item: Item, ratio: Ratio, canvas = document.createElement('canvas')) {
  const part = cropOf(item, ratio);
  const scale = Math.min(1, widest / part.width);
  canvas.width = Math.round(part.width * scale);
  canvas.height = Math.round(part.height * scale);
  const context = canvas.getContext('2d');
  if (!context || !item.source) return canvas;
  context.filter = item.filter;
  const { x, y, width, height } = part;
  context.drawImage(item.source, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The JPEG that goes up. */
export async function croppedJpeg(item: Item, ratio: Ratio): Promise<Size & { blob: Blob }> {
  const canvas = drawCropped(item, ratio);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  if (!blob) throw new Error('picture not encoded');
  return { blob, width: canvas.width, height: canvas.height };
}

interface Size {
  width: number;
  height: number;
}

const ratios = { '1:1': 1, '4:5': 4 / 5, '16:9': 16 / 9 };
const widest = 1440;

/** Even the original is cut where it is very tall or very wide. */
function inRange(ratio: number): number {
  return Math.min(1.91, Math.max(0.8, ratio));
}

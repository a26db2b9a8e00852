/** A picture as it goes up. */
export interface Jpeg {
  blob: Blob;
  width: number;
  height: number;
}

/** Makes any picture a JPEG within Bluesky's limits; transparency and metadata are lost, as in the real client. */
export async function toJpeg(file: Blob): Promise<Jpeg> {
  const bitmap = await createImageBitmap(file);
  let scale = Math.min(1, maxSide / Math.max(bitmap.width, bitmap.height));
  for (;;) {
    const width = Math.round(bitmap.width * scale);
    const height = Math.round(bitmap.height * scale);
    const blob = await bestUnderLimit(draw(bitmap, width, height));
    if (blob) return { blob, width, height };
    scale *= 0.8;
  }
}

const maxSide = 4000;
const maxBytes = 2_000_000;

async function bestUnderLimit(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  let best: Blob | undefined;
  let low = 40;
  let high = 98;
  while (low <= high) {
    // The first try is the best one: most pictures need no more.
    const quality = best || high < 98 ? Math.floor((low + high) / 2) : high;
    const blob = await encode(canvas, quality / 100);
    if (blob.size < maxBytes) {
      best = blob;
      low = quality + 1;
    } else {
      high = quality - 1;
    }
  }
  return best;
}

function draw(bitmap: ImageBitmap, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error('picture not encoded')));
    canvas.toBlob(done, 'image/jpeg', quality);
  });
}

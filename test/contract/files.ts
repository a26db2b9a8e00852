import sharp from 'sharp';

/** A picture of one colour. */
export async function picture(
  width = 64,
  height = 48,
  format: 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'tiff' = 'png',
): Promise<Blob> {
  const image = sharp({ create: { width, height, channels: 3, background: '#4f8a5b' } });
  return new Blob([new Uint8Array(await image.toFormat(format).toBuffer())], { type: `image/${format}` });
}

/** The first bytes of an MP4: enough for the stage's server, not for a real one. */
export function videoStart(): Blob {
  const box = [0, 0, 0, 24, ...Buffer.from('ftypisom'), 0, 0, 2, 0, ...Buffer.from('isomiso2')];
  return new Blob([new Uint8Array(box)], { type: 'video/mp4' });
}

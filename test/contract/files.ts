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

/** The boxes of an MP4 without a film in them: enough for the stage's server, not for a real one. */
export function videoStart(): Blob {
  return new Blob([brokenVideo(), new Uint8Array([0, 0, 0, 8, ...Buffer.from('moov')])], {
    type: 'video/mp4',
  });
}

/** The first bytes of an MP4, in which no server finds a film. */
export function brokenVideo(): Blob {
  const box = [0, 0, 0, 24, ...Buffer.from('ftypisom'), 0, 0, 2, 0, ...Buffer.from('isomiso2')];
  return new Blob([new Uint8Array(box)], { type: 'video/mp4' });
}

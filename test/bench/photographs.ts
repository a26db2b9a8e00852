import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** A JPEG with about as much detail as a photograph; `bytes` are reached by zeros behind its end. */
export async function photograph(
  folder: string,
  width: number,
  height: number,
  bytes = 0,
  name = `${width}`,
) {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const picture = await sharp({
    create: { width: width / 4, height: height / 4, channels: 3, background: '#808080', noise },
  })
    .resize(width, height, { kernel: 'cubic' })
    .jpeg({ quality: 90 })
    .toBuffer();
  const file = Buffer.concat([picture, Buffer.alloc(Math.max(0, bytes - picture.length))]);
  const path = join(folder, `${name}.jpg`);
  await writeFile(path, file);
  return { path, bytes: file.length };
}

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** A square PNG with a letter, for an account. */
export function portrait(color: string, letter: string): Promise<Buffer> {
  return draw(
    `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120"><rect width="120" height="120" fill="${color}"/>
     <text x="60" y="82" font-family="sans-serif" font-size="64" fill="#fff" text-anchor="middle">${letter}</text></svg>`,
  );
}

/** Paths of as many different PNG pictures, 800 × 500 pixels, that a person could choose. */
export async function pictureFiles(count: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mitposten-pictures-'));
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const path = join(folder, `bild-${index + 1}.png`);
      await writeFile(path, await scene(index));
      return path;
    }),
  );
}

/** The path of an MP4 file that a person could choose, about so many bytes. It begins as one does and shows nothing. */
export async function videoFile(bytes = 50_000): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'mitposten-video-')), 'film.mp4');
  const box = (type: string, content: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(content.length + 8);
    return Buffer.concat([size, Buffer.from(type), content]);
  };
  const brands = Buffer.from('isom\0\0\u0002\0isomiso2');
  await writeFile(
    path,
    Buffer.concat([box('ftyp', brands), box('mdat', Buffer.alloc(bytes, 7)), box('moov', Buffer.alloc(0))]),
  );
  return path;
}

/** A market square in the evening, a little different each time. */
function scene(index: number): Promise<Buffer> {
  const sky = `hsl(${200 + index * 24} 70% 78%)`;
  const houses = Array.from({ length: 7 }, (_, at) => {
    const height = 140 + ((at * 53 + index * 37) % 110);
    const x = at * 116;
    return `<rect x="${x}" y="${400 - height}" width="104" height="${height}" fill="hsl(${(at * 47 + index * 60) % 360} 35% 45%)"/>
      <path d="M${x - 6} ${400 - height} l58 -46 l58 46 z" fill="hsl(12 45% ${30 + at * 3}%)"/>`;
  }).join('');
  return draw(
    `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><rect width="800" height="500" fill="${sky}"/>
     <circle cx="${620 - index * 90}" cy="110" r="46" fill="#ffe9a8"/>${houses}
     <rect y="400" width="800" height="100" fill="#b9a78b"/></svg>`,
  );
}

function draw(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).png().toBuffer();
}

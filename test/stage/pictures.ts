import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { box, describedAs, fullBox, track, u32 } from '../unit/media/boxes.ts';

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

/** What the films' cameras have left in them, and what is seen of the films. */
export const film = { told: ['SecretCam', 'SecretTrack', 'SecretPlace'], shown: 'EIN BILD' };

/**
 * The path of an MP4 file that a person could choose, about so many bytes: one track, with the place beside each picture in
 * another. It is built as films are and shows nothing. `pictures` is how they are packed: `vp09`, or by an old camera `jpeg`.
 */
export async function videoFile(bytes = 50_000, pictures: 'vp09' | 'jpeg' = 'vp09'): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'mitposten-video-')), 'film.mp4');
  const ftyp = box('ftyp', 'isom', u32(512), 'isomiso2');
  const picture = Buffer.alloc(Math.max(1000, bytes - 2000), 7);
  picture.write(film.shown);
  const place = Buffer.from('GPS(6.5601, 51.3401, 17) SecretPlace');
  const start = ftyp.length + 8;
  const head = box(
    'moov',
    fullBox('mvhd', 0, u32(0xe2000001), u32(0xe2000001), Buffer.alloc(88)),
    track('vide', start, [picture.length], describedAs(pictures)),
    track('sbtl', start + picture.length, [place.length], box('tx3g', Buffer.alloc(38)), 2),
  );
  await writeFile(path, Buffer.concat([ftyp, box('mdat', picture, place), head]));
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

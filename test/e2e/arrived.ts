import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { fetchFrom } from '../stage/ask.ts';
import type { Stage } from '../stage/stage.ts';
import type { PublicStatus } from './fixture.ts';

/** The files of a status as anybody can load them, in its order. */
export function filesOf(show: Stage, status: PublicStatus | undefined): Promise<Buffer[]> {
  return Promise.all(
    (status?.media_attachments ?? []).map(async ({ url }) => {
      const answer = await fetchFrom(show, new URL(url).host, new URL(url).pathname);
      return Buffer.from(await answer.arrayBuffer());
    }),
  );
}

/** What a picture shows, as something to compare: the same whatever else is in its file. */
export async function look(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture)
    .autoOrient()
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return `${info.width}x${info.height} ${createHash('sha256').update(data).digest('hex')}`;
}

/** What the chosen pictures show. */
export function looksOf(paths: readonly string[]): Promise<string[]> {
  return Promise.all(paths.map(async (path) => look(await readFile(path))));
}

/** What the pictures of a status show. */
export async function arrivedLooks(show: Stage, status: PublicStatus | undefined): Promise<string[]> {
  return Promise.all((await filesOf(show, status)).map(look));
}

/** Which of these files a file that arrived is: a video by its length, a picture by what it shows, as servers encode it anew. */
export async function shownBy(arrived: Buffer, files: Uint8Array[]): Promise<Uint8Array | undefined> {
  const own = await small(arrived);
  // What a camera has left in a film is overwritten, and nothing moves.
  if (!own) return files.find((file) => file.length === arrived.length);
  const distances = await Promise.all(
    files.map(async (file) => {
      const other = await small(file);
      if (!other || Math.abs(own.shape / other.shape - 1) > 0.02) return Number.POSITIVE_INFINITY;
      const sum = own.data.reduce((total, value, at) => total + Math.abs(value - (other.data[at] ?? 0)), 0);
      return sum / own.data.length;
    }),
  );
  const nearest = Math.min(...distances);
  return nearest < mostApart ? files[distances.indexOf(nearest)] : undefined;
}

/** How far apart two encodings of one picture may be, on average, of 255. */
const mostApart = 4;

async function small(file: Uint8Array): Promise<{ data: Buffer; shape: number } | undefined> {
  try {
    const picture = sharp(file);
    const { autoOrient } = await picture.metadata();
    const data = await picture.autoOrient().resize(48, 48, { fit: 'fill' }).removeAlpha().raw().toBuffer();
    return { data, shape: autoOrient.width / autoOrient.height };
  } catch {
    return undefined;
  }
}

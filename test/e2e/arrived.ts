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
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
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

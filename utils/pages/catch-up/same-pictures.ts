import type { OwnPost } from '../../mastodon/own-statuses.ts';
import type { Io } from '../../platforms/contract.ts';
import { looksTheSame, type PicturePrint } from '../../post/picture-print.ts';
import type { Found } from './found.ts';
import { fileAt, loaded, postOf } from './load.ts';
import { type Compared, mayBe, type Standing } from './missing.ts';

/** Of a small picture. */
const bounds = { timeout: 10_000, largest: 8 * 1024 ** 2 };
/** So many statuses are looked at for one post, and so many pictures of each. */
const most = 4;

export interface PictureIo {
  io: Io;
  /** What a picture looks like; nothing where it cannot be read. */
  print(file: Blob): Promise<PicturePrint | undefined>;
}

/**
 * Takes out of what is missing the posts of which words say too little, and whose picture stands on Mastodon. Their pictures
 * are loaded for that from their author's own server; what cannot be loaded stays missing. Of what a page shows nothing is
 * loaded: whoever looks for what is missing sends nothing to its platform.
 */
export async function withoutShown(
  { missing, settled, older }: Compared,
  standing: ReadonlyMap<string, Standing>,
  pictures: PictureIo,
): Promise<Compared> {
  const left: Compared['missing'] = [];
  for (const { found, accounts } of missing) {
    const isShown = await Promise.all(
      accounts.map((account) =>
        showsTheSame(found, mayBe(found, standing.get(account)?.posts ?? []), pictures),
      ),
    );
    const open = accounts.filter((_, at) => !isShown[at]);
    if (open.length) left.push({ found, accounts: open });
  }
  return { missing: left, settled: settled + missing.length - left.length, older };
}

async function showsTheSame(
  found: Found,
  posts: readonly OwnPost[],
  { io, print }: PictureIo,
): Promise<boolean> {
  if (posts.length === 0) return false;
  const printed = (files: readonly Blob[]): Promise<PicturePrint[]> =>
    Promise.all(files.slice(0, most).map((file) => print(file).catch(() => undefined))).then((all) =>
      all.filter((each) => each !== undefined),
    );
  const own = await printed(await picturesOf(found, io).catch(() => []));
  if (own.length === 0) return false;
  for (const { previews } of posts.slice(0, most)) {
    const files = await Promise.all(
      previews.slice(0, most).map((src) => fileAt(src, io, bounds).catch(() => undefined)),
    );
    const there = await printed(files.filter((file) => file !== undefined));
    if (own.some((one) => there.some((other) => looksTheSame(one, other, false)))) return true;
  }
  return false;
}

async function picturesOf(found: Found, io: Io): Promise<Blob[]> {
  if (found.shown) return [];
  const { parts } = await postOf(found, await loaded(found, io), io);
  return parts.flatMap(({ media }) => media.flatMap(({ kind, file }) => (kind === 'image' ? [file] : [])));
}

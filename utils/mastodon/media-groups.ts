import type { Media } from '../post/types.ts';

/**
 * Media in groups that one status each may have, in order and counted from `first`: so many pictures, or one video
 * (Mastodon 4.5, `PostStatusService`).
 */
export function groupMedia(media: readonly Pick<Media, 'kind'>[], first: number, limit: number): number[][] {
  const groups: number[][] = [];
  let open: number[] | undefined;
  media.forEach(({ kind }, index) => {
    const isRoom = open !== undefined && open.length < limit && kind === 'image';
    if (open && isRoom) open.push(first + index);
    else groups.push([first + index]);
    if (!isRoom) open = kind === 'image' ? groups.at(-1) : undefined;
  });
  return groups;
}

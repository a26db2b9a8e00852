import type { Uploaded } from '../mastodon/statuses.ts';
import { Problem } from '../post/problem.ts';

/**
 * The uploads of a status, each with an id of its own: where a server gave one id to several, each may have taken another's
 * place, so that all of these are sent once more (`again`, by their places), one after another. `others` are what the
 * delivery has uploaded besides. Throws Problem `media-mixed-up` where they are still taken for one.
 */
export async function distinctIds(
  uploads: readonly (Uploaded | undefined)[],
  others: readonly Uploaded[],
  again: (place: number) => Promise<Uploaded>,
): Promise<(Uploaded | undefined)[]> {
  const ids = [...uploads, ...others].flatMap((one) => (one ? [one.id] : []));
  const isShared = (one: Uploaded | undefined) => ids.filter((id) => id === one?.id).length > 1;
  if (!uploads.some(isShared)) return [...uploads];
  const distinct: (Uploaded | undefined)[] = [];
  for (const [place, one] of uploads.entries()) distinct.push(isShared(one) ? await again(place) : one);
  const known = [...distinct, ...others].flatMap((one) => one?.id ?? []);
  if (new Set(known).size < known.length) throw new Problem('refused', 'media-mixed-up');
  return distinct;
}

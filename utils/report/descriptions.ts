import type { Descriptions } from '../post/report.ts';
import type { Selected } from './selected.ts';

/** How the pictures and videos of what was mirrored are described. */
export function descriptionsOf(mirrored: readonly Selected[]): Descriptions {
  const sum = { pictures: 0, videos: 0, byPerson: 0, byMachine: 0, reasoned: 0 };
  let unknown = 0;
  for (const { line } of mirrored) {
    const { media } = line;
    if (!media) unknown += 1;
    else for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += media[key];
  }
  const { pictures, videos, byPerson, byMachine, reasoned } = sum;
  return { ...sum, none: pictures + videos - byPerson - byMachine - reasoned, unknown };
}

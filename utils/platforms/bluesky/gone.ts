import type { Io } from '../contract.ts';
import { parseAtUri, postCollection } from './at-uri.ts';
import { serverOf } from './identity.ts';
import { isThere, listRecords } from './repository.ts';

/** How many records are read at once: what is among them stands. */
const count = 50;

/**
 * Which of these posts of a profile its own server has no more. What is not among the newest is asked for by itself. Throws Problem;
 * then nothing is known.
 */
export async function gone(did: string, ids: readonly string[], io: Io): Promise<string[]> {
  const server = await serverOf(did, io);
  const listed = new Set((await listRecords(server, did, postCollection, count, io)).map(({ uri }) => uri));
  const found: string[] = [];
  for (const id of ids) {
    if (listed.has(id) || parseAtUri(id)?.repo !== did) continue;
    if (!(await isThere(server, id, io))) found.push(id);
  }
  return found;
}

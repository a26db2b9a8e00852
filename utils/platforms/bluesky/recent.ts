import * as v from 'valibot';
import type { Publication } from '../../post/types.ts';
import type { Io } from '../contract.ts';
import { addressOf, parseAtUri, postCollection } from './at-uri.ts';
import { serverOf } from './identity.ts';
import { type PostRecord, postRecord } from './record.ts';
import { listRecords } from './repository.ts';

/** How many records are read. Replies are among them and fall away. */
const count = 30;

/** The parts of a thread are made in one request, a millisecond apart; an answer to oneself comes later. In milliseconds. */
const together = 1000;

type Read = PostRecord & { uri: string; cid: string; time: number };

/**
 * The newest posts and threads of a profile as its own server lists them, newest first. What this version cannot read is
 * left out. Throws Problem.
 */
export async function recent(did: string, io: Io): Promise<Publication[]> {
  const server = await serverOf(did, io);
  const records = (await listRecords(server, did, postCollection, count, io)).flatMap(
    ({ uri, cid, value }): Read[] => {
      const record = v.safeParse(postRecord, value);
      const at = parseAtUri(uri);
      return record.success && at?.repo === did && at.collection === postCollection
        ? [{ ...record.output, uri, cid, time: Date.parse(record.output.createdAt) }]
        : [];
    },
  );
  return records
    .filter(({ reply }) => !reply)
    .map((first) => {
      const parts = threadFrom(first, records);
      return {
        platform: 'bluesky',
        profile: did,
        id: first.uri,
        address: addressOf(first.uri),
        time: first.time,
        parts: parts.map(({ uri, cid, text }) => ({ id: uri, revision: cid, text })),
      };
    });
}

function threadFrom(first: Read, records: Read[]): Read[] {
  const parts = [first];
  let next = partAfter(first, records);
  // A list that names a record twice could lead round in a circle.
  while (next && !parts.includes(next)) {
    parts.push(next);
    next = partAfter(next, records);
  }
  return parts;
}

function partAfter(part: Read, records: Read[]): Read | undefined {
  return records.find(({ reply, time }) => {
    const later = time - part.time;
    return reply?.parent.uri === part.uri && later >= 0 && later < together;
  });
}

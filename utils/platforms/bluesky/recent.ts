import * as v from 'valibot';
import type { Profile, Publication } from '../../post/types.ts';
import type { Io } from '../contract.ts';
import { addressOf, parseAtUri, postCollection } from './at-uri.ts';
import { serverOf } from './identity.ts';
import { postAt } from './places.ts';
import { type Embed, type PostRecord, postRecord } from './record.ts';
import { getRecord, listRecords, type ReadRecord } from './repository.ts';

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
  const records = (await listRecords(server, did, postCollection, count, io)).flatMap((each) =>
    readOf(each, did),
  );
  return records.filter(({ reply }) => !reply).map((first) => publicationOf(did, threadFrom(first, records)));
}

/** The post of a profile that is read at an address, with its thread as far as it is among the newest. Throws Problem. */
export async function publicationAt(
  address: string,
  { id: did }: Profile,
  io: Io,
): Promise<Publication | undefined> {
  const { rkey } = postAt(address) ?? {};
  const uri = `at://${did}/${postCollection}/${rkey}`;
  if (!rkey || !parseAtUri(uri)) return undefined;
  const found = (await recent(did, io)).find(({ parts }) => parts.some(({ id }) => id === uri));
  if (found) return found;
  const [read] = readOf(await getRecord(await serverOf(did, io), uri, io), did);
  // A reply is no post of its own.
  return read && !read.reply ? publicationOf(did, [read]) : undefined;
}

function readOf({ uri, cid, value }: ReadRecord, did: string): Read[] {
  const record = v.safeParse(postRecord, value);
  const at = parseAtUri(uri);
  return record.success && at?.repo === did && at.collection === postCollection
    ? [{ ...record.output, uri, cid, time: Date.parse(record.output.createdAt) }]
    : [];
}

function publicationOf(did: string, parts: [Read, ...Read[]]): Publication {
  const [first] = parts;
  return {
    platform: 'bluesky',
    profile: did,
    id: first.uri,
    address: addressOf(first.uri),
    time: first.time,
    parts: parts.map(({ uri, cid, text, embed }) => ({
      ...{ id: uri, revision: cid, text },
      holds: mediaIn(embed),
    })),
  };
}

/** How many pictures and videos a post has. */
function mediaIn(embed: Embed | undefined): number {
  switch (embed?.$type) {
    case 'app.bsky.embed.images':
      return embed.images.length;
    case 'app.bsky.embed.gallery':
      return embed.items.length;
    case 'app.bsky.embed.video':
      return 1;
    case 'app.bsky.embed.recordWithMedia':
      return mediaIn(embed.media);
    default:
      return 0;
  }
}

function threadFrom(first: Read, records: Read[]): [Read, ...Read[]] {
  const parts: [Read, ...Read[]] = [first];
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

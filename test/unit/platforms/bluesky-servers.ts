import { createHash } from 'node:crypto';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';
import { recognise } from '../../../utils/platforms/bluesky/recognise.ts';
import type { Profile, Publication } from '../../../utils/post/types.ts';
import { cidOf } from '../../stage/bluesky/page/record-cid.ts';
import { exchange, records } from './bluesky-fixtures.ts';

export const author = 'did:plc:kbcufbd4i5lw4qocq5gnujiq';

/** As the page names the author. */
export const profile: Profile = { platform: 'bluesky', id: author, name: 'stadt.bsky.test' };

/** Every picture and video: the recorded blobs are not kept. */
export const bytes = new TextEncoder().encode('a picture, as far as this test is concerned');
export const cidOfBytes = CID.createV1(
  0x55,
  create(0x12, createHash('sha256').update(bytes).digest()),
).toString();

interface Change {
  /** What the directory's document says. */
  did?: string;
  alsoKnownAs?: unknown;
  endpoint?: string;
  /** The bytes of every blob. */
  blob?: Uint8Array;
  /** What the records say of every blob. */
  size?: number;
  /** What the server says that a record holds, while it says the right CID. */
  value?: Record<string, unknown>;
}

interface Held {
  cid: string;
  value: Record<string, unknown>;
}

/** A directory and a data server that hold the recorded records, and change their minds with `change`. */
export async function servers(name: string, change: Change = {}) {
  return serversOf(await heldOf(name, change.size), change);
}

/** What recognise makes of the recording, with the CIDs that the records have here. */
export async function claimOf(name: string, { size }: { size?: number } = {}): Promise<Publication> {
  const [publication] = recognise(exchange(name));
  if (!publication) throw new Error(`${name} is no publication`);
  const held = await heldOf(name, size);
  const parts = publication.parts.map((part) => {
    const { cid = '', value } = held.get(part.id) ?? {};
    return { ...part, revision: cid, sent: JSON.stringify(value) };
  });
  return { ...publication, parts };
}

/** A made post of the author, which is truly in the repository, and its claim. */
export async function claimOfRecord(change: Record<string, unknown>, served: Change = {}) {
  const value = {
    ...{ $type: 'app.bsky.feed.post', text: 'Hallo', createdAt: '2026-11-22T16:04:59.717Z' },
    ...change,
  };
  const cid = await cidOf(value);
  const claim = await claimOf('plain');
  const said = { revision: cid, text: String(value.text), sent: JSON.stringify(value) };
  const publication = { ...claim, parts: claim.parts.map((part) => ({ ...part, ...said })) };
  return { publication, ...serversOf(new Map([[claim.id, { cid, value }]]), served) };
}

function serversOf(held: Map<string, Held>, change: Change) {
  const asked: string[] = [];
  const fetch = async (input: RequestInfo | URL) => {
    const url = new URL(String(input));
    asked.push(url.href);
    if (url.host === 'plc.directory') {
      const { did = author, endpoint = 'https://pds.example', alsoKnownAs } = change;
      return Response.json({
        id: did,
        alsoKnownAs: alsoKnownAs ?? [`at://${profile.name}`],
        service: [{ id: '#atproto_pds', serviceEndpoint: endpoint }],
      });
    }
    if (url.pathname.endsWith('getBlob')) return new Response((change.blob ?? bytes) as BodyInit);
    const { repo, collection, rkey } = Object.fromEntries(url.searchParams);
    const uri = `at://${repo}/${collection}/${rkey}`;
    const found = held.get(uri);
    return found
      ? Response.json({ uri, ...found, value: { ...found.value, ...change.value } })
      : Response.json({ error: 'RecordNotFound' }, { status: 400 });
  };
  return { io: { fetch: fetch as typeof globalThis.fetch }, asked, change };
}

async function heldOf(name: string, size = bytes.length): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  for (const [uri, { cid, value }] of records(name)) {
    const text = JSON.stringify(value);
    const renamed = JSON.parse(
      text
        .replace(/bafkrei[a-z2-7]{52}/g, cidOfBytes)
        .replace(/("mimeType":"[^"]+","size":)\d+/g, `$1${size}`),
    );
    held.set(uri, {
      cid: text === JSON.stringify(renamed) ? cid : await cidOf(renamed),
      value: renamed,
    });
  }
  return held;
}

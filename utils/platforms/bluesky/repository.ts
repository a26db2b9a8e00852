import { CID } from 'multiformats/cid';
import * as v from 'valibot';
import { Problem } from '../../post/problem.ts';
import type { Io } from '../contract.ts';
import { readBytes, readJson } from './answer.ts';
import { parseAtUri } from './at-uri.ts';
import type { BlobRef } from './record.ts';

export interface ReadRecord {
  uri: string;
  cid: string;
  value: unknown;
}

/** What a post's record has at most: a server takes none beyond 1 MB (@atproto/repo, MAX_BLOCK_SIZE). */
const recordLimit = { bytes: 1_000_000, milliseconds: 20_000 };

/** Thirty records have some 50 kB. */
const listLimit = { bytes: 4_000_000, milliseconds: 20_000 };

/** Both are compared with what was claimed, or stored. */
const name = v.pipe(v.string(), v.maxLength(2000));
const gotRecord = v.object({ uri: name, cid: name, value: v.unknown() });
const listed = v.object({ records: v.array(gotRecord) });

/** The record as its server holds it now. Throws Problem. */
export async function getRecord(server: string, uri: string, io: Io): Promise<ReadRecord> {
  const at = parseAtUri(uri);
  if (!at) throw new Problem('refused', 'record-missing', uri);
  const { repo, collection, rkey } = at;
  const query = new URLSearchParams({ repo, collection, rkey });
  const address = `${server}/xrpc/com.atproto.repo.getRecord?${query}`;
  return parse(gotRecord, await readJson(address, io, recordLimit), server);
}

/** Whether there is such a record; false only where its server says that there is none. Throws Problem. */
export async function isThere(server: string, uri: string, io: Io): Promise<boolean> {
  try {
    await getRecord(server, uri, io);
    return true;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.report.reason === 'record-missing') return false;
    throw thrown;
  }
}

/** The newest records of a collection, newest first, and no more than `limit`. Throws Problem. */
export async function listRecords(server: string, repo: string, collection: string, limit: number, io: Io) {
  const query = new URLSearchParams({ repo, collection, limit: String(limit) });
  const address = `${server}/xrpc/com.atproto.repo.listRecords?${query}`;
  return parse(listed, await readJson(address, io, listLimit), server).records.slice(0, limit);
}

/** The bytes that the reference names, proved by their number and their digest. Throws Problem. */
export async function getBlob(server: string, did: string, blob: BlobRef, io: Io): Promise<Blob> {
  const { ref, size, mimeType } = blob;
  const query = new URLSearchParams({ did, cid: ref.$link });
  const address = `${server}/xrpc/com.atproto.sync.getBlob?${query}`;
  const bytes = await readBytes(address, io, { bytes: size, milliseconds: timeFor(size) });
  if (bytes?.length !== size || !(await isNamed(ref.$link, bytes))) {
    throw new Problem('refused', 'blob-differs', ref.$link);
  }
  return new Blob([bytes], { type: mimeType });
}

/** A minute, and a second more per 100 kB because pictures come together; three minutes at most. In milliseconds. */
function timeFor(size: number): number {
  return Math.min(180_000, 60_000 + size / 100);
}

async function isNamed(cid: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { multihash } = CID.parse(cid);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return (
    multihash.code === sha256 &&
    digest.length === multihash.digest.length &&
    digest.every((byte, index) => byte === multihash.digest[index])
  );
}

const sha256 = 0x12;

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, server: string): T {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new Problem('unreachable', 'source-unreachable', server);
  return result.output;
}

import { CID } from 'multiformats/cid';
import * as v from 'valibot';
import { Problem } from '../../post/problem.ts';
import type { Io } from '../contract.ts';
import { parseAtUri } from './at-uri.ts';

const didDocument = v.object({
  id: v.string(),
  service: v.optional(v.array(v.object({ id: v.string(), serviceEndpoint: v.unknown() })), []),
});
const gotRecord = v.object({ uri: v.string(), cid: v.string(), value: v.unknown() });
const listed = v.object({ records: v.array(gotRecord) });
const xrpcError = v.object({ error: v.string() });

/** How long one request to a personal data server may take, in milliseconds. A blob may be a video. */
const timeLimit = { small: 20_000, blob: 180_000 };

export interface ReadRecord {
  uri: string;
  cid: string;
  value: unknown;
}

/** How long a repository is taken to lie where it lay, in milliseconds. */
const keptFor = 10 * 60_000;

const found = new WeakMap<Io, Map<string, { server: Promise<string>; until: number }>>();

/**
 * The origin of the personal data server that holds the repository, from the author's DID document (AT Protocol, "DID").
 * What was found is kept for ten minutes. Throws Problem `source-forbidden` for addresses that are none of the public
 * internet.
 */
export function serverOf(did: string, io: Io): Promise<string> {
  const known = found.get(io) ?? new Map();
  found.set(io, known);
  const kept = known.get(did);
  if (kept && kept.until > Date.now()) return kept.server;
  const server = lookUp(did, io);
  known.set(did, { server, until: Date.now() + keptFor });
  server.catch(() => known.delete(did));
  return server;
}

async function lookUp(did: string, io: Io): Promise<string> {
  const document = v.safeParse(didDocument, await json(documentAddress(did), io));
  const service = document.success
    ? document.output.service.find(({ id }) => id === '#atproto_pds' || id === `${did}#atproto_pds`)
    : undefined;
  if (!document.success || document.output.id !== did || typeof service?.serviceEndpoint !== 'string') {
    throw new Problem('unreachable', 'source-unreachable', did);
  }
  return publicOrigin(service.serviceEndpoint);
}

/** The record as its server holds it now. Throws Problem. */
export async function getRecord(server: string, uri: string, io: Io): Promise<ReadRecord> {
  const at = parseAtUri(uri);
  if (!at) throw new Problem('refused', 'record-missing', uri);
  const { repo, collection, rkey } = at;
  const query = new URLSearchParams({ repo, collection, rkey });
  return parse(gotRecord, await json(`${server}/xrpc/com.atproto.repo.getRecord?${query}`, io), server);
}

/** The newest records of a collection, newest first. Throws Problem. */
export async function listRecords(server: string, repo: string, collection: string, limit: number, io: Io) {
  const query = new URLSearchParams({ repo, collection, limit: String(limit) });
  return parse(listed, await json(`${server}/xrpc/com.atproto.repo.listRecords?${query}`, io), server)
    .records;
}

/** The bytes that the CID names, proved by their digest. Throws Problem. */
export async function getBlob(server: string, did: string, cid: string, type: string, io: Io): Promise<Blob> {
  const query = new URLSearchParams({ did, cid });
  const response = await ask(`${server}/xrpc/com.atproto.sync.getBlob?${query}`, io, timeLimit.blob);
  const bytes = await response.arrayBuffer().catch(() => {
    throw new Problem('unreachable', 'source-unreachable', server);
  });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const named = CID.parse(cid).multihash.digest;
  if (digest.length !== named.length || digest.some((byte, index) => byte !== named[index])) {
    throw new Problem('refused', 'blob-differs', cid);
  }
  return new Blob([bytes], { type });
}

function documentAddress(did: string): string {
  if (/^did:plc:[a-z2-7]{24}$/.test(did)) return `https://plc.directory/${did}`;
  const [, host] = /^did:web:([a-zA-Z0-9.-]+)$/.exec(did) ?? [];
  if (!host) throw new Problem('refused', 'source-forbidden', did);
  return `${publicOrigin(`https://${host}`)}/.well-known/did.json`;
}

/** Throws Problem unless the address is https at a name of the public internet: no port, no number, nothing local. */
export function publicOrigin(address: string): string {
  const url = URL.parse(address);
  const labels = url?.hostname.split('.') ?? [];
  const local = ['localhost', 'local', 'internal', 'lan', 'home', 'intranet', 'corp', 'arpa', 'onion'];
  const last = labels.at(-1) ?? '';
  if (
    url?.protocol !== 'https:' ||
    url.port ||
    labels.length < 2 ||
    !/^[a-z]/i.test(last) ||
    local.includes(last)
  ) {
    throw new Problem('refused', 'source-forbidden', address);
  }
  return url.origin;
}

async function json(address: string, io: Io): Promise<unknown> {
  const response = await ask(address, io, timeLimit.small);
  return response.json().catch(() => {
    throw new Problem('unreachable', 'source-unreachable', new URL(address).host);
  });
}

async function ask(address: string, io: Io, milliseconds: number): Promise<Response> {
  const { host } = new URL(address);
  const response = await io
    .fetch(address, { credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(milliseconds) })
    .catch(() => {
      throw new Problem('unreachable', 'source-unreachable', host);
    });
  if (response.ok) return response;
  const said = v.safeParse(xrpcError, await response.json().catch(() => undefined));
  const missing = said.success && /NotFound|Deactivated|Takendown|Suspended/.test(said.output.error);
  if (missing || response.status === 404) throw new Problem('refused', 'record-missing', host);
  throw new Problem('unreachable', 'source-unreachable', `${host} (${response.status})`);
}

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, server: string): T {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new Problem('unreachable', 'source-unreachable', server);
  return result.output;
}

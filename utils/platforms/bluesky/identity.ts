import * as v from 'valibot';
import { entriesOf } from '../../post/bounds.ts';
import { Problem } from '../../post/problem.ts';
import type { Io } from '../contract.ts';
import { readJson } from './answer.ts';

/**
 * The origin of the personal data server that holds the repository, from the author's DID document (AT Protocol, "DID").
 * What was found is kept for ten minutes. Throws Problem `source-forbidden` for addresses that are none of the public
 * internet.
 */
export async function serverOf(did: string, io: Io): Promise<string> {
  return (await identityOf(did, io)).server;
}

/**
 * Resolves if the author's DID document names the handle: its first `at://` entry in `alsoKnownAs`, in whatever case
 * (AT Protocol, "DID" and "Handle"). A handle may be new: before it is refused the document is read again. Throws Problem
 * `handle-differs` otherwise.
 */
export async function confirmHandle(did: string, handle: string, io: Io): Promise<void> {
  if (isNamed(handle, await identityOf(did, io))) return;
  const now = await identityOf(did, io, true);
  if (!isNamed(handle, now)) throw new Problem('refused', 'handle-differs', now.handle ?? did);
}

/** What a DID document says of an author. */
interface Identity {
  server: string;
  /** `undefined` where it names none. */
  handle: string | undefined;
}

/** How long a document is taken to say what it said, in milliseconds. */
const keptFor = 10 * 60_000;

/** A document has some hundred bytes; it has to be there quickly, because a post waits for it. */
const limit = { bytes: 100_000, milliseconds: 20_000 };

const didDocument = v.object({
  id: v.string(),
  alsoKnownAs: entriesOf(v.string(), 100),
  service: entriesOf(v.object({ id: v.string(), serviceEndpoint: v.unknown() }), 100),
});

const address = v.pipe(v.string(), v.maxLength(300));

const found = new WeakMap<Io, Map<string, { identity: Promise<Identity>; until: number }>>();

function identityOf(did: string, io: Io, again = false): Promise<Identity> {
  const known = found.get(io) ?? new Map();
  found.set(io, known);
  const kept = known.get(did);
  if (kept && kept.until > Date.now() && !again) return kept.identity;
  const identity = lookUp(did, io);
  known.set(did, { identity, until: Date.now() + keptFor });
  identity.catch(() => known.delete(did));
  return identity;
}

async function lookUp(did: string, io: Io): Promise<Identity> {
  const document = v.safeParse(didDocument, await readJson(documentAddress(did), io, limit));
  const service = document.success
    ? document.output.service.find(({ id }) => id === '#atproto_pds' || id === `${did}#atproto_pds`)
    : undefined;
  const endpoint = v.safeParse(address, service?.serviceEndpoint);
  if (!document.success || document.output.id !== did || !endpoint.success) {
    throw new Problem('unreachable', 'source-unreachable', did);
  }
  const name = document.output.alsoKnownAs.find((each) => each.startsWith('at://'));
  const [, handle] = /^at:\/\/([a-zA-Z0-9.-]{1,253})$/.exec(name ?? '') ?? [];
  return { server: publicOrigin(endpoint.output), handle };
}

function isNamed(handle: string, identity: Identity): boolean {
  return handle !== '' && identity.handle?.toLowerCase() === handle.toLowerCase();
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

import { encode } from '@ipld/dag-cbor';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';

/**
 * The CID of a record that came as JSON: version 1, DAG-CBOR, SHA-256, in base32 (AT Protocol, "Data Model"). `undefined`
 * for what can be no record: a link that is no CID, bytes that are no base64, or more than 32 levels.
 */
export async function cidOf(record: unknown): Promise<string | undefined> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(encode(fromJson(record, 0)));
  } catch {
    return undefined;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return CID.createV1(dagCbor, create(sha256, digest)).toString();
}

const dagCbor = 0x71;
const sha256 = 0x12;

/** A post needs eight. Answers come from servers that nobody vouches for, and the stack ends somewhere. */
const deepest = 32;

/** What JSON can't say is said by an object with one key. */
function fromJson(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) throw new RangeError('too deep');
  if (Array.isArray(value)) return value.map((each) => fromJson(each, depth + 1));
  const entries = Object.entries(value);
  const [[key, only] = []] = entries;
  if (entries.length === 1 && typeof only === 'string') {
    if (key === '$link') return CID.parse(only);
    if (key === '$bytes') return Uint8Array.from(atob(only), (character) => character.charCodeAt(0));
  }
  return Object.fromEntries(entries.map(([name, each]) => [name, fromJson(each, depth + 1)]));
}

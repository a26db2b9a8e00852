import { CID } from 'multiformats/cid';
import { sha256 } from 'multiformats/hashes/sha2';

/** The CID the PDS will give a record: a thread's later posts name the earlier ones before the PDS has seen them. */
export async function cidOf(record: unknown): Promise<string> {
  const bytes = Uint8Array.from(encode(JSON.parse(JSON.stringify(record))));
  return CID.createV1(dagCbor, await sha256.digest(bytes)).toString();
}

const dagCbor = 0x71;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** DAG-CBOR of what JSON can hold (ipld.io/specs/codecs/dag-cbor): whole numbers only, `$link` is a link. */
function encode(value: Json): number[] {
  if (value === null) return [0xf6];
  if (typeof value === 'boolean') return [value ? 0xf5 : 0xf4];
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return [...head(4, value.length), ...value.flatMap(encode)];
  if (typeof value.$link === 'string') {
    const link = CID.parse(value.$link).bytes;
    return [0xd8, 42, ...head(2, link.length + 1), 0, ...link];
  }
  const keys = Object.keys(value).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return [...head(5, keys.length), ...keys.flatMap((key) => [...text(key), ...encode(value[key] ?? null)])];
}

function text(value: string): number[] {
  const bytes = new TextEncoder().encode(value);
  return [...head(3, bytes.length), ...bytes];
}

function head(major: number, length: number): number[] {
  const kind = major << 5;
  if (length < 24) return [kind | length];
  if (length < 0x100) return [kind | 24, length];
  if (length < 0x10000) return [kind | 25, length >> 8, length & 255];
  return [kind | 26, (length >>> 24) & 255, (length >> 16) & 255, (length >> 8) & 255, length & 255];
}

/** An address that is written in base64, its letters for addresses or not; `undefined` for what is none. */
export function fromBase64(value: string): string | undefined {
  const bytes = bytesOf(value);
  return bytes && decoded(bytes);
}

/** Proofpoint's second way to write an address: `-` for `%`, `_` for `/` (URL Defense, "decoding URLs", v2). */
export function proofpoint2(value: string): string | undefined {
  try {
    return decodeURIComponent(value.replaceAll('-', '%').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

/**
 * Proofpoint's third way: the address stands in the path, each character that could do harm as `*`, several of them as
 * `**` with their number, and what they are in base64 behind it (URL Defense, "decoding URLs", v3).
 */
export function proofpoint3(url: string): string | undefined {
  const [, address, code = ''] = /\/v3\/__(.+)__;([^!]*)!/.exec(url) ?? [];
  if (address === undefined) return undefined;
  const bytes = bytesOf(code);
  const characters = bytes && [...(decoded(bytes) ?? '')];
  if (!characters) return undefined;
  let next = 0;
  const read = address.replace(/\*(?:\*(.))?/g, (_, count: string | undefined) => {
    const length = count === undefined ? 1 : RUNS.indexOf(count) + 2;
    next += length;
    return characters.slice(next - length, next).join('');
  });
  // A slash of two is lost on the way through some programs.
  return next > characters.length ? undefined : read.replace(/^(https?:\/)(?!\/)/i, '$1/');
}

/** The address of a match whose first group says that it is safe, and whose second is the rest. */
export function withScheme(match: RegExpExecArray | null): string | undefined {
  return match ? `${match[1] ? 'https' : 'http'}://${match[2]}` : undefined;
}

const RUNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function bytesOf(value: string): Uint8Array | undefined {
  try {
    const plain = value.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
    return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** A zip of an extension, signed as Chromium wants it (CRX3; chromium, components/crx_file/crx3.proto). */
export function signedCrx(zip: Uint8Array, privateKey: KeyObject): Uint8Array {
  const publicKey = publicKeyOf(privateKey);
  const signedData = field(1, digest(publicKey).subarray(0, 16));
  const signed = Buffer.concat([
    Buffer.from('CRX3 SignedData\0'),
    uint32(signedData.length),
    signedData,
    zip,
  ]);
  const proof = Buffer.concat([field(1, publicKey), field(2, sign('sha256', signed, privateKey))]);
  const header = Buffer.concat([field(2, proof), field(10_000, signedData)]);
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, zip]);
}

/** The key in a PEM file's text. Throws where it is none that Chromium takes: RSA with at least 2048 bits. */
export function signingKey(pem: string): KeyObject {
  const key = createPrivateKey(pem);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < 2048) {
    throw new Error('The key has to be an RSA key of at least 2048 bits (openssl genrsa -out key.pem 3072)');
  }
  return key;
}

/** Chromium's id for what a key signs: the first half of a SHA-256 over the public key, in letters a to p. */
export function chromiumId(key: KeyObject | string): string {
  const publicKey = typeof key === 'string' ? Buffer.from(key, 'base64') : publicKeyOf(key);
  const half = digest(publicKey).toString('hex').slice(0, 32);
  return half.replace(/./g, (letter) => String.fromCharCode(97 + Number.parseInt(letter, 16)));
}

function publicKeyOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** A field of bytes as Protocol Buffers write it: number and kind, length, bytes. */
function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

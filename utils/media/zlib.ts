import { type Bytes, joined, Malformed } from './bytes.ts';

/** More than any colour profile has; what unpacks to more is made to fill the memory. */
const mostBytes = 16 * 1024 * 1024;

/** Unpacks a zlib stream of at most 16 MB. Throws {@link Malformed} where it is broken, or something follows it. */
export async function inflated(packed: Bytes): Promise<Bytes> {
  const pieces: Bytes[] = [];
  let size = 0;
  await unpack([packed], (piece) => {
    size += piece.length;
    if (size > mostBytes) throw new Malformed('too much is packed');
    pieces.push(new Uint8Array(piece));
  });
  return joined(...pieces);
}

/** How many bytes a zlib stream in pieces unpacks to, which are not kept. Throws {@link Malformed} as {@link inflated} does. */
export async function inflatedSize(pieces: Bytes[]): Promise<number> {
  let size = 0;
  await unpack(pieces, (piece) => {
    size += piece.length;
  });
  return size;
}

/** Packs into a zlib stream. */
export async function deflated(bytes: Bytes): Promise<Bytes> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

async function unpack(pieces: Bytes[], take: (piece: Uint8Array) => void): Promise<void> {
  try {
    const stream = new Blob(pieces).stream().pipeThrough(new DecompressionStream('deflate'));
    const reader = stream.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) take(next.value);
  } catch (thrown) {
    // A stream that is cut off, broken, or goes on behind its end (Compression Streams, 5).
    throw thrown instanceof Malformed ? thrown : new Malformed(String(thrown));
  }
}

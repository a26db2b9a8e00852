/** Bytes that were read. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The bytes of an answer, or `undefined` where there are more than `most`: what was not read then is not sent any more.
 * Nothing is believed of the answer's head, and a server that sends on and on is cut off. Ends with `signal`, too. Throws
 * what the stream throws.
 */
export async function readWithin(
  { body }: Pick<Response, 'body'>,
  most: number,
  signal?: AbortSignal,
): Promise<Bytes | undefined> {
  const reader = body?.getReader();
  const cancel = () => void reader?.cancel().catch(() => {});
  // A read that is waiting ends by this, whatever the stream is made of.
  signal?.addEventListener('abort', cancel, { once: true });
  // One buffer that grows: a server that sends single bytes would fill the memory with the chunks' own weight.
  let bytes = new Uint8Array(Math.min(most, 65_536));
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || !value) return bytes.slice(0, length);
    if (length + value.length > most) {
      cancel();
      return undefined;
    }
    if (length + value.length > bytes.length) bytes = grown(bytes, length + value.length, most);
    bytes.set(value, length);
    length += value.length;
  }
}

/** The same as text (UTF-8). */
export async function readTextWithin(
  answer: Pick<Response, 'body'>,
  most: number,
): Promise<string | undefined> {
  const bytes = await readWithin(answer, most);
  return bytes && new TextDecoder().decode(bytes);
}

function grown(bytes: Bytes, least: number, most: number): Bytes {
  const larger = new Uint8Array(Math.min(most, Math.max(least, bytes.length * 2)));
  larger.set(bytes);
  return larger;
}

import { readWithin } from '../read-within.ts';

/** An avatar is small; what is larger is left out. In bytes. */
const largest = 2 * 1024 * 1024;

/** How long all of it may take, in milliseconds. */
const timeout = 10_000;

/**
 * An account's picture as a `data:` address, so that showing it asks no server for anything. Empty if it lies at another
 * party than the server itself, leads to one, or cannot be read.
 */
export async function readAvatar(address: string, host: string): Promise<string> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || (url.host !== host && !url.host.endsWith(`.${host}`))) return '';
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { credentials: 'omit', redirect: 'error', signal });
    const [type = ''] = (response.headers.get('content-type') ?? '').toLowerCase().split(';');
    if (!response.ok || !/^image\/(png|jpeg|gif|webp|avif)$/.test(type)) return '';
    const picture = await readWithin(response, largest, signal);
    return picture && !signal.aborted ? `data:${type};base64,${base64(picture)}` : '';
  } catch {
    return '';
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // In pieces, because a call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(text);
}

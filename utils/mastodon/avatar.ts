/** An avatar is small; what is larger is left out. In bytes. */
const largest = 2 * 1024 * 1024;

/**
 * An account's picture as a `data:` address, so that showing it asks no server for anything. Empty if it lies at another
 * party than the server itself, or cannot be read.
 */
export async function readAvatar(address: string, host: string): Promise<string> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || (url.host !== host && !url.host.endsWith(`.${host}`))) return '';
  try {
    const response = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(10_000) });
    const picture = await response.blob();
    if (!response.ok || picture.size > largest || !/^image\/(png|jpeg|gif|webp|avif)$/.test(picture.type))
      return '';
    return `data:${picture.type};base64,${base64(new Uint8Array(await picture.arrayBuffer()))}`;
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

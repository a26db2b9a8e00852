import type { Exchange, Sighting } from '../post/types.ts';

/** Whether what came over the line has the shape of an exchange. A page may have sent anything. */
export function isExchange(message: unknown): message is Exchange {
  if (typeof message !== 'object' || message === null) return false;
  const { url, method, requestBody, status, responseBody, requestHeaders, files, at, seen } =
    message as Record<string, unknown>;
  const texts = [url, method, requestBody, responseBody];
  return (
    texts.every((text) => typeof text === 'string') &&
    typeof status === 'number' &&
    (at === undefined || typeof at === 'number') &&
    (seen === undefined || typeof seen === 'number') &&
    typeof requestHeaders === 'object' &&
    requestHeaders !== null &&
    Object.values(requestHeaders).every((value) => typeof value === 'string') &&
    Array.isArray(files) &&
    files.every((file) => file instanceof Blob)
  );
}

/** Whether it has the shape of a sighting. */
export function isSighting(message: unknown): message is Sighting {
  if (typeof message !== 'object' || message === null) return false;
  const { seen, file, inDialog, shownAs } = message as Record<string, unknown>;
  return (
    typeof seen === 'number' &&
    file instanceof Blob &&
    typeof inDialog === 'boolean' &&
    (shownAs === undefined || typeof shownAs === 'string')
  );
}

import type { Exchange } from '../post/types.ts';

/** Whether what came over the line has the shape of an exchange. A page may have sent anything. */
export function isExchange(message: unknown): message is Exchange {
  if (typeof message !== 'object' || message === null) return false;
  const { url, method, requestBody, status, responseBody, requestHeaders, files, at, shownAs } =
    message as Record<string, unknown>;
  const texts = [url, method, requestBody, responseBody];
  return (
    texts.every((text) => typeof text === 'string') &&
    typeof status === 'number' &&
    (at === undefined || typeof at === 'number') &&
    (shownAs === undefined ||
      (Array.isArray(shownAs) && shownAs.every((each) => typeof each === 'string'))) &&
    typeof requestHeaders === 'object' &&
    requestHeaders !== null &&
    Object.values(requestHeaders).every((value) => typeof value === 'string') &&
    Array.isArray(files) &&
    files.every((file) => file instanceof Blob)
  );
}

import type { Exchange } from '../post/types.ts';

/** Whether what came over the line has the shape of an exchange. A page may have sent anything. */
export function isExchange(message: unknown): message is Exchange {
  if (typeof message !== 'object' || message === null) return false;
  const { url, method, requestBody, status, responseBody } = message as Record<string, unknown>;
  const texts = [url, method, requestBody, responseBody];
  return texts.every((text) => typeof text === 'string') && typeof status === 'number';
}

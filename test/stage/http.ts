import type { IncomingMessage, ServerResponse } from 'node:http';

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Answers a preflight, with whatever headers it asks for allowed. `allowed`: who may, with what, how long. True if it was one. */
export function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
  allowed: Record<string, string>,
): boolean {
  if (request.method !== 'OPTIONS') return false;
  const asked = request.headers['access-control-request-headers'];
  response.writeHead(204, { ...allowed, ...(asked ? { 'access-control-allow-headers': asked } : {}) });
  response.end();
  return true;
}

/** The headers that let a page read an answer with its cookies, where the page's origin is one of the family; else none. */
export function familyHeaders(
  { headers: { origin = '' } }: IncomingMessage,
  family: RegExp,
): Record<string, string> {
  if (!family.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  };
}

/** Cuts the connection after the server has done its work. */
export function loseAnswer(request: IncomingMessage): void {
  // Half a head: a browser repeats a request on a reused connection that is cut without a byte.
  request.socket.end('HTTP/1.1 200 OK\r\n');
}

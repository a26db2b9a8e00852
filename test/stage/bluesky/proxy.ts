import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

/** What may differ between a plain relay and what a test wants. */
export interface Relay {
  /** Headers set on the answer whatever the server said. */
  headers?: Record<string, string>;
  /** Lets the server do its work and then cuts the connection instead of answering. */
  lose?: boolean;
}

/** Passes a request on to `origin` over plain HTTP and streams the answer back. */
export function relay(
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
  how: Relay = {},
): void {
  const { hostname, port } = new URL(origin);
  const headers = { ...request.headers };
  // There is no AppView to pass anything on to.
  delete headers['atproto-proxy'];
  const upstream = httpRequest(
    { hostname, port, method: request.method, path: request.url, headers },
    (answer) => {
      if (how.lose) {
        // Half a head: a browser repeats a request on a reused connection that is cut without a byte.
        answer.resume().on('end', () => request.socket.end('HTTP/1.1 200 OK\r\n'));
        return;
      }
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...how.headers });
      pipeline(answer, response, () => {});
    },
  );
  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Answers with JSON that any page may read. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...anyOrigin });
  response.end(JSON.stringify(body));
}

/** Answers a preflight as the PDS does: everything is allowed. True if it was one. */
export function answeredPreflight(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'OPTIONS') return false;
  const asked = request.headers['access-control-request-headers'];
  response.writeHead(204, {
    ...anyOrigin,
    'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
    ...(asked ? { 'access-control-allow-headers': asked } : {}),
    'access-control-max-age': '86400',
  });
  response.end();
  return true;
}

const anyOrigin = { 'access-control-allow-origin': '*' };

import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { answerPreflight, loseAnswer } from '../http.ts';

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
        answer.resume().on('end', () => loseAnswer(request));
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

/** Answers with JSON that any page may read. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...anyOrigin });
  response.end(JSON.stringify(body));
}

/** Answers a preflight as the PDS does: everything is allowed. True if it was one. */
export function answeredPreflight(request: IncomingMessage, response: ServerResponse): boolean {
  return answerPreflight(request, response, {
    ...anyOrigin,
    'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
    'access-control-max-age': '86400',
  });
}

const anyOrigin = { 'access-control-allow-origin': '*' };

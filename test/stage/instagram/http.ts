import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerPreflight, bodyOf, familyHeaders } from '../http.ts';

/** One request to either host, as tests read it. */
export interface LoggedRequest {
  method: string;
  host: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  /** The fields of a urlencoded body. */
  fields: Record<string, string>;
}

/** Reads a request to its end. */
export async function readRequest(request: IncomingMessage): Promise<LoggedRequest> {
  const body = await bodyOf(request);
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? 'GET',
    host: (request.headers.host ?? '').replace(/:\d+$/, ''),
    path: new URL(request.url ?? '/', 'https://www.instagram.com').pathname,
    headers: Object.fromEntries(headers),
    body,
    fields: isForm ? Object.fromEntries(new URLSearchParams(body.toString())) : {},
  };
}

/** The value of a cookie. */
export function cookieOf(request: LoggedRequest, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(/; */);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Answers with JSON that pages of the platform may read. A bigint stands in it as a bare number. */
export function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
  status = 200,
): void {
  const json = JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? `${bare}${value}` : value));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'private, no-cache, no-store, must-revalidate',
    ...sameFamily(request),
  });
  response.end(json.replace(bareNumber, '$1'));
}

/** Answers a preflight between the two hosts. True if it was one. */
export function answeredPreflight(request: IncomingMessage, response: ServerResponse): boolean {
  return answerPreflight(request, response, {
    ...sameFamily(request),
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-max-age': '86400',
  });
}

// JSON.stringify knows no bigint; the mark is one that no caption holds.
const bare = randomUUID();
const bareNumber = new RegExp(`"${bare}(\\d+)"`, 'g');

const sameFamily = (request: IncomingMessage) =>
  familyHeaders(request, /^https:\/\/(www|i)\.instagram\.com$/);

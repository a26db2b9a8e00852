import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request to any of the hosts, as tests read it. */
export interface LoggedRequest {
  method: string;
  host: string;
  path: string;
  query: Record<string, string>;
  /** The text fields of the body. */
  fields: Record<string, string>;
  /** The files of a multipart body. */
  files: { field: string; name: string; type: string; bytes: Buffer }[];
  /** The name of a GraphQL call. */
  friendlyName: string | undefined;
  /** The parsed variables of a GraphQL call. */
  variables: unknown;
}

/** Reads a request to its end. A body that is no form is given as one file without a field. */
export async function readRequest(request: IncomingMessage): Promise<LoggedRequest> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const url = new URL(request.url ?? '/', `https://${host}`);
  const { fields, files } = await readBody(request);
  return {
    method: request.method ?? 'GET',
    host,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    fields,
    files,
    friendlyName: fields.fb_api_req_friendly_name,
    variables: parse(fields.variables),
  };
}

/** Answers with text that only pages of the platform may read, as the real hosts do. */
export function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  body: string | Buffer,
  headers: Record<string, string> = {},
  status = 200,
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset="utf-8"',
    'cache-control': 'private, no-cache, no-store, must-revalidate',
    'x-content-type-options': 'nosniff',
    ...sameFamily(request),
    ...headers,
  });
  response.end(body);
}

/** Answers a preflight between two hosts of the platform. True if it was one. */
export function answeredPreflight(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'OPTIONS') return false;
  const asked = request.headers['access-control-request-headers'];
  response.writeHead(204, {
    ...sameFamily(request),
    'access-control-allow-methods': 'OPTIONS, GET, POST',
    ...(asked ? { 'access-control-allow-headers': asked } : {}),
  });
  response.end();
  return true;
}

/** Cuts the connection after the server has done its work. */
export function loseAnswer(request: IncomingMessage): void {
  // Half a head: a browser repeats a request on a reused connection that is cut without a byte.
  request.socket.end('HTTP/1.1 200 OK\r\n');
}

/** An object in JSON, or undefined. */
export function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}

function sameFamily({ headers: { origin = '' } }: IncomingMessage): Record<string, string> {
  if (!/^https:\/\/(\w+\.)*facebook\.com$/.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  };
}

async function readBody(request: IncomingMessage): Promise<Pick<LoggedRequest, 'fields' | 'files'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { fields: Object.fromEntries(new URLSearchParams(bytes.toString())), files: [] };
  }
  if (!type.startsWith('multipart/form-data')) {
    return { fields: {}, files: bytes.length > 0 ? [{ field: '', name: '', type, bytes }] : [] };
  }
  const fields: Record<string, string> = {};
  const files: LoggedRequest['files'] = [];
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  for (const [field, value] of form) {
    if (typeof value === 'string') fields[field] = value;
    else {
      const file = { field, name: value.name, type: value.type };
      files.push({ ...file, bytes: Buffer.from(await value.arrayBuffer()) });
    }
  }
  return { fields, files };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerPreflight, bodyOf, familyHeaders } from '../http.ts';

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
  return answerPreflight(request, response, {
    ...sameFamily(request),
    'access-control-allow-methods': 'OPTIONS, GET, POST',
  });
}

/** An object in JSON, or undefined. */
export function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}

const sameFamily = (request: IncomingMessage) => familyHeaders(request, /^https:\/\/(\w+\.)*facebook\.com$/);

async function readBody(request: IncomingMessage): Promise<Pick<LoggedRequest, 'fields' | 'files'>> {
  const bytes = await bodyOf(request);
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

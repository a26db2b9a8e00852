import type { Exchange } from './types.ts';

/** What a request and its answer look like, with everything masked that a person or a server put into them. */
export interface Shape {
  method: string;
  path: string;
  /** What the client itself calls the request. */
  name: string;
  status: number;
  request: Masked;
  answer: Masked[];
}

/** The keys of an object, and the kinds of what they hold. */
export type Masked = string | Masked[] | { [key: string]: Masked };

const deepest = 8;
const widest = 60;

/** The shape of an exchange: names of fields and kinds of values, no text, no ids, no tokens. */
export function shapeOf({ url, method, status, requestBody, responseBody }: Exchange): Shape {
  const fields = fieldsOf(requestBody);
  const named = fields.get('fb_api_req_friendly_name') ?? '';
  return {
    method,
    path: masked(pathOf(url)),
    name: /^\w{1,100}$/.test(named) ? masked(named) : '',
    status,
    request: requestShape(fields, requestBody),
    answer: responseBody
      .slice(0, 500_000)
      .split('\n')
      .slice(0, 10)
      .map((line) => jsonShape(line.replace(/^for \(;;\);/, ''))),
  };
}

function requestShape(fields: URLSearchParams, body: string): Masked {
  if (/^\s*[[{]/.test(body)) return jsonShape(body);
  const shape: Record<string, Masked> = {};
  for (const [name, value] of [...fields].slice(0, widest)) {
    shape[keyOf(name)] = /^[[{]/.test(value) ? jsonShape(value) : kindOf(value);
  }
  return shape;
}

function jsonShape(text: string): Masked {
  try {
    return maskedValue(JSON.parse(text), 0);
  } catch {
    return `no JSON, ${sizeOf(text.length)}`;
  }
}

function maskedValue(value: unknown, depth: number): Masked {
  if (Array.isArray(value)) {
    return depth < deepest ? value.slice(0, 3).map((each) => maskedValue(each, depth + 1)) : 'list';
  }
  if (typeof value === 'object' && value !== null) {
    if (depth >= deepest) return 'object';
    const entries = Object.entries(value).slice(0, widest);
    return Object.fromEntries(entries.map(([key, each]) => [keyOf(key), maskedValue(each, depth + 1)]));
  }
  return typeof value === 'string' ? kindOf(value) : value === null ? 'null' : typeof value;
}

function kindOf(value: string): string {
  if (value === '') return 'empty text';
  return `${/^\d+$/.test(value) ? 'digits' : 'text'}, ${sizeOf(value.length)}`;
}

/** In powers of ten: the length of a text may tell which one it is. */
function sizeOf(length: number): string {
  return `up to ${10 ** Math.ceil(Math.log10(Math.max(length, 1) + 1))}`;
}

/** A client's own name; what looks like an id or a text is none. */
function keyOf(key: string): string {
  return /^[A-Za-z_$][\w$.-]{0,60}$/.test(key) ? masked(key) : '(masked)';
}

const masked = (text: string) => text.replace(/\d{3,}|[A-Za-z0-9_-]{41,}/g, '#');

function fieldsOf(body: string): URLSearchParams {
  return new URLSearchParams(body.slice(0, 500_000));
}

function pathOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return host + pathname;
  } catch {
    return '';
  }
}

import type { Masked, Shape } from '../../post/shape.ts';
import type { Exchange } from '../../post/types.ts';
import { knownFields, knownHosts, knownMethods, knownOperations, knownSegments } from './known-names.ts';

const deepest = 8;
const widest = 60;
const other = '(other)';

/** Stands for the page's own host, where an address has none. */
const here = 'here.invalid';

/** The shape of an exchange with one of Meta's servers: known names and kinds of values; no text, no ids, no tokens. */
export function shapeOf({ url, method, status, requestBody, responseBody }: Exchange): Shape {
  const fields = new URLSearchParams(requestBody.slice(0, 500_000));
  const name = fields.get('fb_api_req_friendly_name');
  return {
    method: known(method, knownMethods),
    path: pathOf(url),
    name: name ? known(name, knownOperations) : '',
    status: Number.isInteger(status) && status >= 0 && status < 600 ? status : 0,
    request: /^\s*[[{]/.test(requestBody)
      ? jsonShape(requestBody)
      : fieldsShape([...fields], (value) => (/^[[{]/.test(value) ? jsonShape(value) : kindOf(value))),
    answer: responseBody
      .slice(0, 500_000)
      .split('\n')
      .slice(0, 10)
      .map((line) => jsonShape(line.replace(/^for \(;;\);/, ''))),
  };
}

function known(name: string, names: ReadonlySet<string>): string {
  return names.has(name) ? name : other;
}

function pathOf(url: string): string {
  const target = URL.parse(url, `https://${here}`);
  if (!target) return other;
  const { host, pathname } = target;
  return (
    (host === here ? '' : known(host, knownHosts)) +
    pathname.replace(/[^/]+/g, (segment) => known(segment, knownSegments))
  );
}

/** What has another name loses it, and nothing else: what it holds may tell what has become of the page. */
function fieldsShape<T>(fields: readonly [string, T][], shape: (value: T) => Masked): Masked {
  const named: Record<string, Masked> = {};
  const others: Masked[] = [];
  for (const [name, value] of fields.slice(0, widest)) {
    if (knownFields.has(name)) named[name] = shape(value);
    else others.push(shape(value));
  }
  return others.length ? { ...named, [other]: others } : named;
}

function jsonShape(text: string): Masked {
  try {
    return valueShape(JSON.parse(text), 0);
  } catch {
    return `no JSON, ${sizeOf(text.length)}`;
  }
}

function valueShape(value: unknown, depth: number): Masked {
  const inside = (each: unknown) => valueShape(each, depth + 1);
  if (Array.isArray(value)) return depth < deepest ? value.slice(0, 3).map(inside) : 'list';
  if (typeof value === 'object' && value !== null) {
    return depth < deepest ? fieldsShape(Object.entries(value), inside) : 'object';
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

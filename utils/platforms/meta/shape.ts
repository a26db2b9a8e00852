import type { Masked, Shape } from '../../post/shape.ts';
import type { Exchange } from '../../post/types.ts';

const deepest = 8;
const widest = 60;

/**
 * The shape of an exchange with one of Meta's servers: every value is only its kind. Names are as the page gave them:
 * `knownShape` leaves those that are known, where their list costs no page anything.
 */
export function shapeOf({ url, method, status, requestBody, responseBody }: Exchange): Shape {
  const fields = new URLSearchParams(requestBody.slice(0, 500_000));
  return {
    method,
    path: pathOf(url),
    name: fields.get('fb_api_req_friendly_name') ?? '',
    status,
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

/** Host and path, the path alone where the page gave no more. */
function pathOf(url: string): string {
  const { host, pathname } = URL.parse(url, `https://${here}`) ?? {};
  return `${host === here ? '' : (host ?? '')}${pathname ?? ''}`;
}

const here = 'here.invalid';

function fieldsShape<T>(fields: readonly [string, T][], shape: (value: T) => Masked): Masked {
  return Object.fromEntries(fields.slice(0, widest).map(([name, value]) => [name, shape(value)]));
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

import type { Masked, Shape } from '../../post/shape.ts';
import { knownFields, knownHosts, knownMethods, knownOperations, knownSegments } from './known-names.ts';
import { recordOf } from './schemas.ts';

/**
 * What is kept of a shape that came from a page, whatever is in it: known names and kinds of values. Everything else is
 * `(other)`, because a page could put a person's words there.
 */
export function knownShape(shape: unknown): Shape {
  const { method, path, name, status, request, answer } = recordOf(shape) ?? {};
  return {
    method: known(method, knownMethods),
    path: knownPath(path),
    name: name === '' ? '' : known(name, knownOperations),
    status: Number.isInteger(status) && Number(status) >= 0 && Number(status) < 600 ? Number(status) : 0,
    request: masked(request),
    answer: Array.isArray(answer) ? answer.slice(0, most).map((each) => masked(each)) : [],
  };
}

const other = '(other)';

/** So many documents of an answer, values of a list, levels. */
const most = 10;

function known(name: unknown, names: ReadonlySet<string>): string {
  return typeof name === 'string' && names.has(name) ? name : other;
}

function knownPath(path: unknown): string {
  const [host = '', ...segments] = String(path).split('/');
  return [
    host && known(host, knownHosts),
    ...segments.map((segment) => segment && known(segment, knownSegments)),
  ].join('/');
}

const kind =
  /^(?:(?:text|digits|no JSON), up to 10{1,9}|empty text|null|number|boolean|list|object|undefined)$/;

function masked(value: unknown, level = 0): Masked {
  if (level > most) return other;
  if (Array.isArray(value)) return value.slice(0, most).map((each) => masked(each, level + 1));
  const fields = recordOf(value);
  if (!fields) return typeof value === 'string' && kind.test(value) ? value : other;
  const named: Record<string, Masked> = {};
  // What has another name loses it, and nothing else: what it holds may tell what has become of the page.
  const others: Masked[] = [];
  for (const [name, each] of Object.entries(fields)) {
    if (knownFields.has(name)) named[name] = masked(each, level + 1);
    else others.push(masked(each, level + 1));
  }
  return others.length ? { ...named, [other]: others.slice(0, most) } : named;
}

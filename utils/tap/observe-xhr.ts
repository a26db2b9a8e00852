import { readBody } from './body.ts';
import { absolute, type Concerned, report, type Saw } from './report.ts';

interface Opened {
  url: unknown;
  method: string;
  headers: Record<string, string>;
}

/**
 * Tells of every exchange that the page makes by XMLHttpRequest and that concerns the platform. The methods become
 * Proxies of themselves, so that the page finds name, length and source as they were. A fault in here never reaches the
 * page.
 */
export function observeXhr(prototype: XMLHttpRequest, saw: Saw): void {
  const opened = new WeakMap<XMLHttpRequest, Opened>();

  before('open', (request, [method, url]) => {
    opened.set(request, { method: String(method).toUpperCase(), url, headers: {} });
  });
  before('setRequestHeader', (request, [name, value]) => {
    const lower = String(name).toLowerCase();
    const headers = opened.get(request)?.headers;
    if (headers && (lower === 'content-type' || saw.wire.headers?.includes(lower))) {
      headers[lower] = String(value);
    }
  });
  before('send', (request, [body]) => {
    const of = opened.get(request);
    const seen = of && concerned(of, body, saw);
    if (!seen) return;
    request.addEventListener('loadend', () => void reportXhr(request, seen, saw).catch(() => {}), {
      once: true,
    });
  });

  function before(
    name: 'open' | 'setRequestHeader' | 'send',
    look: (request: XMLHttpRequest, args: unknown[]) => void,
  ): void {
    const proxy = new Proxy(prototype[name], {
      apply(target, self: XMLHttpRequest, args: unknown[]) {
        try {
          look(self, args);
        } catch {
          // The page's request goes its way.
        }
        return Reflect.apply(target, self, args);
      },
    });
    // Assigned, so that the property stays what it was: writable, enumerable, of the prototype.
    Object.assign(prototype, { [name]: proxy });
  }
}

async function reportXhr(request: XMLHttpRequest, seen: Concerned, saw: Saw): Promise<void> {
  // Status 0 is an answer that was lost, and may have been a yes.
  const { status } = request;
  const body = await seen.text;
  if (saw.wire.worthReading(body)) await report(seen, body, { status, text: () => textOf(request) }, saw);
}

function concerned(of: Opened, body: unknown, { wire }: Saw): Concerned | undefined {
  const url = absolute(of.url);
  if (!wire.concerns(url, of.method)) return undefined;
  const { 'content-type': type, ...told } = of.headers;
  const headers = type && wire.headers?.includes('content-type') ? of.headers : told;
  return { url, method: of.method, headers, ...readBody(body, type, wire.uploads?.(url)) };
}

function textOf(request: XMLHttpRequest): string | Promise<string> {
  switch (request.responseType) {
    case '':
    case 'text':
      return request.responseText;
    case 'json':
      return JSON.stringify(request.response);
    case 'blob':
      return (request.response as Blob).text();
    case 'arraybuffer':
      return new TextDecoder().decode(request.response as ArrayBuffer);
    default:
      return '';
  }
}

import { readBody } from './body.ts';
import { absolute, type Concerned, report, type Saw } from './report.ts';
import { seeCalls } from './see-calls.ts';

interface Opened {
  url: unknown;
  method: string;
  headers: Record<string, string>;
}

/** Tells of every exchange that the page makes by XMLHttpRequest and that concerns the platform. */
export function observeXhr(prototype: XMLHttpRequest, saw: Saw): void {
  const opened = new WeakMap<XMLHttpRequest, Opened>();

  seeCalls(prototype, 'open', (request, [method, url]) => {
    opened.set(request, { method: String(method).toUpperCase(), url, headers: {} });
  });
  seeCalls(prototype, 'setRequestHeader', (request, [name, value]) => {
    const lower = String(name).toLowerCase();
    const headers = opened.get(request)?.headers;
    if (headers && (lower === 'content-type' || saw.wire.headers?.includes(lower))) {
      headers[lower] = String(value);
    }
  });
  seeCalls(prototype, 'send', (request, [body]) => {
    const of = opened.get(request);
    const seen = of && concerned(of, body, saw);
    if (!seen) return;
    request.addEventListener('loadend', () => void reportXhr(request, seen, saw).catch(() => {}), {
      once: true,
    });
  });
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

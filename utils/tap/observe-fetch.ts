import type { Wire } from '../platforms/wire.ts';
import type { Exchange } from '../post/types.ts';

type Fetch = typeof fetch;

/**
 * A `fetch` that does what the given one does and tells `saw` of every exchange that concerns the platform. A Proxy, so
 * that the page finds name, length and source as they were. A fault in here never reaches the page.
 */
export function observeFetch(original: Fetch, wire: Wire, saw: (exchange: Exchange) => void): Fetch {
  return new Proxy(original, {
    apply(target, self, args: Parameters<Fetch>) {
      const request = concerned(args, wire);
      const answer: Promise<Response> = Reflect.apply(target, self, args);
      if (request) report(request, answer, wire, saw).catch(() => {});
      return answer;
    },
  });
}

interface Concerned {
  url: string;
  method: string;
  body: string | Promise<string>;
}

function concerned([input, init]: Parameters<Fetch>, wire: Wire): Concerned | undefined {
  try {
    const request = input instanceof Request ? input : undefined;
    const url = request ? request.url : String(input);
    const method = (init?.method ?? request?.method ?? 'GET').toUpperCase();
    if (!wire.concerns(url, method)) return undefined;
    // Read before the request is sent: afterwards a Request's body is used up.
    const body = init?.body == null && request ? request.clone().text() : textOf(init?.body);
    return { url, method, body };
  } catch {
    return undefined;
  }
}

async function report(
  request: Concerned,
  answer: Promise<Response>,
  wire: Wire,
  saw: (exchange: Exchange) => void,
) {
  // Asked for before the page can: once the page reads the answer, it can no longer be copied.
  const copying = answer.then((response) =>
    typeof request.body !== 'string' || wire.worthReading(request.body) ? response.clone() : undefined,
  );
  const [requestBody, copy] = await Promise.all([request.body, copying]);
  if (!copy) return;
  if (!wire.worthReading(requestBody)) return copy.body?.cancel();
  saw({
    url: request.url,
    method: request.method,
    // They hold the person's token for the platform, which is none of our business.
    requestHeaders: {},
    requestBody,
    files: [],
    status: copy.status,
    responseBody: await copy.text(),
  });
}

function textOf(body: BodyInit | null | undefined): string | Promise<string> {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return String(body);
  if (body instanceof Blob) return body.text();
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return new TextDecoder().decode(body);
  return '';
}

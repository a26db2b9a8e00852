import type { Wire } from '../platforms/contract.ts';
import { readBody } from './body.ts';
import { absolute, type Concerned, report, type Saw } from './report.ts';

type Fetch = typeof fetch;

/**
 * A `fetch` that does what the given one does and tells of every exchange that concerns the platform. A Proxy, so that
 * the page finds name, length and source as they were. A fault in here never reaches the page.
 */
export function observeFetch(original: Fetch, saw: Saw): Fetch {
  return new Proxy(original, {
    apply(target, self, args: Parameters<Fetch>) {
      const request = concerned(args, saw.wire);
      const answer: Promise<Response> = Reflect.apply(target, self, args);
      if (request) reportFetch(request, answer, saw).catch(() => {});
      return answer;
    },
  });
}

function concerned([input, init]: Parameters<Fetch>, wire: Wire): Concerned | undefined {
  try {
    const request = input instanceof Request ? input : undefined;
    const url = request ? request.url : absolute(input);
    const method = (init?.method ?? request?.method ?? 'GET').toUpperCase();
    if (!wire.concerns(url, method)) return undefined;
    const given = wire.headers && new Headers(init?.headers ?? request?.headers);
    const headers: Record<string, string> = {};
    for (const name of wire.headers ?? []) if (given?.has(name)) headers[name] = given.get(name) ?? '';
    // Read before the request is sent: afterwards a Request's body is used up.
    const body =
      init?.body == null && request
        ? { text: request.clone().text(), files: [] }
        : readBody(init?.body, given?.get('content-type') ?? '', wire.uploads?.(url));
    return { url, method, headers, ...body };
  } catch {
    return undefined;
  }
}

async function reportFetch(request: Concerned, answer: Promise<Response>, saw: Saw): Promise<void> {
  const { text } = request;
  const { worthReading } = saw.wire;
  const isWorth = typeof text === 'string' ? worthReading(text) : undefined;
  if (isWorth === false) return;
  // Asked for before the page can: once the page reads the answer, it can no longer be copied.
  const copying = answer.then(
    (response) => response.clone(),
    () => undefined,
  );
  const [body, copy] = await Promise.all([text, copying]);
  if (!(isWorth ?? worthReading(body))) return copy?.body?.cancel();
  // An answer that was lost, wholly or on its way, may have been a yes.
  const said = async () => (await copy?.text().catch(() => '')) ?? '';
  await report(request, body, { status: copy?.status ?? 0, text: said }, saw);
}

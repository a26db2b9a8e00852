import type { Wire } from '../platforms/contract.ts';
import { readBody } from './body.ts';
import { isA } from './is-a.ts';
import { absolute, type Concerned, report, type Saw } from './report.ts';
import { seeing } from './see-calls.ts';

type Fetch = typeof fetch;

/** A `fetch` that does what the given one does and tells of every exchange that concerns the platform. */
export function observeFetch(original: Fetch, saw: Saw): Fetch {
  return seeing(original, (_, args) => {
    // As the page calls it.
    const request = concerned(args as Parameters<Fetch>, saw.wire);
    return request && ((answer: Promise<Response>) => void reportFetch(request, answer, saw).catch(() => {}));
  });
}

function concerned([input, init]: Parameters<Fetch>, wire: Wire): Concerned | undefined {
  const request = isA(input, 'Request') ? input : undefined;
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

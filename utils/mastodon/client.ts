import { createRestAPIClient, type mastodon } from 'masto';
import { Problem } from '../post/problem.ts';

/** How long one request may take before its answer counts as lost, in milliseconds. */
const timeout = 30_000;

/** The same for one that carries a file, which may be a video on a slow line. */
export const uploadTimeout = 300_000;

/** How long a server may still work on a request after nobody waited any longer, in milliseconds. */
const afterTimeout = 60_000;

keepStatusOfErrors(globalThis);

/** A client for one server. `token` is left out before there is one. `limit` is the time for each request, in milliseconds. */
export function clientFor(host: string, token?: string, limit = timeout): mastodon.rest.Client {
  return createRestAPIClient({
    url: `https://${host}`,
    ...(token === undefined ? {} : { accessToken: token }),
    timeout: limit,
    requestInit: { credentials: 'omit', redirect: 'error' },
  });
}

/** The HTTP status of a failed call, or `undefined` where no answer came. */
export function statusOf(thrown: unknown): number | undefined {
  // The class's name is minified away, its fields are not.
  const status = (thrown as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Whether the time for an answer ran out. masto wraps what `fetch` throws then. */
export function isTimeout(thrown: unknown): boolean {
  const causes = [thrown, thrown instanceof Error ? thrown.cause : undefined];
  return causes.some((each) => each instanceof DOMException && each.name === 'TimeoutError');
}

/**
 * What a failed call means. A request that may have been carried out gives `unknown`: with `changes` false (it only
 * read, or may be repeated without harm) it is `unreachable`.
 */
export function problemOf(thrown: unknown, changes: boolean, now = Date.now()): Problem {
  if (thrown instanceof Problem) return thrown;
  const status = statusOf(thrown);
  const words = thrown instanceof Error ? thrown.message : '';
  if (status === undefined || status >= 500) {
    if (changes) {
      // The server may still be at it, and up to 4.5 it does not notice that the same key comes again meanwhile.
      const isAtWork = status === 504 || isTimeout(thrown);
      const detail = status === undefined ? '' : `${status} ${words}`;
      return new Problem('unknown', 'lost-answer', detail, isAtWork ? now + afterTimeout : undefined);
    }
    return status === undefined
      ? new Problem('unreachable', 'no-network')
      : new Problem('unreachable', 'server-down', `${status} ${words}`);
  }
  if (status === 401) return new Problem('needs-login', 'signed-out', words);
  if (status === 429) return new Problem('unreachable', 'rate-limited', words, resetTime(thrown, now));
  if (status === 413) return new Problem('refused', 'media-too-large', words);
  return new Problem('refused', 'server-refused', words || String(status));
}

/** When the limit is lifted. Mastodon gives an ISO time with microseconds, not seconds since 1970. */
function resetTime(thrown: unknown, now: number): number {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const header = cause instanceof Response ? cause.headers.get('x-ratelimit-reset') : null;
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? now + 5 * 60_000 : Math.max(time, now + 1000);
}

/**
 * masto reads an error's JSON and stumbles over anything else: a proxy's HTML page or an empty body lose their status
 * (masto 8.0.0, dist/adapters/http/http-native-impl.js). It takes the global `fetch` with a Request, so answers to
 * those are put into the form that it can read.
 */
function keepStatusOfErrors(scope: typeof globalThis): void {
  const { fetch } = scope;
  scope.fetch = async (input, init) => {
    const response = await fetch(input, init);
    const type = response.headers.get('content-type') ?? '';
    if (!(input instanceof Request) || response.ok || /\bjson\b/.test(type)) return response;
    const headers = new Headers(response.headers);
    headers.set('content-type', 'application/json');
    return new Response(JSON.stringify({ error: response.statusText || `HTTP ${response.status}` }), {
      status: response.status,
      statusText: response.statusText,
      headers,
    });
  };
}

import type { mastodon } from 'masto';
import { HttpActionDispatcherHookMastodon } from 'masto/adapters/action/dispatcher-http-hook-mastodon.js';
import { createActionProxy, HttpActionDispatcher } from 'masto/adapters/action/index.js';
import { HttpConfigImpl } from 'masto/adapters/config/index.js';
import { SerializerNativeImpl } from 'masto/adapters/serializers/index.js';
import * as v from 'valibot';
import { isoMoment } from '../post/bounds.ts';
import { Problem, type ProblemReason } from '../post/problem.ts';
import { Http, Redirected, Refusal } from './http.ts';
import { StrangeAnswer } from './strange-answer.ts';

/** How long one request may take before its answer counts as lost, in milliseconds. */
const timeout = 30_000;

/** The same for one that carries a file, which may be a video on a slow line. */
export const uploadTimeout = 300_000;

/** How long a server may still work on a request after nobody waited any longer, in milliseconds. */
const afterTimeout = 60_000;

/**
 * masto's client, but that nobody believes its types of what a server answers: every answer is unknown until a schema has
 * read it.
 */
export type Client = Unread<mastodon.rest.Client>;

type Unread<T> = T extends (...given: infer Given) => PromiseLike<unknown>
  ? (...given: Given) => PromiseLike<unknown>
  : T extends (...given: infer Given) => infer Resource
    ? (...given: Given) => Unread<Resource>
    : { [Name in keyof T]: Unread<T[Name]> };

/**
 * A client for one server, put together as masto's own `createRestAPIClient` does it, but for its `fetch`. `token` is left
 * out before there is one. `limit` is the time for each request, in milliseconds.
 */
export function clientFor(
  host: string,
  token?: string,
  limit = timeout,
  send: typeof fetch = (...request) => fetch(...request),
): Client {
  const serializer = new SerializerNativeImpl();
  const props = {
    url: `https://${host}`,
    ...(token === undefined ? {} : { accessToken: token }),
    timeout: limit,
    requestInit: { credentials: 'omit', redirect: 'manual' },
  } as const;
  const http = new Http(new HttpConfigImpl(props, serializer), serializer, send);
  const dispatcher = new HttpActionDispatcher(http, new HttpActionDispatcherHookMastodon(http));
  return createActionProxy<Client>(dispatcher, { context: ['api'] });
}

/** The HTTP status of a failed call, or `undefined` where no answer came. */
export function statusOf(thrown: unknown): number | undefined {
  return thrown instanceof Refusal ? thrown.response.status : undefined;
}

/** Whether the time for an answer ran out. */
export function isTimeout(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'TimeoutError';
}

/**
 * What a failed call means. A request that may have been carried out gives `unknown`: with `changes` false (it only
 * read, or may be repeated without harm) it is `unreachable`.
 */
export function problemOf(thrown: unknown, changes: boolean, now = Date.now()): Problem {
  if (thrown instanceof Problem) return thrown;
  // `unknown` where it changes something: a proxy may have led on what it had passed before.
  if (thrown instanceof Redirected) return new Problem(changes ? 'unknown' : 'unreachable', 'server-moved');
  const status = statusOf(thrown);
  const words = thrown instanceof Error ? thrown.message : '';
  if (status === undefined || status >= 500) {
    if (changes) {
      // The server may still be at it, and up to 4.5 it does not notice that the same key comes again meanwhile.
      const isAtWork = status === 504 || isTimeout(thrown);
      const until = isAtWork ? now + afterTimeout : undefined;
      // It stands all the same perhaps; but a server that says it is in trouble has answered.
      return status === undefined
        ? new Problem('unknown', 'lost-answer', '', until)
        : new Problem('unknown', 'server-down', `${status} ${words}`, until);
    }
    if (thrown instanceof StrangeAnswer) return new Problem('unreachable', 'strange-answer', words);
    return status === undefined
      ? new Problem('unreachable', 'no-network')
      : new Problem('unreachable', 'server-down', `${status} ${words}`);
  }
  if (status === 401) return new Problem('needs-login', 'signed-out', words);
  const state = status === 403 ? stateIn(words) : undefined;
  if (state) return new Problem('needs-login', state, words);
  if (status === 429) return new Problem('unreachable', 'rate-limited', words, resetTime(thrown, now));
  if (status === 413) return new Problem('refused', 'media-too-large', words);
  return new Problem('refused', 'server-refused', words || String(status));
}

/**
 * What an account's state forbids. These words are the same in every language (Mastodon 4.3 to 4.6,
 * `Api::BaseController#require_user!`); the last ones also for a suspended account, and one whose role needs a second factor.
 */
function stateIn(words: string): ProblemReason | undefined {
  if (words.startsWith('Your login is missing a confirmed e-mail')) return 'account-unconfirmed';
  if (words.startsWith('Your login is currently pending')) return 'account-pending';
  return words.startsWith('Your login is currently disabled') ? 'account-disabled' : undefined;
}

/** The longest time for which a limit is believed: Mastodon's own windows have three hours at most. In milliseconds. */
const longestLimit = 3 * 3_600_000;

/** When the limit is lifted. Mastodon gives an ISO time with microseconds, not seconds since 1970. */
function resetTime(thrown: unknown, now: number): number {
  const header = thrown instanceof Refusal ? thrown.response.headers.get('x-ratelimit-reset') : null;
  const time = v.safeParse(isoMoment, header);
  if (!time.success) return now + 5 * 60_000;
  return Math.min(Math.max(time.output, now + 1000), now + longestLimit);
}

import { BaseHttp } from 'masto/adapters/http/base-http.js';
import type { HttpConfig, HttpRequestParams, HttpResponse, Serializer } from 'masto/interfaces/index.js';
import * as v from 'valibot';
import { lineUpTo } from '../post/bounds.ts';
import { shownText } from '../post/shown-text.ts';
import { readTextWithin } from '../read-within.ts';
import { isRedirect } from './ask-openly.ts';
import { StrangeAnswer } from './strange-answer.ts';

/** An answer that says no, in the server's own words. */
export class Refusal extends Error {
  readonly response: Response;

  constructor(response: Response, words: string) {
    super(words);
    this.response = response;
  }
}

/** An answer that leads elsewhere, where no token goes. */
export class Redirected extends Error {}

/**
 * How masto's requests go out: by the `fetch` that is given. Its own (masto 8.0.0, adapters/http/http-native-impl.js) takes
 * the global one, and loses the status of an error that is not JSON: a proxy's page, an empty body. Throws Refusal,
 * Redirected, what `fetch` throws, or StrangeAnswer where an answer is no JSON or too large.
 */
export class Http extends BaseHttp {
  readonly #config: HttpConfig;
  readonly #serializer: Serializer;
  readonly #fetch: typeof fetch;

  constructor(config: HttpConfig, serializer: Serializer, send: typeof fetch) {
    super();
    this.#config = config;
    this.#serializer = serializer;
    this.#fetch = send;
  }

  async request<T>(params: HttpRequestParams): Promise<HttpResponse<T>> {
    const { method, path, search, encoding = 'json', requestInit } = params;
    const init = this.#config.mergeRequestInitWithDefaults(requestInit);
    const headers = new Headers(init.headers);
    const body = this.#serializer.serialize(encoding, params.body);
    if (typeof body === 'string') headers.set('content-type', 'application/json');
    // Called without `this`, as a global `fetch` must be.
    const send = this.#fetch;
    const response = await send(this.#config.resolvePath(path, search), { ...init, method, headers, body });
    if (isRedirect(response)) throw new Redirected();
    if (!response.ok) throw new Refusal(response, await wordsOf(response));
    const text = isJson(response) ? await readTextWithin(response, largest) : undefined;
    if (text === undefined) throw new StrangeAnswer(path);
    // No other page of a list is asked for: what the head of an answer says of them (`Link`) is nobody's business.
    return { headers: new Headers(), data: this.#parsed<T>(text, path) };
  }

  #parsed<T>(text: string, path: string): T {
    try {
      return this.#serializer.deserialize<T>('json', text);
    } catch {
      // The serializer's own error holds all of the answer.
      throw new StrangeAnswer(path);
    }
  }
}

/** Forty statuses with their accounts and cards have some 400 kB. In bytes. */
const largest = 3_000_000;

/** The same for an error: who says more than this says nothing that anybody could read. */
const largestError = 100_000;

function isJson({ headers }: Response): boolean {
  return /\bjson\b/.test(headers.get('content-type') ?? '');
}

/** Every Mastodon server says `{"error": "…"}`. */
const said = v.object({ error: lineUpTo(500) });

/** The server's own words, in one line and as many as can be read. */
export async function wordsOf(response: Response): Promise<string> {
  try {
    // A body that breaks off does not make the answer another one.
    const parsed = v.safeParse(said, JSON.parse((await readTextWithin(response, largestError)) ?? ''));
    return (parsed.success && parsed.output.error) || standardWords(response);
  } catch {
    return standardWords(response);
  }
}

function standardWords({ statusText, status }: Response): string {
  return shownText(statusText, 100) || `HTTP ${status}`;
}

import { BaseHttp } from 'masto/adapters/http/base-http.js';
import type { HttpConfig, HttpRequestParams, HttpResponse, Serializer } from 'masto/interfaces/index.js';
import { isRedirect } from './ask-openly.ts';

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
 * the global one, and loses the status of an error that is not JSON: a proxy's page, an empty body. Throws Refusal, Redirected, what
 * `fetch` throws, or an Error where an answer is no JSON.
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
    const text = await response.text();
    if (!response.ok) throw new Refusal(response, wordsOf(text) || standardWords(response));
    if (!isJson(response)) throw new Error(`${path} was not answered with JSON`);
    return { headers: response.headers, data: this.#serializer.deserialize<T>('json', text) };
  }
}

function isJson({ headers }: Response): boolean {
  return /\bjson\b/.test(headers.get('content-type') ?? '');
}

/** Every Mastodon server says `{"error": "…"}`. */
function wordsOf(text: string): string {
  try {
    const said: unknown = JSON.parse(text);
    const isObject = typeof said === 'object' && said !== null;
    return isObject && 'error' in said && typeof said.error === 'string' ? said.error : '';
  } catch {
    return '';
  }
}

function standardWords({ statusText, status }: Response): string {
  return statusText || `HTTP ${status}`;
}

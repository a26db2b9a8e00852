import { Problem } from '../post/problem.ts';
import { readTextWithin } from '../read-within.ts';
import { hostOf } from './typed-address.ts';

/** An answer to a request that anybody may make, and whose it is: redirects were followed. */
export interface Open {
  /** In ASCII. */
  host: string;
  status: number;
  /** It is not what was asked that answered, or nothing was followed. */
  isLed: boolean;
  isHtml: boolean;
  /** The proxy before the server wants to see a browser first. */
  isChallenge: boolean;
  text: string;
}

const timeout = 30_000;

/** Larger answers are none of what is asked for here. In bytes. */
const largest = 2_000_000;

/**
 * Asks a server without a token, and follows where it leads: another host may answer in the end. A token never goes this
 * way. Throws Problem `redirected` where it leads to something that may not be read (a sign-in page of another server, for
 * one) or is no server, else `no-network`.
 */
export async function askOpenly(host: string, path: string, send: typeof fetch = fetch): Promise<Open> {
  const address = `https://${host}${path}`;
  const ask = (redirect: 'follow' | 'manual') =>
    send(address, {
      ...{ redirect, credentials: 'omit', headers: { accept: 'application/json, */*;q=0.5' } },
      signal: AbortSignal.timeout(timeout),
    });
  let response: Response;
  try {
    response = await ask('follow');
  } catch {
    // A redirect to what may not be read looks like a dead network, unless it is not followed.
    const first = await ask('manual').catch(() => undefined);
    throw first && isRedirect(first)
      ? new Problem('refused', 'redirected', host)
      : new Problem('unreachable', 'no-network', host);
  }
  const text = await readTextWithin(response, largest).catch(() => {
    throw new Problem('unreachable', 'no-network', host);
  });
  const isHtml = (response.headers.get('content-type') ?? '').includes('html');
  return {
    host: finalHost(response, host),
    status: response.status,
    isLed: response.redirected || isRedirect(response),
    isHtml,
    // Cloudflare says so by a header; others by a page where no page belongs.
    isChallenge: isHtml && (response.status === 403 || response.headers.get('cf-mitigated') === 'challenge'),
    text: text ?? '',
  };
}

/** Whether an answer leads elsewhere. A browser tells no more of one that is not followed (Fetch, "opaque-redirect"). */
export function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);
}

function finalHost({ url }: Response, asked: string): string {
  if (!url) return asked;
  try {
    return hostOf(url);
  } catch {
    throw new Problem('refused', 'redirected', url);
  }
}

/** The JSON of an answer, or `undefined` where it is none. */
export function jsonOf({ isHtml, text }: Open): unknown {
  if (isHtml) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

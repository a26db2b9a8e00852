import { once } from 'node:events';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Server } from '../server.ts';
import type { Step, Visit } from './app.ts';

/** Which requests a fault hits. What is left out matches all; `times` is counted down, 1 if left out. */
export interface Target {
  method?: string;
  path?: RegExp;
  times?: number;
}

/** An answer that fails. With `html` it is made by the proxy in front: a page, without CORS headers. */
export interface Failure extends Target {
  status: ContentfulStatusCode;
  html?: boolean;
}

/** What goes wrong on purpose. */
export interface Faults {
  /** Milliseconds before each answer. */
  delay?: number;
  /** Answers instead of the work, used up in this order. */
  failNext?: Failure[];
  /** The work is done, then the connection breaks. */
  loseAnswer?: Target;
  /** The work is not begun, and no answer ever comes. */
  hang?: Target;
  /** Replays of an Idempotency-Key are answered with 500, as by 4.6.0 to 4.6.5 (mastodon#40399). */
  replayAnswers500?: boolean;
  /** The key has no effect, as with GoToSocial and snac. */
  ignoreIdempotency?: boolean;
  /** Registrations of apps are limited to 5 per 10 minutes, as Mastodon does. Off, because a test run registers many. */
  limitApps?: boolean;
  /** No rate limit counts at all: for benchmarks. */
  noRateLimits?: boolean;
  /** How long videos and sounds are processed, in milliseconds; 300 if left out. */
  processingTime?: number;
  /** Videos and sounds are taken in but cannot be processed. */
  failProcessing?: boolean;
  /** The authorization page's redirect answers another question than the app asked: its `state` is not the app's. */
  wrongState?: boolean;
  /** The user's login is not usable at the moment. */
  loginState?: 'pending' | 'disabled' | 'unconfirmed' | 'suspended' | 'second-factor-missing';
  /** How long the server works on a status, in milliseconds, between looking at its key and keeping it. */
  slowPosts?: number;
  /** Files of one name are taken for one, the last of them (snac 2.75). */
  oneFilePerName?: boolean;
  /** Descriptions are dropped: of uploads, or wherever they come from. */
  losesDescriptions?: 'uploaded' | 'always';
  /** What it makes of statuses, whatever was asked. */
  changesStatuses?: { language?: string; text?: string; noReply?: boolean };
}

/** Lets the faults that a proxy or the network makes happen. The server's own are asked for where they belong. */
export function faulting(server: Server): Step {
  return async (c, next) => {
    if (take(server.faults.hang, c)) {
      await once(c.env.outgoing, 'close');
      return RESPONSE_ALREADY_SENT;
    }
    if (server.faults.delay) await server.clock.pause(server.faults.delay);
    if (Number(c.req.header('Content-Length') ?? 0) > maxBodyBytes) return proxyPage(c, 413);
    const failure = nextFailure(server, c, true);
    if (failure) return proxyPage(c, failure.status);
    await next();
    if (take(server.faults.loseAnswer, c)) {
      const { socket } = c.env.incoming;
      // Half a head: a browser repeats a request on a reused connection that is cut without a byte.
      await new Promise((resolve) => socket.write('HTTP/1.1 200 OK\r\n', resolve));
      socket.destroy();
      c.res = RESPONSE_ALREADY_SENT;
    }
  };
}

/** The failure that this request is to be answered with, if one is waiting; it is used up by asking. */
export function nextFailure(server: Server, c: Visit, html: boolean): Failure | undefined {
  return server.faults.failNext?.find((failure) => (failure.html ?? false) === html && take(failure, c));
}

// Mastodon 4.5, dist/nginx.conf: client_max_body_size 99m.
const maxBodyBytes = 99 * 1024 * 1024;

function take(target: Target | undefined, c: Visit): boolean {
  if (!target) return false;
  const { method = c.req.method, path = /^/, times = 1 } = target;
  if (times < 1 || method !== c.req.method || !path.test(c.req.path)) return false;
  target.times = times - 1;
  return true;
}

function proxyPage(c: Visit, status: ContentfulStatusCode): Response {
  const title = `${status} ${proxyTitles[status] ?? 'Error'}`;
  return c.html(
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
      '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
    status,
  );
}

const proxyTitles: Partial<Record<number, string>> = {
  413: 'Request Entity Too Large',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

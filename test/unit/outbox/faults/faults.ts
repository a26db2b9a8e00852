import type { Mastodon } from '../../../stage/mastodon/index.ts';
import { type HeldClock, turn } from './clock.ts';

/** What goes wrong at one step. What says `After` goes wrong once the server has done its work. */
export const everyFault = [
  ...(['killed', 'killedAfter', 'lost', 'lostAfter', 'late', 'cut', 'answerCut'] as const),
  ...(['limited', 'empty500', 'empty500After', 'said500', 'proxy502', 'proxy502After'] as const),
  ...(['busy503', 'signedOut401', 'missing404', 'anHour', 'aDay', 'diskFull'] as const),
  ...(['keyIgnored', 'keyForgotten'] as const),
] as const;

export type Fault = (typeof everyFault)[number];

/** What a run does: it asks the server, or writes to the disk. */
export interface Step {
  kind: 'request' | 'write';
  /** Method and path, or the name of the write. */
  what: string;
}

/** Whether something can go wrong there in this way. */
export function isPossible(fault: Fault, { kind, what }: Step): boolean {
  if (kind === 'write') return ['killed', 'killedAfter', 'anHour', 'aDay', 'diskFull'].includes(fault);
  const isPost = what === 'POST /api/v1/statuses';
  if (fault === 'keyIgnored' || fault === 'keyForgotten') return isPost;
  // Where nothing is sent along, it is as if the request were lost.
  return fault !== 'cut' || /^(POST|PUT) /.test(what);
}

/** The longest a request is waited for, in milliseconds: what the extension's own limit is. */
const limit = 30_000;
/** So long a server is at work on what is `late`. */
const work = 55_000;

const network = () => new TypeError('Failed to fetch');

/** What the extension gets to see of a request in which this goes wrong, or, without a fault, what the server says. */
export async function answerTo(
  request: Request,
  fault: Fault | undefined,
  { mastodon, clock }: { mastodon: Mastodon; clock: HeldClock },
): Promise<Response> {
  const done = () => answered(mastodon.fetch(request), clock);
  switch (fault) {
    case 'lost':
    case 'cut':
      throw network();
    case 'lostAfter':
      await done();
      throw network();
    case 'keyIgnored':
      mastodon.faults.ignoreIdempotency = true;
      await done();
      throw network();
    case 'keyForgotten':
      await done();
      mastodon.forgetKeys();
      throw network();
    case 'late': {
      mastodon.faults.slowPosts = work;
      const isChange = request.method === 'PUT' || request.method === 'DELETE';
      const late = (isChange ? clock.pause(work) : Promise.resolve()).then(() => mastodon.fetch(request));
      late.catch(() => {});
      await turn();
      delete mastodon.faults.slowPosts;
      await clock.passTo(clock.now() + limit);
      throw new DOMException('The operation timed out.', 'TimeoutError');
    }
    case 'answerCut':
      return brokenOff(await done());
    case 'limited': {
      const reset = new Date(clock.now() + 600_000).toISOString().replace('Z', '000Z');
      return said(429, 'Too many requests', { 'X-RateLimit-Reset': reset });
    }
    case 'empty500':
      return new Response(null, { status: 500 });
    case 'empty500After':
      await done();
      return new Response(null, { status: 500 });
    case 'said500':
      return said(500, 'We are sorry, but something went wrong on our end');
    case 'proxy502':
      return proxyPage();
    case 'proxy502After':
      await done();
      return proxyPage();
    case 'busy503':
      return said(503, 'There was a temporary problem serving your request, please try again');
    case 'signedOut401':
      return said(401, 'The access token was revoked');
    case 'missing404':
      return said(404, 'Record not found');
    default:
      return done();
  }
}

/** The answer, for which the clock moves where the server waits for time to pass. */
async function answered(answer: Promise<Response>, clock: HeldClock): Promise<Response> {
  const end = clock.now() + limit;
  const state = { isDone: false };
  const mark = () => {
    state.isDone = true;
  };
  answer.then(mark, mark);
  for (await turn(); !state.isDone; await turn()) {
    if (!clock.isAwaited()) continue;
    if (clock.now() >= end) throw new DOMException('The operation timed out.', 'TimeoutError');
    await clock.passToNext(end - clock.now());
  }
  return answer;
}

const said = (status: number, error: string, headers: Record<string, string> = {}) =>
  Response.json({ error }, { status, headers });

const proxyPage = () =>
  new Response('<html><head><title>502 Bad Gateway</title></head></html>', {
    status: 502,
    headers: { 'content-type': 'text/html' },
  });

/** Its head and the first of its bytes. */
async function brokenOff(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.slice(0, 20));
      controller.error(network());
    },
  });
  return new Response(body, answer);
}

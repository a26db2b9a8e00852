import type { IncomingMessage, ServerResponse } from 'node:http';
import fc from 'fast-check';
import type { Show } from './fixture.ts';

/** What goes wrong with one request of the extension. What says `After` goes wrong once the server has done its work. */
export const harms = [
  ...(['killed', 'killedAfter', 'lost', 'lostAfter', 'empty500', 'empty500After'] as const),
  ...(['busy503', 'proxy502', 'proxy502After', 'restarted', 'restartedAfter'] as const),
] as const;
export type Harm = (typeof harms)[number];

/** What is published, and what goes wrong at which of the requests that follow, counted from 1. */
export interface Series {
  isThread: boolean;
  harms: readonly (readonly [request: number, harm: Harm])[];
}

const anySeries: fc.Arbitrary<Series> = fc.record({
  isThread: fc.boolean(),
  harms: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...harms)), {
    ...{ minLength: 2, maxLength: 6 },
  }),
});

/** Random series, the same for the same seed. */
export const seriesOf = (numRuns: number, seed: number): Series[] => fc.sample(anySeries, { numRuns, seed });

/**
 * Lets all of this go wrong between the extension and the city's server: real workers are killed, real browsers started anew, real connections cut. What it gives
 * ends it, once the last worker that was to be killed is, and says how often something went wrong.
 */
export function harming(show: Show, series: Series): () => Promise<{ harmed: number; restarted: number }> {
  const { hosts, listener } = show.mastodon;
  const ahead = [...series.harms];
  let kills = Promise.resolve();
  let count = 0;
  let restarted = 0;
  // One after another: a browser that is being started anew has nothing to be killed.
  const kill = () => {
    kills = kills.then(() => show.browser.stopBackground());
  };
  const restart = () => {
    restarted += 1;
    kills = kills.then(() => show.browser.restart());
  };

  function harmed(request: IncomingMessage, response: ServerResponse): unknown {
    // The extension's own, and not what the test asks.
    if (!request.headers.authorization) return listener(request, response);
    count += 1;
    const next = ahead.findIndex(([at]) => at <= count);
    const harm = next < 0 ? undefined : ahead.splice(next, 1)[0]?.[1];
    switch (harm) {
      case undefined:
        return listener(request, response);
      case 'killed':
        kill();
        return void request.socket.destroy();
      case 'restarted':
        restart();
        return void request.socket.destroy();
      case 'lost':
        return void request.socket.destroy();
      case 'empty500':
        return void response.writeHead(500).end();
      case 'busy503':
        response.writeHead(503, { 'content-type': 'application/json' });
        return void response.end('{"error":"There was a temporary problem"}');
      case 'proxy502':
        return proxyPage(response);
      default:
        unheard(request, response, () => {
          if (harm === 'killedAfter') kill();
          if (harm === 'restartedAfter') restart();
          request.socket.destroy();
        });
    }
  }

  /** The server does its work, and nobody hears what it says. */
  function unheard(request: IncomingMessage, response: ServerResponse, then: () => void): void {
    const end = () => {
      then();
      return response;
    };
    // Node's own, for this one answer.
    Object.assign(response, { write: () => true, writeHead: () => response, flushHeaders: () => {}, end });
    listener(request, response);
  }

  show.front.add({ hosts, listener: harmed });
  return async () => {
    show.front.add({ hosts, listener });
    await kills;
    return { harmed: series.harms.length - ahead.length, restarted };
  };
}

function proxyPage(response: ServerResponse): void {
  response.writeHead(502, { 'content-type': 'text/html' });
  response.end('<html><head><title>502 Bad Gateway</title></head></html>');
}

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { takeFailure } from '../failures.ts';
import { bodyOf } from '../http.ts';
import { createAppView } from './app-view.ts';
import type { Faults } from './faults.ts';
import { answeredPreflight, relay, sendJson } from './proxy.ts';

/** The public face of the PDS: the real one behind it, the faults before it, the AppView's part answered here. */
export function pdsSite(pds: string, handles: string, faults: Faults): RequestListener {
  const appView = createAppView(pds);
  return async (request, response) => {
    const url = new URL(request.url ?? '/', pds);
    const call = url.pathname.replace(/^\/xrpc\//, '');
    const failure =
      request.method === 'OPTIONS'
        ? undefined
        : takeFailure(faults.failures, (one) => call.endsWith(one.call));
    if (failure?.delay) await wait(failure.delay);
    if (failure?.hang) return;
    if (failure?.status) {
      // Read to the end, or the browser sees a cut connection instead of the answer.
      await bodyOf(request);
      const body = failure.body ?? { error: 'InternalServerError', message: 'Internal Server Error' };
      sendJson(response, body, failure.status);
      return;
    }
    if (failure?.lose) return relay(pds, request, response, { lose: true });
    if (call === 'com.atproto.identity.resolveHandle' && !url.searchParams.get('handle')?.endsWith(handles)) {
      // The real one would ask the network.
      if (!answeredPreflight(request, response)) {
        sendJson(response, { error: 'InvalidRequest', message: 'Unable to resolve handle' }, 400);
      }
      return;
    }
    if (call.startsWith('app.bsky.')) {
      if (!answeredPreflight(request, response)) await appView(call, url.searchParams, request, response);
      return;
    }
    if (request.method === 'GET' && (await answeredAltered(pds, call, faults, request, response))) return;
    relay(pds, request, response);
  };
}

async function answeredAltered(
  pds: string,
  call: string,
  { alterRecord, alterBlob }: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const address = new URL(request.url ?? '/', pds);
  if (alterRecord && call === 'com.atproto.repo.getRecord') {
    const answer = await fetch(address);
    sendJson(response, answer.ok ? alterRecord(await answer.json()) : await answer.json(), answer.status);
    return true;
  }
  if (alterRecord && call === 'com.atproto.repo.listRecords') {
    const answer = await fetch(address);
    const { records, ...rest } = await answer.json();
    sendJson(response, { ...rest, records: records.map(alterRecord) });
    return true;
  }
  if (alterBlob && call === 'com.atproto.sync.getBlob') {
    const answer = await fetch(address);
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
      'access-control-allow-origin': '*',
    });
    response.end(alterBlob(Buffer.from(await answer.arrayBuffer())));
    return true;
  }
  return false;
}

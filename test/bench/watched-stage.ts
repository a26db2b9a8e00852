import type { IncomingMessage, RequestListener } from 'node:http';
import { type Stage, startStage } from '../stage/stage.ts';

/** One request as the stage's servers saw it, in milliseconds of `performance.now()`. */
export interface Seen {
  /** `GET plc.directory/did:…`, without the query. */
  line: string;
  origin: string;
  status: number;
  began: number;
  /** When the last of the answer was handed to the system. */
  ended: number;
}

/** A stage whose requests to PDS, PLC and Mastodon are timed. */
export interface WatchedStage extends Stage {
  seen: Seen[];
  /** Called as soon as the PDS has accepted posts, with the first one's `at://` address. */
  onAccepted: ((uri: string) => void) | undefined;
}

/** Starts a stage that is watched; without a function in `onAccepted`. */
export async function startWatchedStage(): Promise<WatchedStage> {
  const stage = await startStage({ language: 'de' });
  const watched: WatchedStage = { ...stage, seen: [], onAccepted: undefined };
  const { host } = new URL(stage.bluesky.pdsUrl);
  for (const site of [
    ...stage.bluesky.sites.filter(({ hosts }) => hosts.includes(host) || hosts.includes('plc.directory')),
    { hosts: stage.mastodon.hosts, listener: stage.mastodon.listener },
  ]) {
    stage.front.add({ hosts: site.hosts, listener: watching(site.listener, watched) });
  }
  return watched;
}

function watching(listener: RequestListener, watched: WatchedStage): RequestListener {
  return (request, response) => {
    const began = performance.now();
    const { host, origin = '' } = request.headers;
    const line = `${request.method} ${host}${(request.url ?? '').replace(/\?.*/, '')}`;
    const writes = line.endsWith('applyWrites') && request.method === 'POST';
    listener(request, response);
    // After the listener: whoever reads first sets the stream going.
    const body = writes ? textOf(request) : undefined;
    response.on('finish', () => {
      const status = response.statusCode;
      watched.seen.push({ line, origin, status, began, ended: performance.now() });
      if (body && status < 300) void body.then((text) => watched.onAccepted?.(addressIn(text)));
    });
  };
}

function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve) => request.on('end', () => resolve(Buffer.concat(pieces).toString())));
}

function addressIn(body: string): string {
  const { repo, writes } = JSON.parse(body);
  const [{ collection, rkey }] = writes;
  return `at://${repo}/${collection}/${rkey}`;
}

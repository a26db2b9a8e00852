import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { generate } from 'selfsigned';

/** The hosts that one listener answers for, without port. */
export interface Site {
  hosts: string[];
  listener: RequestListener;
}

/** One TLS server for every host of the stage, and the proxy that leads Firefox to it. */
export interface Front {
  /** The TLS port: Chromium's resolver maps every host's port 443 onto it. */
  port: number;
  /** The CONNECT proxy's port: every tunnel to a port 443 ends at the TLS port. */
  proxyPort: number;
  add(site: Site): void;
  /** What nobody here was meant to be asked, as `GET https://host/path`; a test asserts that it stays empty. */
  unexpected: string[];
  /** What the browsers ask their makers on their own account. It is refused too, and never leaves the machine. */
  phoneHome: string[];
  close(): Promise<void>;
}

/** Starts the front for the given sites on free ports of 127.0.0.1, with a certificate made for this start. */
export async function startFront(sites: Site[]): Promise<Front> {
  const listeners = new Map<string, RequestListener>();
  const add = (site: Site) => {
    for (const host of site.hosts) listeners.set(host.toLowerCase(), site.listener);
  };
  sites.forEach(add);
  const unexpected: string[] = [];
  const phoneHome: string[] = [];
  const refuse = (host: string, request: string) => (isMaker(host) ? phoneHome : unexpected).push(request);

  const server = createHttpsServer(await certificate(), (request, response) => {
    const host = hostOf(request.headers.host ?? '');
    const listener = listeners.get(host);
    if (listener) return listener(request, response);
    refuse(host, `${request.method} https://${host}${request.url}`);
    // A browser that has shared one connection between hosts must not take this for the other host's answer.
    response.writeHead(421, { 'content-type': 'text/plain', connection: 'close' }).end('No such host here\n');
    request.resume();
  });
  // A video takes as long as it takes; the default ends a request after five minutes.
  server.requestTimeout = 0;
  const port = await listen(server);

  const proxy = createHttpServer((request, response) => {
    refuse(hostOf(request.headers.host ?? ''), `${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, client: Socket, head: Buffer) => {
    const target = request.url ?? '';
    if (!target.endsWith(':443')) {
      refuse(hostOf(target), `CONNECT ${target}`);
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    tunnel(client, head, port);
  });
  const proxyPort = await listen(proxy);

  const sockets = [remember(server), remember(proxy)];
  const close = async () => {
    const closed = [server, proxy].map((each) => new Promise<void>((resolve) => each.close(() => resolve())));
    for (const open of sockets) for (const socket of open) socket.destroy();
    await Promise.all(closed);
  };
  return { port, proxyPort, add, unexpected, phoneHome, close };
}

/**
 * Hosts that Chromium and Firefox ask unbidden: updates, lists, settings, connectivity. Both also start to load the
 * redirect address of launchWebAuthFlow before they take it for themselves (seen in Chromium 156, rarely in Firefox 153).
 */
const makers = [
  'chromiumapp.org',
  'extensions.allizom.org',
  'google.com',
  'googleapis.com',
  'gstatic.com',
  'gvt1.com',
  'firefox.com',
  'mozilla.com',
  'mozilla.net',
  'mozilla.org',
  'mozaws.net',
  'microsoft.com',
  'msn.com',
  'bing.com',
];

function isMaker(host: string): boolean {
  return makers.some((maker) => host === maker || host.endsWith(`.${maker}`));
}

function hostOf(authority: string): string {
  return authority.replace(/:\d+$/, '').toLowerCase();
}

async function certificate(): Promise<{ key: string; cert: string }> {
  const made = await generate([{ name: 'commonName', value: 'stage.example' }], { keyType: 'ec' });
  return { key: made.private, cert: made.cert };
}

function tunnel(client: Socket, head: Buffer, port: number): void {
  const upstream = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(client).pipe(upstream);
  });
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

function remember(server: Server): Set<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  return open;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // `address()` gives a string only for pipes; this server listens on a port.
  return (server.address() as AddressInfo).port;
}

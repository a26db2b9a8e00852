import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/* The network as a test wants it, for as long as the test's file runs. */
const reach = globalThis.fetch;
const ports = new Map<string, number>();
const closers: (() => void)[] = [];

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { url, method, headers, signal, redirect } = request;
  const { host, pathname, search } = new URL(url);
  const port = ports.get(host);
  if (port === undefined) throw new TypeError('Failed to fetch');
  const body = ['GET', 'HEAD'].includes(method) ? undefined : await request.arrayBuffer();
  const target = `http://127.0.0.1:${port}${pathname}${search}`;
  return reach(target, { method, headers, signal, redirect, ...(body ? { body } : {}) });
};

/** From now on `https://<host>` is answered by the listener; without one nobody answers. */
export async function serve(host: string, listener?: RequestListener): Promise<void> {
  ports.delete(host);
  if (!listener) return;
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of that kind.
  ports.set(host, (server.address() as AddressInfo).port);
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
}

/** Answers every request with the same. */
export const always =
  (
    status: number,
    type: string | undefined,
    body: string,
    headers: Record<string, string> = {},
  ): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { ...(type === undefined ? {} : { 'content-type': type }), ...headers });
    response.end(body);
  };

/** Ends every server. */
export function hangUp(): void {
  ports.clear();
  for (const close of closers.splice(0)) close();
}

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/* The network as a test wants it, for as long as the test's file runs. */
const reach = globalThis.fetch;
const ports = new Map<string, number>();
const closers: (() => void)[] = [];

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { url, method, headers, signal, redirect } = request;
  const body = ['GET', 'HEAD'].includes(method) ? undefined : await request.arrayBuffer();
  const ask = async (address: string, led: number): Promise<Response> => {
    const { host, pathname, search, protocol } = new URL(address);
    const port = ports.get(host);
    if (port === undefined || protocol !== 'https:') throw new TypeError('Failed to fetch');
    const target = `http://127.0.0.1:${port}${pathname}${search}`;
    const answer = await reach(target, {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body ? { body } : {}),
    });
    const location = answer.headers.get('location');
    const isLed = answer.status >= 300 && answer.status < 400 && location !== null;
    if (isLed && redirect === 'error') throw new TypeError('Failed to fetch');
    if (isLed && redirect === 'follow' && led < 20) return ask(String(new URL(location, address)), led + 1);
    Object.defineProperties(answer, { url: { value: address }, redirected: { value: led > 0 } });
    return answer;
  };
  return ask(url, 0);
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

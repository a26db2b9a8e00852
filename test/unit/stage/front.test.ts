import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { connect as tlsConnect } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { type Front, startFront } from '../../stage/front.ts';

let front: Front | undefined;

afterEach(async () => {
  await front?.close();
  front = undefined;
});

const echo = (name: string) => ({
  hosts: [`${name}.example`, `www.${name}.example`],
  listener: (incoming: IncomingMessage, response: import('node:http').ServerResponse) => {
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    incoming.on('end', () => response.end(`${name} ${incoming.url} ${bytes}`));
  },
});

describe('the front', () => {
  test('picks the site by the Host header, whatever its case and port', async () => {
    front = await startFront([echo('one'), echo('two')]);
    expect(await ask(front.port, 'one.example')).toEqual({ status: 200, body: 'one /x 0' });
    expect(await ask(front.port, 'WWW.two.example:443')).toEqual({ status: 200, body: 'two /x 0' });
    expect(front.unexpected).toEqual([]);
  });

  test('answers for a site that was added later', async () => {
    front = await startFront([]);
    front.add(echo('late'));
    expect((await ask(front.port, 'late.example')).body).toBe('late /x 0');
  });

  test('refuses and records a host that nobody put there', async () => {
    front = await startFront([echo('one')]);
    expect((await ask(front.port, 'other.example')).status).toBe(421);
    expect(front.unexpected).toEqual(['GET https://other.example/x']);
    expect(front.phoneHome).toEqual([]);
  });

  test("lists a browser's own requests apart, and matches their hosts by whole names", async () => {
    front = await startFront([]);
    expect((await ask(front.port, 'update.googleapis.com')).status).toBe(421);
    expect((await ask(front.port, 'notmozilla.org')).status).toBe(421);
    expect(front.phoneHome).toEqual(['GET https://update.googleapis.com/x']);
    expect(front.unexpected).toEqual(['GET https://notmozilla.org/x']);
  });

  test('takes a large upload whole', async () => {
    front = await startFront([echo('one')]);
    const body = Buffer.alloc(40 * 1024 * 1024);
    expect((await ask(front.port, 'one.example', { method: 'POST' }, body)).body).toBe(
      `one /x ${body.length}`,
    );
  });

  test('leads a tunnel through the proxy to the same sites', async () => {
    front = await startFront([echo('one')]);
    expect(await askThroughProxy(front.proxyPort, 'one.example:443')).toContain('one /x 0');
  });

  test('opens no tunnel to another port, and carries no plain request', async () => {
    front = await startFront([echo('one')]);
    await expect(askThroughProxy(front.proxyPort, 'one.example:25')).rejects.toThrow('502');
    const plain = await answer(
      httpRequest({ port: front.proxyPort, path: 'http://one.example/x', headers: { host: 'one.example' } }),
    );
    expect(plain.status).toBe(502);
    expect(front.unexpected).toEqual(['CONNECT one.example:25', 'GET http://one.example/x']);
  });

  test('closes although an answer is still open', async () => {
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const started = await startFront([{ hosts: ['hang.example'], listener: () => asked() }]);
    const pending = ask(started.port, 'hang.example').catch((error: NodeJS.ErrnoException) => error.code);
    await arrived;
    await started.close();
    expect(await pending).toBe('ECONNRESET');
  });
});

function ask(port: number, host: string, options: RequestOptions = {}, body?: Buffer) {
  const headers = { host };
  return answer(
    request({ port, host: '127.0.0.1', path: '/x', headers, rejectUnauthorized: false, ...options }),
    body,
  );
}

async function askThroughProxy(port: number, target: string): Promise<string> {
  const connecting = httpRequest({ port, host: '127.0.0.1', method: 'CONNECT', path: target });
  const socket = await new Promise<import('node:net').Socket>((resolve, reject) => {
    connecting.on('connect', (response, opened) => {
      if (response.statusCode === 200) resolve(opened);
      else reject(new Error(String(response.statusCode)));
    });
    connecting.on('error', reject).end();
  });
  const secure = tlsConnect({ socket, servername: 'one.example', rejectUnauthorized: false });
  secure.end('GET /x HTTP/1.1\r\nHost: one.example\r\nConnection: close\r\n\r\n');
  const chunks: Buffer[] = [];
  for await (const chunk of secure) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function answer(sent: import('node:http').ClientRequest, body?: Buffer) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject).end(body);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, body: Buffer.concat(chunks).toString() };
}

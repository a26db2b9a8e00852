import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** An administration's own web server, on this machine: with a certificate that no browser knows unless it is told. */
export interface Intranet {
  /** The folder of the packages, `https://127.0.0.1:…/mitposten/`. */
  base: string;
  /** The authority's certificate as a PEM file, which policies name. */
  certificateFile: string;
  /** The same in base64, without its frame. */
  certificate: string;
  /** Lays these files into the folder, in the place of all that were there. */
  lay(files: ReadonlyMap<string, Uint8Array>): void;
  /** What was fetched, by name. */
  fetched: string[];
  close(): Promise<void>;
}

const types: Record<string, string> = {
  crx: 'application/x-chrome-extension',
  xpi: 'application/x-xpinstall',
  xml: 'text/xml',
  json: 'application/json',
};

/** Starts it on a free port of 127.0.0.1. */
export async function startIntranet(): Promise<Intranet> {
  const { authority, key, cert } = await certificates();
  const folder = mkdtempSync(join(tmpdir(), 'mitposten-intranet-'));
  const certificateFile = join(folder, 'authority.pem');
  writeFileSync(certificateFile, authority);
  const fetched: string[] = [];
  let laid: ReadonlyMap<string, Uint8Array> = new Map();

  const server = createServer({ key, cert: `${cert}\n${authority}` }, (request, response) => {
    const name = new URL(request.url ?? '', 'https://intranet.example').pathname.replace('/mitposten/', '');
    const content = laid.get(name);
    if (!content) return response.writeHead(404).end();
    fetched.push(name);
    response
      .writeHead(200, { 'content-type': types[name.split('.').at(-1) ?? ''] ?? 'text/plain' })
      .end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `address()` gives a string only for pipes; this server listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    base: `https://127.0.0.1:${port}/mitposten/`,
    certificateFile,
    certificate: authority.replace(/-----[^-]+-----|\s/g, ''),
    lay: (files) => {
      laid = files;
    },
    fetched,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

/** An authority as cities have one, and a certificate of it for 127.0.0.1. */
async function certificates(): Promise<{ authority: string; key: string; cert: string }> {
  const ca = await generate([{ name: 'commonName', value: 'Stadt Krefeld' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { authority: ca.cert, key: leaf.private, cert: leaf.cert };
}

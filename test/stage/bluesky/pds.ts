import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A running PDS with its own directory of DIDs, both on 127.0.0.1. */
export interface LocalNetwork {
  /** Where the PDS listens, `http://127.0.0.1:port`. */
  pds: string;
  /** Where the PLC directory listens, `http://127.0.0.1:port`. */
  plc: string;
  close(): Promise<void>;
}

/**
 * Starts the real PDS and the real PLC directory, in a folder that is gone afterwards. `host` is the public name
 * that goes into DID documents, `handles` the domain of the handles with its leading dot.
 */
export async function startNetwork(host: string, handles: string): Promise<LocalNetwork> {
  // Read when the packages load, hence before the imports.
  process.env.LOG_ENABLED ??= 'false';
  const [{ PDS, envToCfg, envToSecrets }, { PlcServer, Database }] = await Promise.all([
    import('@atproto/pds'),
    import('@did-plc/server'),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'mitposten-pds-'));
  const directory = PlcServer.create({ db: Database.mock() });
  const plc = await listen(directory.app);
  const environment = {
    hostname: host,
    serviceHandleDomains: [handles],
    dataDirectory: folder,
    blobstoreDiskLocation: join(folder, 'blobs'),
    blobUploadLimit: 100_000_000,
    // By name: the PDS asks no bare IP address for a DID document (@atproto/pds 0.5.35, context.js, allowIpHost).
    didPlcUrl: plc.url.replace('127.0.0.1', 'localhost'),
    plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
    jwtSecret: randomBytes(16).toString('hex'),
    dpopSecret: randomBytes(32).toString('hex'),
    adminPassword: randomBytes(16).toString('hex'),
    inviteRequired: false,
    enableDidDocWithSession: true,
    crawlers: [],
    // The directory is on 127.0.0.1, which the protection refuses.
    disableSsrfProtection: true,
  };
  const server = await PDS.create(envToCfg(environment), envToSecrets(environment));
  // `PDS.start` and `PlcServer.start` would listen on every interface.
  await server.ctx.sequencer.start();
  const pds = await listen(server.app);
  return {
    pds: pds.url,
    plc: plc.url,
    async close() {
      await stop(pds.server);
      await server.destroy();
      await stop(plc.server);
      await directory.ctx.db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listen(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

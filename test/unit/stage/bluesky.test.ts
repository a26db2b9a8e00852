import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AtpAgent } from '@atproto/api';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundlePage } from '../../stage/bluesky/bundle.ts';
import { type Bluesky, startBluesky } from '../../stage/bluesky/index.ts';
import { cidOf } from '../../stage/bluesky/page/record-cid.ts';

const handle = 'musterstadt.bsky.test';
const servers: Server[] = [];
const origins = new Map<string, string>();
let bluesky: Bluesky;
let agent: AtpAgent;
let did: string;

beforeAll(async () => {
  bluesky = await startBluesky({ language: 'de', nodes: 20 });
  for (const { hosts, listener } of bluesky.sites) {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    // A server that listens on a port has an AddressInfo.
    const { port } = server.address() as AddressInfo;
    for (const host of hosts) origins.set(host, `http://127.0.0.1:${port}`);
  }
  did = (await bluesky.createAccount({ handle, password: 'geheim-genug', displayName: 'Musterstadt' })).did;
  agent = await bluesky.agentFor(handle);
}, 60_000);

afterEach(() => bluesky.faults.reset());

afterAll(async () => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await bluesky?.close();
});

describe('identity', () => {
  test('the directory names the public PDS and lets any page read it', async () => {
    const answer = await ask('plc.directory', `/${did}`);
    const { alsoKnownAs, service } = await answer.json();
    expect(service[0]).toMatchObject({ id: '#atproto_pds', serviceEndpoint: bluesky.pdsUrl });
    expect(alsoKnownAs).toEqual([`at://${handle}`]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('an unreachable directory cuts the connection', async () => {
    bluesky.faults.plcUnreachable = true;
    await expect(ask('plc.directory', `/${did}`)).rejects.toThrow('fetch failed');
  });

  test('a foreign handle is not looked up outside', async () => {
    const answer = await ask(pdsHost(), '/xrpc/com.atproto.identity.resolveHandle?handle=bsky.app');
    expect(answer.status).toBe(400);
  });
});

describe('reading without signing in', () => {
  test('a record is there at once, with the CID the writer was told', async () => {
    const { uri, cid } = await agent.post({ text: 'Grüße', langs: ['de'] });
    const answer = await getRecord(uri);
    expect(await answer.json()).toMatchObject({ uri, cid, value: { text: 'Grüße', langs: ['de'] } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('a blob is what was uploaded, byte for byte', async () => {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#369' } })
      .jpeg()
      .toBuffer();
    const { blob } = (await agent.uploadBlob(picture, { encoding: 'image/jpeg' })).data;
    const images = [{ image: blob, alt: 'Blau' }];
    await agent.post({ text: '', embed: { $type: 'app.bsky.embed.images', images } });
    const query = new URLSearchParams({ did, cid: blob.ref.toString() });
    const answer = await ask(pdsHost(), `/xrpc/com.atproto.sync.getBlob?${query}`);
    expect(sha256(await answer.bytes())).toBe(sha256(picture));
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
  });

  test('the page works out the CID that the PDS gives', async () => {
    const { uri } = await agent.post({ text: 'Ä 👩‍🚒', langs: ['de', 'en'], tags: ['x'.repeat(30)] });
    const { cid, value } = await (await getRecord(uri)).json();
    expect(await cidOf(value)).toBe(cid);
  });
});

describe('faults', () => {
  test('a failing call answers as told, once, and writes nothing', async () => {
    const body = { error: 'InvalidRequest', message: 'Nein' };
    bluesky.faults.failures.push({ call: 'applyWrites', status: 400, body });
    const first = await applyWrites('3aaaaaaaaaa2a');
    expect([first.status, await first.json()]).toEqual([400, body]);
    expect((await getRecord(`at://${did}/app.bsky.feed.post/3aaaaaaaaaa2a`)).status).toBe(400);
    expect((await applyWrites('3aaaaaaaaaa2a')).status).toBe(200);
  });

  test('a lost answer has done its work', async () => {
    bluesky.faults.failures.push({ call: 'applyWrites', lose: true });
    await expect(applyWrites('3aaaaaaaaaa2b')).rejects.toThrow('fetch failed');
    expect((await getRecord(`at://${did}/app.bsky.feed.post/3aaaaaaaaaa2b`)).status).toBe(200);
  });

  test('a record can be told with another CID', async () => {
    const { uri } = await agent.post({ text: 'Echt' });
    bluesky.faults.alterRecord = (record) => ({ ...record, cid: 'bafyother' });
    expect(await (await getRecord(uri)).json()).toMatchObject({ uri, cid: 'bafyother' });
  });
});

test('a video is put on the PDS and named when its job is done', async () => {
  const video = Buffer.concat([Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex')]);
  const lxm = 'com.atproto.repo.uploadBlob';
  const aud = `did:web:${pdsHost()}`;
  const { token } = (await agent.com.atproto.server.getServiceAuth({ aud, lxm })).data;
  const path = '/xrpc/app.bsky.video.';
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'video/mp4' };
  const sent = await ask('video.bsky.app', `${path}uploadVideo?did=${did}`, {
    method: 'POST',
    headers,
    body: video,
  });
  const { jobId } = await sent.json();
  bluesky.faults.videoPolls = 1;
  const status = async () =>
    (await (await ask('video.bsky.app', `${path}getJobStatus?jobId=${jobId}`)).json()).jobStatus;
  expect(await status()).toMatchObject({ state: 'JOB_STATE_PROCESSING' });
  expect(await status()).toMatchObject({
    state: 'JOB_STATE_COMPLETED',
    blob: { mimeType: 'video/mp4', size: video.length },
  });
});

describe('the page', () => {
  test('it carries its accounts, its language, no policy and no cookie', async () => {
    const answer = await ask('bsky.app', '/profile/anybody');
    const html = await answer.text();
    expect(html).toContain('<html lang="de">');
    expect(html).toContain(`"handle":"${handle}"`);
    expect(answer.headers.get('content-security-policy')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test('its classes are called differently at each start, the same in script and stylesheet', async () => {
    const [one, other] = [await bundlePage(), await bundlePage()];
    const classOf = ({ style }: { style: string }) => style.match(/\.((?:css|r)-\w+)/)?.[1] ?? 'none';
    expect(classOf(one)).not.toBe(classOf(other));
    expect(one.script).toContain(classOf(one));
    expect(one.script).not.toMatch(/className: "k-/);
  });
});

function pdsHost(): string {
  return new URL(bluesky.pdsUrl).host;
}

function ask(host: string, path: string, init?: RequestInit): Promise<Response> {
  return fetch(new URL(path, origins.get(host)), init);
}

function getRecord(uri: string): Promise<Response> {
  const [, , repo = '', collection = '', rkey = ''] = uri.split('/');
  const query = new URLSearchParams({ repo, collection, rkey });
  return ask(pdsHost(), `/xrpc/com.atproto.repo.getRecord?${query}`);
}

function applyWrites(rkey: string): Promise<Response> {
  const collection = 'app.bsky.feed.post';
  const value = { $type: collection, text: rkey, createdAt: new Date().toISOString() };
  const writes = [{ $type: 'com.atproto.repo.applyWrites#create', collection, rkey, value }];
  return ask(pdsHost(), '/xrpc/com.atproto.repo.applyWrites', {
    method: 'POST',
    headers: { authorization: `Bearer ${agent.session?.accessJwt}`, 'content-type': 'application/json' },
    body: JSON.stringify({ repo: did, writes, validate: true }),
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AtpAgent } from '@atproto/api';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { capture } from '../../../utils/platforms/bluesky/capture.ts';
import { recent } from '../../../utils/platforms/bluesky/recent.ts';
import type { Profile } from '../../../utils/post/types.ts';
import { type Bluesky, startBluesky } from '../../stage/bluesky/index.ts';

const handle = 'musterstadt.bsky.test';
const servers: Server[] = [];
const origins = new Map<string, string>();
let bluesky: Bluesky;
let agent: AtpAgent;
let profile: Profile;

beforeAll(async () => {
  bluesky = await startBluesky({ language: 'de' });
  for (const { hosts, listener } of bluesky.sites) {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    // A server that listens on a port has an AddressInfo.
    const { port } = server.address() as AddressInfo;
    for (const host of hosts) origins.set(host, `http://127.0.0.1:${port}`);
  }
  const { did } = await bluesky.createAccount({ handle, password: 'geheim-genug', displayName: 'Stadt' });
  profile = { platform: 'bluesky', id: did, name: handle };
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

/** The public internet, as far as it is on the stage. */
const io = {
  fetch: (async (input, init) => {
    const { host, pathname, search } = new URL(String(input));
    return fetch(`${origins.get(host)}${pathname}${search}`, init);
  }) as typeof globalThis.fetch,
};

/** The newest publication as the profile's server lists it, read at its source. */
async function newest() {
  const [publication] = await recent(profile.id, io);
  if (!publication) throw new Error('nothing was published');
  return capture(publication, profile, io);
}

test('a post with a picture, links, languages and labels of a real server is what its CID says', async () => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#369' } })
    .jpeg()
    .toBuffer();
  const { blob } = (await agent.uploadBlob(picture, { encoding: 'image/jpeg' })).data;
  await agent.post({
    text: 'Größe 👩‍🚒 #Markt',
    langs: ['de', 'en'],
    facets: [
      {
        index: { byteStart: 20, byteEnd: 26 },
        features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'Markt' }],
      },
    ],
    labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'graphic-media' }] },
    embed: {
      $type: 'app.bsky.embed.images',
      images: [{ image: blob, alt: 'Blau', aspectRatio: { width: 8, height: 8 } }],
    },
  });
  const { parts, language } = await newest();
  expect(language).toBe('de');
  expect(parts[0]?.labels).toEqual(['graphic-media']);
  expect(parts[0]?.media.map(({ file }) => file.size)).toEqual([picture.length]);
});

test('a server that changes a word and says the right CID is found out', async () => {
  await agent.post({ text: 'Echt' });
  bluesky.faults.alterRecord = (record) => ({ ...record, value: { ...record.value, text: 'Falsch' } });
  await expect(newest()).rejects.toThrow('record-differs');
});

test("a stranger's handle is refused", async () => {
  await agent.post({ text: 'Echt' });
  const [publication] = await recent(profile.id, io);
  if (!publication) throw new Error('nothing was published');
  const stranger = { ...profile, name: 'rathaus.bsky.test' };
  await expect(capture(publication, stranger, io)).rejects.toThrow('handle-differs');
});

import type { RequestListener } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { findServer as FindServer } from '../../../utils/mastodon/find-server.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { always, hangUp, serve } from './network.ts';

let findServer: typeof FindServer;
const city = 'krefeld.example';
const host = 'social.krefeld.example';
const mastodon = createMastodon({ host, title: 'Krefeld Social' });

beforeAll(async () => {
  ({ findServer } = await import('../../../utils/mastodon/find-server.ts'));
});
beforeEach(() => serve(host, mastodon.listener));
afterEach(hangUp);
afterAll(() => mastodon.close());

type Site = Record<string, RequestListener>;
/** The city's own site: what it says under `/.well-known/`, and what under every other address. */
const site = (known: Site, rest: RequestListener): RequestListener => {
  return (request, response) => (known[request.url?.split('?')[0] ?? ''] ?? rest)(request, response);
};
const led: RequestListener = (request, response) =>
  always(301, undefined, '', { location: `https://${host}${request.url}` })(request, response);
const json = (body: unknown) => always(200, 'application/json', JSON.stringify(body));
const webFinger = json({
  subject: `acct:presse@${city}`,
  links: [
    { rel: 'http://webfinger.net/rel/profile-page', href: `https://${city}/presse` },
    { rel: 'self', type: 'application/activity+json', href: `https://${host}/users/presse` },
    { rel: 'http://ostatus.org/schema/1.0/subscribe', template: 'x{uri}' },
  ],
});
const hostMeta = always(
  200,
  'application/xrd+xml',
  `<?xml version="1.0"?><XRD><Link rel="lrdd" template="https://${host}/.well-known/webfinger?resource={uri}"/></XRD>`,
);
const rests: [string, RequestListener][] = [
  ['has nothing else', always(404, 'text/html', '<h1>Nicht gefunden</h1>')],
  ['answers everything with a page', always(200, 'text/html', '<h1>Krefeld</h1>')],
  ['leads everything to its pages', always(301, undefined, '', { location: 'https://www.krefeld.example/' })],
  ['answers nothing else', (request) => void request.socket.destroy()],
];
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was thrown',
    (thrown) => thrown.report?.reason ?? String(thrown),
  );

describe.each(rests)('where the site of the handles %s', (_, rest) => {
  test.each<[string, Site, string | undefined]>([
    ['leads WebFinger on', { '/.well-known/webfinger': led }, 'presse'],
    ['answers WebFinger itself', { '/.well-known/webfinger': webFinger }, 'presse'],
    ['leads the host metadata on', { '/.well-known/host-meta': led }, undefined],
    ['has the host metadata itself', { '/.well-known/host-meta': hostMeta }, undefined],
    ['leads the node information on', { '/.well-known/nodeinfo': led }, undefined],
    [
      'leads WebFinger on for another',
      { '/.well-known/host-meta': led, '/.well-known/webfinger': always(404, undefined, '') },
      'presse',
    ],
  ])('and %s, the server is found', async (_what, known, user) => {
    await serve(city, site(known, rest));
    expect(await findServer(city, user)).toMatchObject({ host, title: 'Krefeld Social' });
  });

  test('and says nothing of a server, there is none', async () => {
    await serve(city, site({}, rest));
    expect(await reasonOf(findServer(city, 'presse'))).toMatch(/^(not-mastodon|redirected|no-network)$/);
  });
});

test('what leads to no server is said of the host that was typed', async () => {
  await serve(city, site({ '/.well-known/host-meta': led }, always(404, undefined, '')));
  await serve(host, always(404, 'text/html', ''));
  await expect(findServer(city, undefined)).rejects.toThrow(`not-mastodon: ${city}`);
});

test.each([
  ['broken', always(502, 'text/html', ''), 'server-down'],
  ['behind a check', always(403, 'text/html', ''), 'challenged'],
])('nobody else is asked of a server that is %s', async (_, listener, reason) => {
  mastodon.reset();
  await serve(city, site({ '/.well-known/host-meta': led }, listener));
  expect(await reasonOf(findServer(city, undefined))).toBe(reason);
  expect(mastodon.log).toEqual([]);
});

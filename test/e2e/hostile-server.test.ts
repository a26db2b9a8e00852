import type { RequestListener } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { createMastodon } from '../stage/mastodon/index.ts';
import { arm, connectAccount, found, panel, publish, typeServer } from '../stage/steps.ts';
import { publicStatuses, showOfFile } from './fixture.ts';
import { says } from './own-pages.ts';

const show = showOfFile({ signedIn: false, named: ['seltsam.example', 'laut.example'] });
const person = { username: 'presse', password: 'ein langes Kennwort', displayName: 'Pressestelle' };

const made: { close(): void }[] = [];
afterAll(() => {
  for (const server of made) server.close();
});

/** A server of the stage that gives other answers at these addresses. */
function serve(host: string, otherwise: Record<string, RequestListener>) {
  const server = createMastodon({ host, title: 'Seltsam' });
  server.addUser(person);
  made.push(server);
  const listener: RequestListener = (request, response) =>
    (otherwise[request.url?.split('?')[0] ?? ''] ?? server.listener)(request, response);
  show.front.add({ hosts: server.hosts, listener });
  return server;
}

const head = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
const json =
  (status: number, body: string): RequestListener =>
  (_request, response) =>
    response.writeHead(status, head).end(body);

test('a server that says nonsense of itself gets its account, and its posts, and the settings stay usable', async () => {
  const nonsense = {
    version: '4.5.15',
    title: { de: ['Stadt'] },
    rules: [null, 7, { text: {} }, { text: 'Seid nett' }, ...Array(500).fill({ text: 'x'.repeat(1000) })],
    configuration: {
      statuses: { max_characters: 'abc', characters_reserved_per_url: -1, max_media_attachments: 1e300 },
      media_attachments: { description_limit: null, image_size_limit: '∞', supported_mime_types: 'all' },
    },
  };
  const server = serve('seltsam.example', { '/api/v2/instance': json(200, JSON.stringify(nonsense)) });
  const first = await connectAccount(show.browser, server, person);
  // Drawn with what was answered, and anew with what was stored.
  for (const options of [first, await show.browser.openExtensionPage('/options.html')]) {
    await found(options, '#privacy .box > .button-bad');
    const card = await found(options, '.account');
    expect(await card.evaluate(({ textContent }) => textContent)).toMatch(/\b500\b.*\b4\b.*Seid nett/s);
    expect(await options.$$('.account li')).toHaveLength(97);
    await options.close();
  }

  const page = await show.write('Das Freibad öffnet am Samstag.');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  const statuses = await publicStatuses(show, server.host, person.username);
  expect(statuses.map(({ content }) => content)).toEqual(['<p>Das Freibad öffnet am Samstag.</p>']);
});

test('an error of 20 MB is said in few words', async () => {
  const loud = json(422, JSON.stringify({ error: 'Nein! '.repeat(3_500_000) }));
  serve('laut.example', { '/api/v1/apps': loud });
  await show.browser.grantHost('https://laut.example');
  const options = await show.browser.openExtensionPage('/options.html');
  await typeServer(options, 'laut.example');
  await says(options, '.add-error .problem', 'problem.signInFailed.what');
  const said = await options.$eval('.add-error', ({ textContent }) => textContent ?? '');
  expect(said.length).toBeLessThan(1000);
  await options.close();
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});

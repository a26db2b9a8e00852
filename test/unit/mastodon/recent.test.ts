import { afterAll, expect, test } from 'vitest';
import { recentStatuses } from '../../../utils/mastodon/recent.ts';
import { accountOf } from '../outbox/world.ts';
import { hangUp, serve } from './network.ts';

afterAll(hangUp);

test("a status's links are those of its post: the page of a hashtag is the server's", async () => {
  await serve('krefeld.example', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify([
        {
          ...{ id: '1', url: 'https://krefeld.example/@stadt/1', created_at: '2026-11-29T10:00:00.000Z' },
          spoiler_text: 'Hinweis',
          content:
            '<p>Markt: <a href="https://www.krefeld.de/markt">krefeld.de/markt</a> <a href="https://krefeld.example/tags/markt">#<span>markt</span></a></p>',
        },
      ]),
    );
  });
  const [status] = await recentStatuses(accountOf('stadt@krefeld.example'));
  expect(status).toMatchObject({
    text: 'Hinweis\nMarkt: krefeld.de/markt #markt',
    links: ['https://www.krefeld.de/markt'],
  });
});

import { describe, expect, test } from 'vitest';
import { emptyBook } from '../../../utils/mastodon/mentions-from-book.ts';
import { fromPage } from '../../../utils/pages/catch-up/found.ts';
import { loaded, postOf } from '../../../utils/pages/catch-up/load.ts';
import { manuscriptOf } from '../../../utils/pages/catch-up/manuscript-of.ts';
import { newRule } from '../../../utils/post/rule.ts';
import type { ShownPost } from '../../../utils/post/shown.ts';
import { accountWith } from '../composer/manuscripts.ts';

const now = Date.UTC(2026, 10, 29);
const account = 'stadt@social.example';
const rule = newRule({ platform: 'facebook', id: '615', name: 'Stadt' }, [account]);
const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const from = 'https://scontent.xx.fbcdn.net/v/';
const shown: ShownPost = {
  ...{
    platform: 'facebook',
    profile: '615',
    id: 'pfbid0eins',
    time: now - 1000,
    links: ['https://www.krefeld.de/karte'],
  },
  address: 'https://www.facebook.com/stadt/posts/pfbid0eins',
  segments: [
    { kind: 'text', text: 'Markt! Mehr: ' },
    { kind: 'link', text: 'krefeld.de/ma…', url: 'https://www.krefeld.de/markt?utm_source=fb' },
  ],
  media: [
    { kind: 'image', src: `${from}1.png`, description: 'Der Markt', machineMade: false },
    {
      kind: 'image',
      src: `${from}2.png`,
      description: 'Könnte ein Bild von 2 Personen sein',
      machineMade: true,
    },
  ],
  lacks: [],
};

/** What is asked of the outside, and what it answers. */
function outside(missing: string[] = []) {
  const asked: [string, RequestInit | undefined][] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    asked.push([String(input), init]);
    const isMissing = missing.some((each) => String(input).includes(each));
    return isMissing
      ? new Response('', { status: 403 })
      : new Response(png, { headers: { 'content-type': 'image/png' } });
  };
  return { asked, io: { fetch: fetch as typeof globalThis.fetch } };
}

async function made(io: { fetch: typeof fetch }, post = shown) {
  const found = fromPage(post, rule, now);
  const files = await loaded(found, io);
  const content = await postOf(found, files, io);
  return manuscriptOf(found, content, {
    ...{
      id: 'm',
      accounts: [account],
      lacks: files.lacks,
      book: emptyBook,
      limits: [accountWith().limits],
      now,
    },
  });
}

describe('a manuscript of a post that a page shows', () => {
  test('has its text with whole links, the card’s too, without what follows people', async () => {
    const { manuscript } = await made(outside().io);
    expect(manuscript.text).toBe('Markt! Mehr: https://www.krefeld.de/markt\n\nhttps://www.krefeld.de/karte');
  });

  test('has its pictures with what a person wrote; what a machine wrote is only proposed', async () => {
    const { manuscript, files } = await made(outside().io);
    expect(manuscript.files.map(({ description, proposal }) => [description, proposal])).toEqual([
      ['Der Markt', undefined],
      ['', 'Könnte ein Bild von 2 Personen sein'],
    ]);
    expect(files.map(({ file }) => file.size)).toEqual([png.length, png.length]);
  });

  test('says what it mirrors, for the ledger', async () => {
    const { manuscript } = await made(outside().io);
    expect(manuscript).toMatchObject({
      accounts: [account],
      mirrors: {
        platform: 'facebook',
        profile: '615',
        publication: 'pfbid0eins',
        time: now - 1000,
        lacks: [],
      },
    });
  });

  test('is made also where a picture could not be loaded, and says so', async () => {
    const { manuscript } = await made(outside(['2.png']).io);
    expect([manuscript.files.length, manuscript.mirrors?.lacks]).toEqual([1, ['pictures']]);
  });
});

test('pictures are asked for without cookies, and nothing else is', async () => {
  const { asked, io } = outside();
  await made(io);
  expect(asked.map(([url]) => url)).toEqual([`${from}1.png`, `${from}2.png`]);
  for (const [, init] of asked) expect(init).toMatchObject({ credentials: 'omit', redirect: 'error' });
});

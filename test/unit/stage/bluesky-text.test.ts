import { expect, test } from 'vitest';
import { wireText } from '../../stage/bluesky/page/rich-text.ts';
import { nextTid } from '../../stage/bluesky/page/tid.ts';

// Nothing here asks the PDS: only mentions do.
const session = { service: '', did: '', handle: '', accessJwt: '', refreshJwt: '', pdsUrl: '' };

// Recorded from the real client, 2026-11-22.
test('a long link is shortened in the text and whole in the facet', async () => {
  const uri = 'https://example.com/some/long/path?x=1';
  expect(await wireText(session, `Look here ${uri} ok`)).toEqual({
    text: 'Look here example.com/some/long/pa... ok',
    facets: [
      { index: { byteStart: 10, byteEnd: 37 }, features: [{ $type: 'app.bsky.richtext.facet#link', uri }] },
    ],
  });
});

test('facets count bytes, also behind a shortened link', async () => {
  const { text, facets } = await wireText(session, 'ä https://www.example.org/a/very/long/path #ende');
  expect(text).toBe('ä example.org/a/very/long/... #ende');
  const tag = facets?.[1];
  expect(new TextEncoder().encode(text).slice(tag?.index.byteStart, tag?.index.byteEnd)).toEqual(
    new TextEncoder().encode('#ende'),
  );
});

test('blank lines are cut at both ends and shortened to one between', async () => {
  expect((await wireText(session, '\n\nHallo\n\n\n\n\nWelt \n\n')).text).toBe('Hallo\n\nWelt');
});

test('record keys have 13 characters and only grow', () => {
  const keys = Array.from({ length: 50 }, nextTid);
  expect(new Set(keys).size).toBe(50);
  expect(keys.toSorted()).toEqual(keys);
  expect(keys.every((key) => /^[2-7a-z]{13}$/.test(key))).toBe(true);
});

import { expect, test } from 'vitest';
import { sessionOf } from '../../../utils/platforms/meta/session.ts';
import type { Exchange } from '../../../utils/post/types.ts';
import { exchange } from './meta-fixtures.ts';

const id = '3f0c1a52-0000-4000-8000-000000000001';
const sends = (requestBody: string, url = ''): Exchange => ({
  ...exchange('facebook/page-album'),
  requestBody,
  url,
});
const variables = (input: unknown) => String(new URLSearchParams({ variables: JSON.stringify({ input }) }));

test.each<[string, Exchange]>([
  ['a post', exchange('facebook/page-album')],
  ['a post by its token alone', sends(variables({ idempotence_token: `${id}_FEED` }))],
  ['an upload’s fields', sends(`source=8&composer_session_id=${id}&farr=1`)],
  [
    'an upload’s fields, by another name',
    sends(String(new URLSearchParams({ composerSessionID: id.toUpperCase() }))),
  ],
  ['a video’s beginning', sends(`waterfall_id=${id}&file_size=1`)],
  ['an upload’s address', sends('', `https://upload.facebook.com/x?composer_session_id=${id}`)],
  ['JSON', sends(JSON.stringify({ logging: { composer_session_id: id } }))],
])('the id of a composer is found in %s', (_, sent) => {
  expect(sessionOf(sent)).toBe(id);
});

test('where none is said, there is none', () => {
  expect(sessionOf(exchange('instagram/single'))).toBeUndefined();
  expect(sessionOf(sends(variables({ message: { text: 'composer_session_id' } })))).toBeUndefined();
});

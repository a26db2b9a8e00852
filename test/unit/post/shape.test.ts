import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapeOf } from '../../../utils/post/shape.ts';
import type { Exchange } from '../../../utils/post/types.ts';

function exchange(
  requestBody: string,
  responseBody = '',
  url = 'https://www.facebook.com/api/graphql/',
): Exchange {
  return {
    ...{ url, method: 'POST', requestHeaders: {}, files: [], status: 200 },
    requestBody,
    responseBody,
  };
}

test('names of fields and kinds of values stay, what was written does not', () => {
  const variables = JSON.stringify({
    input: { actor_id: '100064000000001', message: { text: 'Streng geheim', ranges: [] }, published: true },
  });
  const body = new URLSearchParams({
    fb_dtsg: 'NAcPJq7_token',
    fb_api_req_friendly_name: 'ComposerStoryCreateMutation',
    variables,
  });
  const answer =
    '{"data":{"story_create":{"post_id":"122100000000000009","story":null}}}\n{"label":"x$defer"}';
  expect(shapeOf(exchange(String(body), answer))).toEqual({
    ...{
      method: 'POST',
      path: 'www.facebook.com/api/graphql/',
      name: 'ComposerStoryCreateMutation',
      status: 200,
    },
    request: {
      fb_dtsg: 'text, up to 100',
      fb_api_req_friendly_name: 'text, up to 100',
      variables: {
        input: {
          actor_id: 'digits, up to 100',
          message: { text: 'text, up to 100', ranges: [] },
          published: 'boolean',
        },
      },
    },
    answer: [
      { data: { story_create: { post_id: 'digits, up to 100', story: 'null' } } },
      { label: 'text, up to 10' },
    ],
  });
});

test('ids in addresses and names are masked', () => {
  const { path, request } = shapeOf(
    exchange(
      '{"122100000000000009":1,"A key of a person":2}',
      '',
      'https://www.instagram.com/api/v1/122100000000000009/',
    ),
  );
  expect(path).toBe('www.instagram.com/api/v1/#/');
  expect(request).toEqual({ '(masked)': 'number' });
});

test('whatever is in it, no word of a value is left, and nothing is thrown', () => {
  const secret = fc.stringMatching(/^[a-zäöü]{3,12} [a-zäöü]{3,12}$/);
  fc.assert(
    fc.property(fc.jsonValue(), secret, (value, text) => {
      const json = JSON.stringify({ value, deep: [{ text }, text] });
      const shape = JSON.stringify(
        shapeOf(exchange(`variables=${encodeURIComponent(json)}&a=${text}`, json)),
      );
      expect(shape).not.toContain(text);
    }),
  );
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => void shapeOf(exchange(a, b, c))));
});

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownFields } from '../../../utils/platforms/meta/known-names.ts';
import { knownShape } from '../../../utils/platforms/meta/known-shape.ts';
import { shapeOf } from '../../../utils/platforms/meta/shape.ts';
import type { Exchange } from '../../../utils/post/types.ts';

const blank: Exchange = {
  ...{ url: 'https://www.facebook.com/api/graphql/', method: 'POST', requestHeaders: {}, files: [] },
  ...{ status: 200, requestBody: '', responseBody: '' },
};
/** What a diagnosis has of an exchange. */
const kept = (exchange: Exchange) => knownShape(structuredClone(shapeOf(exchange)));
const variables = (value: unknown) => `variables=${encodeURIComponent(JSON.stringify(value))}`;

test('names of fields and kinds of values stay, what was written does not', () => {
  const input = { actor_id: '100064000000001', message: { text: 'Streng geheim', ranges: [] }, source: true };
  const requestBody = `fb_dtsg=NAcPJq7_token&fb_api_req_friendly_name=ComposerStoryCreateMutation&${variables({ input })}`;
  const responseBody =
    'for (;;);{"data":{"story_create":{"post_id":"122100000000000009","story":null}}}\n{"label":"x$defer"}';
  expect(kept({ ...blank, requestBody, responseBody })).toEqual({
    ...{ method: 'POST', path: 'www.facebook.com/api/graphql/', status: 200 },
    name: 'ComposerStoryCreateMutation',
    request: {
      fb_dtsg: 'text, up to 100',
      fb_api_req_friendly_name: 'text, up to 100',
      variables: {
        input: {
          actor_id: 'digits, up to 100',
          message: { text: 'text, up to 100', ranges: [] },
          source: 'boolean',
        },
      },
    },
    answer: [
      { data: { story_create: { post_id: 'digits, up to 100', story: 'null' } } },
      { label: 'text, up to 10' },
    ],
  });
});

test('what stands under other names keeps its shape', () => {
  const requestBody = variables({ input: { NewText: 'a', neu: { message: {} }, text: 'b' } });
  expect(kept({ ...blank, requestBody }).request).toEqual({
    variables: { input: { text: 'text, up to 10', '(other)': ['text, up to 10', { message: {} }] } },
  });
});

test.each([
  ['https://i.instagram.com/rupload_igphoto/fb_uploader_123', 'i.instagram.com/rupload_igphoto/(other)'],
  ['/api/v1/media/configure/?a=b', '/api/v1/media/configure/'],
  ['https://www.facebook.com', 'www.facebook.com/'],
])('of the address %s stays %s', (url, path) => {
  expect(kept({ ...blank, url }).path).toBe(path);
});

describe('a word that a page plants is nowhere', () => {
  const word = 'Geheimnis';
  test.each<[string, Partial<Exchange>]>([
    ['in a value', { requestBody: variables({ input: { message: { text: word } } }) }],
    ['in a list', { requestBody: variables({ input: { attachments: [word, [word]] } }) }],
    ['in a field of the form', { requestBody: `${word}=1` }],
    ['in a value of the form', { requestBody: `av=${word}` }],
    ['in a key', { requestBody: variables({ [word]: 1 }) }],
    ['in a key deep inside', { requestBody: variables({ input: { message: { ranges: [{ [word]: 1 }] } } }) }],
    ['beside a known key', { requestBody: variables({ [`message${word}`]: 1, [`${word}_text`]: 2 }) }],
    ['in a key of a JSON body', { requestBody: JSON.stringify({ [word]: { [word]: word } }) }],
    ['in a body that is none', { requestBody: `{${word}` }],
    ["in the operation's name", { requestBody: `fb_api_req_friendly_name=${word}Mutation` }],
    ['after a known name', { requestBody: `fb_api_req_friendly_name=ComposerStoryCreateMutation${word}` }],
    ['in the path', { url: `https://www.facebook.com/api/${word}/graphql/` }],
    ['in a path that is all there is', { url: `/${word}/graphql/` }],
    ['in the query', { url: `https://www.facebook.com/api/graphql/?${word}=${word}` }],
    ['in the host', { url: `https://${word}.facebook.com/api/graphql/` }],
    ['in no address', { url: `https://${word} [` }],
    ['in the method', { method: word.toUpperCase() }],
    ['in a header', { requestHeaders: { [word]: word } }],
    ['in an answer', { responseBody: JSON.stringify({ [word]: [{ data: word }] }) }],
    ['in an answer of many lines', { responseBody: `{}\nfor (;;);{"${word}":1}\n${word}` }],
  ])('%s', (_, part) => {
    expect(JSON.stringify(kept({ ...blank, ...part })).toLowerCase()).not.toContain(word.toLowerCase());
  });

  test('nor a number in the status', () => {
    expect(kept({ ...blank, status: 4915112345678 }).status).toBe(0);
  });
});

test('whatever an exchange holds, there are only known names and kinds, and nothing is thrown', () => {
  const kind = /^(?:(?:text|digits|no JSON), up to 10+|empty text|null|number|boolean|list|object)$/;
  const isMasked = (value: unknown): boolean =>
    typeof value === 'string'
      ? kind.test(value)
      : Array.isArray(value)
        ? value.every(isMasked)
        : Object.entries(value ?? {}).every(
            ([name, each]) => (name === '(other)' || knownFields.has(name)) && isMasked(each),
          );
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), fc.string(), fc.string(), (url, value, form, answer) => {
      const json = JSON.stringify(value);
      for (const requestBody of [json, form, variables(value)]) {
        const { request, answer: answers } = kept({
          ...{ ...blank, url, requestBody },
          responseBody: `${json}\n${answer}`,
        });
        expect([request, answers].filter((each) => !isMasked(each))).toEqual([]);
      }
    }),
  );
});

test.each([[undefined], ['Geheimnis'], [{ request: 'Geheimnis', answer: 'Geheimnis', path: ['Geheimnis'] }]])(
  'nothing of what is no shape is kept: %o',
  (given) => expect(JSON.stringify(knownShape(given))).not.toContain('Geheimnis'),
);

test('every field that a recogniser reads is known', () => {
  const folders = ['facebook', 'instagram'].map((name) => `utils/platforms/${name}`);
  const sources = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  const fields = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(\w+): (?:maybe\(|anything\b|v\.[a-z])/g)].map(
      ([, name]) => name,
    ),
  );
  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter((name) => !knownFields.has(name ?? ''))).toEqual([]);
});

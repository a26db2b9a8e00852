import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as facebook from '../../../utils/platforms/facebook/recognise.ts';
import * as instagram from '../../../utils/platforms/instagram/recognise.ts';
import type { Exchange } from '../../../utils/post/types.ts';
import { exchange, type Fixture, fixture, put } from './meta-fixtures.ts';

const answers = fixture<Record<string, string>>('facebook/answers');
const parts = fixture<Record<'link' | 'video' | 'scheduled', Record<string, unknown>>>('facebook/parts');

type Change = (it: Fixture) => void;

const name = (value: string): Change => {
  return (it) => {
    it.form = { ...it.form, fb_api_req_friendly_name: value };
  };
};
const answer = (value = ''): Change => {
  return (it) => {
    it.answer = value;
  };
};

/** Any post for everybody: of text, attachments, times and answers as they come. */
const post = fc
  .record({
    from: fc.constantFrom('facebook/friends', 'facebook/page-album'),
    text: fc.string({ unit: 'grapheme' }),
    attachments: fc.constantFrom([], parts.link.attachments, parts.video.attachments, [
      { photo: { id: '1' } },
    ]),
    unpublished: fc.constantFrom(
      null,
      {},
      { unpublished_content_type: 'PUBLISHED' },
      ...Object.values(parts.scheduled),
    ),
    surface: fc.constantFrom('newsfeed', 'timeline', 'page_surface'),
    operation: fc.constantFrom('ComposerStoryCreateMutation', 'useCometFeedComposerPublishMutation', ''),
    said: fc.constantFrom(...['published', 'harmlessError', 'background'].map((key) => answers[key])),
  })
  .map(({ from, text, attachments, unpublished, surface, operation, said }) => {
    const change = (more: Change) =>
      exchange(from, (it) => {
        put({
          'input.message': { text, ranges: [] },
          'input.attachments': attachments,
          'input.unpublished_content_data': unpublished,
          'input.composer_source_surface': surface,
          'input.audience.privacy.base_state': 'EVERYONE',
        })(it);
        name(operation)(it);
        answer(said)(it);
        more(it);
      });
    return change;
  });

const notPublic: Record<string, Change> = {
  'a comment': put({ 'input.feedback_id': 'ZmVlZGJhY2s6MQ==' }),
  'an edit': put({ 'input.story_id': 'UzpfSTE6Mg==' }),
  'an edit by its kind': put({ 'input.composer_type': 'edit' }),
  'an edit by its name': name('ComposerStoryEditMutation'),
  'a story by its name': name('StoriesCreateMutation'),
  'a story by its audience': put({ 'input.audiences': [{ stories: { self: { target_id: '1' } } }] }),
  'a story by its surface': put({ 'input.composer_source_surface': 'story' }),
  'a birthday': name('BirthdayCometPostMutation'),
  'a draft': put({ 'input.unpublished_content_data': { unpublished_content_type: 'DRAFT' } }),
  'a draft with a time': put({
    'input.unpublished_content_data': {
      unpublished_content_type: 'DRAFT',
      scheduled_publish_time: 1_798_700_000,
    },
  }),
  'a draft kept by itself': put({ 'input.is_autosave_draft': true }),
  'a draft at work': put({ isWorkSharedDraft: true }),
  'a time that is none': put({ 'input.unpublished_content_data': { unpublished_content_type: 'SCHEDULED' } }),
  'for friends': put({ 'input.audience.privacy.base_state': 'FRIENDS' }),
  'for oneself': put({ 'input.audience.privacy.base_state': 'SELF' }),
  'for a list': put({ 'input.audience.privacy.allow': ['1'] }),
  'for all but one': put({ 'input.audience.privacy.deny': ['1'] }),
  'for an audience of another shape': put({ 'input.audience.privacy': 'EVERYONE' }),
  'for nobody said': put({ 'input.audience': undefined }),
  'in a group by its audience': put({ 'input.audience': { to_id: '7' } }),
  'in a group by both': put({ 'input.audience.to_id': '7' }),
  'in a group by its mark': put({ isGroup: true }),
  'in a group by its id': put({ groupID: '7' }),
  'in a group by its kind': put({ 'input.composer_type': 'group' }),
  'in a group by its place': put({ feedLocation: 'GROUP' }),
  'in an event': put({ isEvent: true }),
  'a share': put({ 'input.attachments': [{ share: { id: '1' } }] }),
  'a refusal': answer(answers.failed),
};

describe('for any post of Facebook, the unchanged one is a publication', () => {
  test.each(Object.entries(notPublic))('%s is none', (_, change) => {
    fc.assert(
      fc.property(post, (changed) => {
        expect(facebook.recognise(changed(() => {}))).toHaveLength(1);
        expect(facebook.recognise(changed(change))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

/** Bodies of every kind that is known, to be spoilt. */
const real: Exchange[] = [
  ...['friends', 'page-album', 'business', 'comment', 'edit', 'trash', 'photo-upload', 'video-start'].map(
    (file) => exchange(`facebook/${file}`),
  ),
  ...['single', 'sidecar', 'reel', 'photo-upload', 'video-upload', 'delete'].map((file) =>
    exchange(`instagram/${file}`),
  ),
];
const encoded = (text: string) => String(new URLSearchParams({ av: '1', variables: text }));
const whole = fc.constantFrom(
  ...real.flatMap(({ requestBody, responseBody }) => [requestBody, responseBody]),
);
const spliced = fc
  .tuple(whole, whole, fc.nat(), fc.nat())
  .map(([one, two, from, to]) => one.slice(0, from % (one.length + 1)) + two.slice(to % (two.length + 1)));
/** A real body in which one value was exchanged for any other. */
const distorted = fc.tuple(whole, fc.nat(), fc.json({ maxDepth: 2 })).map(([body, at, value]) => {
  const isForm = body.includes('variables=');
  const text = isForm ? (new URLSearchParams(body).get('variables') ?? '') : body;
  const values = [...text.matchAll(/(?<=":)(?:"[^"]*"|null|true|false|\d+|\[|\{)/g)];
  const { index = 0, 0: old = '' } = values[at % (values.length || 1)] ?? {};
  const changed = text.slice(0, index) + value + text.slice(index + old.length);
  return isForm ? encoded(changed) : changed;
});
const body = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.json().map(encoded),
  fc.json().map((json) => encoded(`{"input":${json}}`)),
  whole,
  spliced,
  distorted,
);

/** All of them take ten seconds: a long run has them, with a seed of its own. */
const bodies = process.env.MITPOSTEN_LONG ? { numRuns: 100_000 } : { numRuns: 4_000, seed: 20_261_123 };

test('whatever bodies hold, nothing is thrown', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...real), body, body, (like, requestBody, responseBody) => {
      const hostile = { ...like, requestBody, responseBody };
      for (const { recognise, recogniseChange, recogniseUploads, understands } of [facebook, instagram]) {
        expect(Array.isArray(recognise(hostile))).toBe(true);
        expect(Array.isArray(recogniseChange(hostile))).toBe(true);
        expect(Array.isArray(recogniseUploads(hostile))).toBe(true);
        expect(typeof understands(hostile)).toBe('boolean');
      }
    }),
    bodies,
  );
});

test.each<[string, string]>([
  ['arrays in arrays', '['.repeat(500_000)],
  [
    'objects in objects, with a long number',
    `{"a":12345678901234567890,"b":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
  ],
  ['lines that are no documents', '{\n'.repeat(1_000_000)],
  ['blanks', `[${' '.repeat(4_000_000)}`],
  ['a text that does not end', `{"a":"${'\\"'.repeat(2_000_000)}`],
  ['names', `{"data":{"story_create":{"post_id":"1","x":"${'@a'.repeat(1_000_000)}"}}}`],
])('%s are read in the time that they take to parse', (_, long) => {
  for (const like of real) {
    const { recognise, recogniseUploads } = like.url.includes('instagram') ? instagram : facebook;
    expect(recognise({ ...like, requestBody: long }).length).toBe(0);
    expect(recognise({ ...like, responseBody: long }).length).toBeLessThan(2);
    expect(recogniseUploads({ ...like, responseBody: long })).toEqual([]);
  }
});

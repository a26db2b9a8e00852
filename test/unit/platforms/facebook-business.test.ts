import { describe, expect, test } from 'vitest';
import { recognise, unanswered, understands } from '../../../utils/platforms/facebook/recognise.ts';
import { at, exchange, type Fixture, fixture, put } from './meta-fixtures.ts';

const answers = fixture<Record<string, string>>('facebook/business-answers');
const business = (values: Record<string, unknown> = {}, answer = answers.published) =>
  exchange('facebook/business', (it: Fixture) => {
    put(values)(it);
    it.answer = answer ?? '';
  });
const errors = (...failed: string[]) => {
  const names = ['facebook_news_feed', 'instagram_post'];
  const errors = Object.fromEntries(
    names.map((name) => [name, failed.includes(name) ? { message: 'no' } : null]),
  );
  return JSON.stringify({
    data: { xfamily_content_create: { items: [{ story: { post_id: '9' } }], errors } },
  });
};

const page = { platform: 'facebook', profile: '100064000000001', alsoAs: ['200000000000001'] };
const account = {
  platform: 'instagram',
  profile: '17841400000000001',
  alsoAs: ['100064000000001', '200000000000001'],
};
const forFacebook = 'Heute ab 18 Uhr: Stadtfest auf dem Markt.';
const forInstagram = 'Heute ab 18 Uhr: Stadtfest! #stadtfest';

describe('one publication, however many networks it went to', () => {
  test("is Facebook's, with Instagram's text beside it", () => {
    const [publication, ...more] = recognise(business());
    expect(more).toEqual([]);
    expect(publication).toMatchObject({
      ...page,
      id: '122100000000000009',
      address: 'https://www.facebook.com/122100000000000009',
      time: at,
      parts: [{ text: forFacebook, content: { media: [{ upload: '122100000000000001', kind: 'image' }] } }],
      variants: {
        instagram: [
          { text: forInstagram, content: { media: [{ upload: '122100000000000001', kind: 'image' }] } },
        ],
      },
    });
    expect(publication).not.toHaveProperty('scheduled');
  });

  test("is Instagram's where that is chosen alone", () => {
    const [publication] = recognise(business({ 'input.channels': ['INSTAGRAM_POST'] }));
    expect(publication).toMatchObject({ ...account, parts: [{ text: forInstagram }] });
    expect(publication).not.toHaveProperty('variants');
  });

  test("is Facebook's where that is chosen alone, also with stories beside it", () => {
    const [publication] = recognise(business({ 'input.channels': ['FACEBOOK_STORY', 'FACEBOOK_NEWS_FEED'] }));
    expect(publication).toMatchObject({ ...page, parts: [{ text: forFacebook }] });
    expect(publication).not.toHaveProperty('variants');
  });

  test('says what its channel says, else what the base says', () => {
    const own = { 'input.FACEBOOK_NEWS_FEED': { message: { text: 'Nur hier', ranges: [] } } };
    expect(recognise(business(own))[0]?.parts[0]?.content).toMatchObject({
      segments: [{ kind: 'text', text: 'Nur hier' }],
      media: [{ upload: '122100000000000001' }],
    });
    const none = { 'input.INSTAGRAM_POST': null };
    expect(recognise(business(none))[0]?.variants?.instagram?.[0]?.text).toBe(forFacebook);
  });

  test("names whom Instagram's text names", () => {
    const own = { 'input.INSTAGRAM_POST': { message: { text: 'Mit @zoo_krefeld.', ranges: [] } } };
    expect(recognise(business(own))[0]?.variants?.instagram?.[0]?.content?.segments).toEqual([
      { kind: 'text', text: 'Mit ' },
      { kind: 'mention', name: 'zoo_krefeld', url: '' },
      { kind: 'text', text: '.' },
    ]);
  });

  test('is scheduled by the base or by its channel', () => {
    const data = { scheduled_publish_time: 1_798_700_000, unpublished_content_type: 'SCHEDULED' };
    for (const path of ['input.base', 'input.FACEBOOK_NEWS_FEED']) {
      const [publication] = recognise(
        business({ [`${path}.unpublished_content_data`]: data }, answers.scheduled),
      );
      expect(publication).toMatchObject({
        id: '1887083152480681',
        address: 'https://www.facebook.com/100064000000001',
        time: 1_798_700_000_000,
        scheduled: true,
      });
    }
  });
});

describe('a channel that failed is not published', () => {
  test('Facebook', () => {
    const [publication] = recognise(business({}, errors('facebook_news_feed')));
    expect(publication).toMatchObject({ ...account, parts: [{ text: forInstagram }] });
  });
  test('Instagram', () => {
    const [publication] = recognise(business({}, errors('instagram_post')));
    expect(publication).toMatchObject({ ...page, parts: [{ text: forFacebook }] });
    expect(publication).not.toHaveProperty('variants');
  });
  test('both', () => {
    expect(recognise(business({}, errors('facebook_news_feed', 'instagram_post')))).toEqual([]);
  });
  test('a story beside it changes nothing', () => {
    const answer = errors().replace(
      '"facebook_news_feed"',
      '"facebook_story":{"message":"no"},"facebook_news_feed"',
    );
    expect(recognise(business({}, answer))[0]).toMatchObject({ ...page, variants: { instagram: [{}] } });
  });
});

test.each<[string, Record<string, unknown>]>([
  ['a draft', { 'input.base.unpublished_content_data': { unpublished_content_type: 'DRAFT' } }],
  [
    'what waits for somebody to look at it',
    { 'input.base.request_review_data.review_request_status': 'REQUESTED' },
  ],
  ['stories alone', { 'input.channels': ['FACEBOOK_STORY', 'INSTAGRAM_STORY'] }],
  ['a group alone', { 'input.channels': ['FACEBOOK_GROUP'] }],
  ['another audience', { 'input.base.audiences': [{ privacy: { base_state: 'FRIENDS' } }] }],
  ['an audience beside the Page', { 'input.base.audience': { privacy: { base_state: 'SELF' } } }],
  [
    'limits by place',
    {
      'input.FACEBOOK_NEWS_FEED.geo_gating': { countries: ['DE'] },
      'input.channels': ['FACEBOOK_NEWS_FEED'],
    },
  ],
  ['limits of its own', { 'input.base.targeted_privacy_data': { age: 18 } }],
  ['limits for all', { 'input.post_gating': { age: 18 } }],
])('%s is none, and understood', (_, values) => {
  expect(recognise(business(values))).toEqual([]);
  expect(understands(business(values))).toBe(true);
});

test.each<[string, string]>([
  ['a refusal', '{"data":{"xfamily_content_create":null},"errors":[{"code":1}]}'],
  ['no item', '{"data":{"xfamily_content_create":{"items":[],"errors":null}}}'],
  ['nothing', ''],
])('%s proves nothing', (_, answer) => {
  expect(recognise(business({}, answer))).toEqual([]);
});

test.each<[string, Record<string, unknown>]>([
  ['no audience', { 'input.base.audiences': [] }],
  ['an audience of another form', { 'input.base.audiences': [{ page: '1' }] }],
  ['a privacy that is not known', { 'input.base.privacy_v2': { id: '1' } }],
  ['a channel that is not known', { 'input.channels': ['FACEBOOK_SOMETHING'] }],
])('%s: nothing goes, and nothing is understood', (_, values) => {
  const open = business(values);
  expect([recognise(open), unanswered(open), understands(open)]).toEqual([[], [], false]);
});

test('a limit on one network leaves the other', () => {
  const limited = business({ 'input.INSTAGRAM_POST.targeted_privacy_data': { age: 18 } });
  expect(recognise(limited)).toMatchObject([{ platform: 'facebook' }]);
  expect(recognise(limited)[0]).not.toHaveProperty('variants');
});

test('a draft that the page keeps by itself says nothing of what is published', () => {
  const kept = business({ 'input.base.is_autosave_draft': true });
  expect([recognise(kept), unanswered(kept), understands(kept)]).toEqual([[], [], false]);
});

test.each([
  ['none', { status: 0, responseBody: '' }],
  ['no item', { responseBody: '{"data":{"xfamily_content_create":{"items":[],"errors":null}}}' }],
  ['another root', { responseBody: '{"data":{"content_make":{"done":true}}}' }],
])('%s in answer: the post may be out, and is told as it was sent', (_, part) => {
  const open = { ...business({}), ...part };
  expect([recognise(open), understands(open)]).toEqual([[], false]);
  expect(unanswered(open)).toMatchObject([
    { ...page, id: '5e0c1a52-0000-4000-8000-000000000002', variants: { instagram: [{}] } },
  ]);
});

test('the post is found in an item of another form, and without any id nothing is understood', () => {
  const item = (post: unknown) =>
    JSON.stringify({ data: { xfamily_content_create: { items: [post], errors: null } } });
  const bare = { 'input.logging': {} };
  expect(recognise(business(bare, item({ payload: { post_id: '9' } })))).toMatchObject([
    { ...page, id: '9' },
  ]);
  const nameless = business(bare, item({ payload: { done: true } }));
  expect([recognise(nameless), understands(nameless)]).toEqual([[], false]);
});

test('the post is found under any root', () => {
  const answer = '{"data":{"content_make":{"posts":[{"story":{"post_id":"122100000000000009"}}]}}}';
  expect(recognise(business({}, answer))).toMatchObject([{ ...page, id: '122100000000000009' }]);
});

test('a comment and an edit in its form are neither', () => {
  for (const path of ['input.feedback_id', 'input.base.feedback_id', 'input.base.story_id']) {
    expect(recognise(business({ [path]: '1' }))).toEqual([]);
    expect(understands(business({ [path]: '1' }))).toBe(false);
  }
});

import { describe, expect, test } from 'vitest';
import {
  recognise,
  recogniseChange,
  recogniseUploads,
  unanswered,
  understands,
  uploading,
} from '../../../utils/platforms/facebook/recognise.ts';
import type { Exchange } from '../../../utils/post/types.ts';
import { at, exchange, type Fixture, fixture, put } from './meta-fixtures.ts';

const answers = fixture<Record<string, string>>('facebook/answers');
const parts = fixture<Record<'link' | 'video' | 'scheduled', Record<string, unknown>>>('facebook/parts');

const everyone = { 'input.audience.privacy.base_state': 'EVERYONE' };
const answered = (answer: string | undefined) => (it: Fixture) => {
  it.answer = answer ?? '';
};
const page = (values: Record<string, unknown> = {}) => exchange('facebook/page-album', put(values));
const contentOf = (values: Record<string, unknown>) => recognise(page(values))[0]?.parts[0]?.content;
const saying = (text: string, ...ranges: unknown[]) =>
  contentOf({ 'input.message': { text, ranges } })?.segments;

describe('what the composer published', () => {
  test('the recorded post is for friends: none, and the same for everybody is one', () => {
    expect(recognise(exchange('facebook/friends'))).toEqual([]);
    expect(recognise(exchange('facebook/friends', put(everyone)))).toEqual([
      {
        platform: 'facebook',
        profile: '12345678901234',
        id: '122100000000000009',
        address: 'https://www.facebook.com/stadt.example/posts/pfbid0abc',
        time: at,
        parts: [
          {
            id: '122100000000000009',
            revision: '',
            text: 'Hallo Welt\nZweite Zeile',
            content: { segments: [{ kind: 'text', text: 'Hallo Welt\nZweite Zeile' }], links: [], media: [] },
          },
        ],
      },
    ]);
  });

  test('a Page with photos in their order and a mention', () => {
    expect(contentOf({})).toEqual({
      segments: [
        { kind: 'text', text: 'Danke ' },
        { kind: 'mention', name: 'Stadtwerke X', url: '' },
        { kind: 'text', text: '\n#Stadtfest' },
      ],
      links: [],
      media: [
        { upload: '122100000000000001', kind: 'image' },
        { upload: '122100000000000002', kind: 'image' },
      ],
    });
  });

  test('a video, and ids that come as numbers', () => {
    const video = { upload: '900000000000001', kind: 'video' };
    expect(contentOf({ 'input.attachments': parts.video.attachments })?.media).toEqual([video]);
    expect(contentOf({ 'input.attachments': [{ video: { id: 900000000000001 } }] })?.media).toEqual([video]);
  });

  test('photos alone, without a message', () => {
    expect(contentOf({ 'input.message': null })).toMatchObject({ segments: [], media: [{}, {}] });
    expect(recognise(page({ 'input.message': undefined }))[0]?.parts[0]?.text).toBe('');
  });

  test('an operation of another name', () => {
    const renamed = exchange('facebook/page-album', (it) => {
      it.form = { ...it.form, fb_api_req_friendly_name: 'useCometFeedComposerPublishMutation' };
    });
    expect(recognise(renamed)).toEqual(recognise(page()));
  });

  test('for everybody without lists of who may not, and to the own page', () => {
    expect(recognise(page({ 'input.audience': { privacy: { base_state: 'EVERYONE' } } }))).toHaveLength(1);
    expect(recognise(page({ 'input.audience': { to_id: '61550000000001' } }))).toHaveLength(1);
  });

  test('without the actor, it is the one that the page acts as; a second one is a further id', () => {
    expect(recognise(page({ 'input.actor_id': undefined }))[0]).toMatchObject({ profile: '61550000000001' });
    const other = exchange('facebook/page-album', (it) => {
      it.form = { ...it.form, av: '100000000000001' };
    });
    expect(recognise(other)[0]).toMatchObject({ profile: '61550000000001', alsoAs: ['100000000000001'] });
  });

  test('a scheduled post is one, with its time', () => {
    const scheduled = exchange('facebook/page-album', (it) => {
      Object.assign(it.variables?.input ?? {}, parts.scheduled);
      it.answer = answers.scheduled ?? '';
    });
    expect(recognise(scheduled)[0]).toMatchObject({
      id: 'UzpfSTE=',
      address: 'https://www.facebook.com/61550000000001',
      time: 1_798_700_000_000,
      scheduled: true,
    });
  });
});

describe('links', () => {
  const card = (data: unknown) => [{ link: { share_scrape_data: JSON.stringify(data) } }];
  const urlInfo = (canonical: string) => card({ share_type: 100, share_params: { urlInfo: { canonical } } });

  test('one that stands in the card alone', () => {
    expect(contentOf({ 'input.attachments': parts.link.attachments })).toMatchObject({
      links: ['https://www.example.org/news'],
      media: [],
    });
  });

  test('leads where it leads, not to the counter of clicks', () => {
    const counted = `https://l.facebook.com/l.php?u=${encodeURIComponent('https://krefeld.de/a?id=1')}&h=AT0`;
    expect(contentOf({ 'input.attachments': urlInfo(counted) })?.links).toEqual([
      'https://krefeld.de/a?id=1',
    ]);
  });

  test("somebody's post that is shared is no link, and none of ours", () => {
    const shares = [
      card({ share_type: 22, share_params: ['122100000000000009'] }),
      card({ share_type: '99', share_params: { urlInfo: { canonical: 'https://krefeld.de' } } }),
      [{ share: { id: '1' } }],
    ];
    for (const attachments of shares) {
      const shared = page({ 'input.attachments': attachments });
      expect(recognise(shared)).toEqual([]);
      expect(understands(shared)).toBe(true);
    }
  });

  test('an attachment that is not known is not left out without a word: the request is not understood', () => {
    for (const one of [
      { poll: { id: '1' } },
      { link: { share_scrape_data: '{' } },
      'photo',
      { photo: { id: null } },
    ]) {
      const unknown = page({ 'input.attachments': [{ photo: { id: '1' } }, one] });
      expect(recognise(unknown)).toEqual([]);
      expect(understands(unknown)).toBe(false);
    }
  });
});

describe('mentions', () => {
  const entity = { id: '100000000000009' };
  const mention = { kind: 'mention', name: 'Zoo Krefeld', url: '' };

  test('by units of UTF-16, and by characters where those make no name', () => {
    const expected = [{ kind: 'text', text: '🎉🎉 Im ' }, mention, { kind: 'text', text: '!' }];
    expect(saying('🎉🎉 Im Zoo Krefeld!', { entity, offset: 8, length: 11 })).toEqual(expected);
    expect(saying('🎉🎉 Im Zoo Krefeld!', { entity, offset: 6, length: 11 })).toEqual(expected);
  });

  test.each([
    ['inside a word', 'Im Zoo Krefeld', { entity, offset: 4, length: 3 }],
    ['outside the text', 'Im Zoo', { entity, offset: 3, length: 11 }],
    ['over two lines', 'Im Zoo\nKrefeld', { entity, offset: 3, length: 11 }],
    ['of no entity', 'Im Zoo Krefeld', { offset: 3, length: 11 }],
    ['of another shape', 'Im Zoo Krefeld', { entity, offset: '3', length: 11 }],
    ['a hashtag', '#Krefeld', { entity, offset: 0, length: 8 }],
    ['none', 'Im Zoo', 'x'],
  ])('what is %s stays text', (_, text, range) => {
    expect(saying(text, range)).toEqual([{ kind: 'text', text }]);
  });

  test('a link behind other words', () => {
    const url = 'https://krefeld.de/zoo';
    expect(saying('Mehr hier', { entity: { url }, offset: 5, length: 4 })).toEqual([
      { kind: 'text', text: 'Mehr ' },
      { kind: 'link', text: 'hier', url },
    ]);
  });
});

describe('answers', () => {
  const one = (answer: string | undefined) => recognise(exchange('facebook/page-album', answered(answer)));

  test('one with a harmless error beside the post', () => {
    expect(one(answers.harmlessError)[0]).toMatchObject({
      id: '122100000000000009',
      address: 'https://www.facebook.com/122100000000000009',
    });
  });

  test('published in the background: by the id that the composer gave, at the address of the page', () => {
    expect(one(answers.background)[0]).toMatchObject({
      id: '3f0c1a52-0000-4000-8000-000000000001_FEED',
      address: 'https://www.facebook.com/61550000000001',
    });
  });

  test('with the prefix, several documents, the first one of no interest, the last one cut off', () => {
    const [first = ''] = answers.published?.split('\n') ?? [];
    for (const answer of [`for (;;);${first}`, `{"label":"x","data":{}}\r\n${first}\r\n{"data":{"sto`]) {
      expect(one(answer)).toEqual(one(answers.published));
    }
  });

  test('ids that come as numbers keep their digits', () => {
    const answer =
      '{"data":{"story_create":{"post_id":12210000000000000999,"note":"[12210000000000000999]","story":null}}}';
    expect(one(answer)[0]?.id).toBe('12210000000000000999');
  });

  test('the id of a story holds that of the post', () => {
    const id = btoa('S:_I61550000000001:122100000000000009:122100000000000009');
    expect(one(JSON.stringify({ data: { story_create: { story: { id } } } }))[0]).toMatchObject({
      id: '122100000000000009',
      address: 'https://www.facebook.com/122100000000000009',
    });
  });

  test('an address on another host is none', () => {
    for (const url of ['https://example.org/post', 'http://www.facebook.com/x', 'javascript:alert(1)']) {
      const answer = JSON.stringify({
        data: { story_create: { post_id: '122100000000000009', story: { url } } },
      });
      expect(one(answer)[0]?.address).toBe('https://www.facebook.com/122100000000000009');
    }
  });

  test.each([
    ['a refusal', answers.failed],
    ['nothing', ''],
    ['HTML', '<!DOCTYPE html><html><body>Error</body></html>'],
    ['one that is cut off', answers.published?.slice(0, 120)],
    ["a comment's", '{"data":{"comment_create":{"feedback":{}}}}'],
    ['another shape', '{"data":{"story_create":"122100000000000009"}}'],
  ])('%s proves nothing', (_, answer) => {
    expect(one(answer)).toEqual([]);
  });

  test('one of five megabytes is read', () => {
    const filler = `{"data":{"padding":"${'x'.repeat(5_000_000)}"}}`;
    expect(one(`${answers.published}\n${filler}`)).toEqual(one(answers.published));
  });
});

test('what is no publication', () => {
  expect(recognise(exchange('facebook/comment'))).toEqual([]);
  expect(recognise(exchange('facebook/edit'))).toEqual([]);
  expect(recognise(exchange('facebook/trash'))).toEqual([]);
  expect(recognise({ ...page(), status: 500 })).toEqual([]);
  expect(recognise({ ...page(), method: 'GET' })).toEqual([]);
  for (const url of ['https://www.facebook.com/ajax/bz', 'https://example.org/api/graphql/', '']) {
    expect(recognise({ ...page(), url })).toEqual([]);
  }
});

describe('edits and deletions', () => {
  const of = { platform: 'facebook', profile: '61550000000001', id: '122100000000000009' };

  test('name the post by the id that its publication had', () => {
    expect(recogniseChange(exchange('facebook/edit'))).toEqual([{ ...of, kind: 'edited' }]);
    expect(recogniseChange(exchange('facebook/trash'))).toEqual([{ ...of, kind: 'deleted' }]);
  });

  test('count only where they were accepted', () => {
    const refused = answered('{"data":{"move_to_trash_story":{"success":false},"story_edit":null}}');
    expect(recogniseChange(exchange('facebook/trash', refused))).toEqual([]);
    expect(
      recogniseChange({ ...exchange('facebook/edit'), responseBody: '{"data":{"story_edit":null}}' }),
    ).toEqual([]);
    expect(recogniseChange({ ...exchange('facebook/edit'), status: 400 })).toEqual([]);
    expect(recogniseChange(page())).toEqual([]);
    expect(recogniseChange(exchange('facebook/comment'))).toEqual([]);
  });
});

describe('uploads', () => {
  const file = new Blob(['a'], { type: 'image/jpeg' });
  const original = new File(['b'], 'b.png', { type: 'image/png' });

  test('a photo by its id, as it was chosen where that is known', () => {
    const photo = { id: '122100000000000001', kind: 'image' };
    const sent = exchange('facebook/photo-upload');
    expect(recogniseUploads({ ...sent, files: [file], original })).toEqual([{ ...photo, file: original }]);
    expect(recogniseUploads({ ...sent, files: [file] })).toEqual([{ ...photo, file }]);
    const business = sent.url.replace('upload.', 'upload-business.');
    expect(recogniseUploads({ ...sent, url: business })).toEqual([photo]);
  });

  test('a video when its upload begins', () => {
    const start = exchange('facebook/video-start');
    expect(recogniseUploads(start)).toEqual([{ id: '900000000000001', kind: 'video' }]);
    expect(recogniseUploads({ ...start, files: [file] })).toEqual([
      { id: '900000000000001', kind: 'video', file },
    ]);
  });

  test('a video’s size is said, by its own name or as one of several numbers', () => {
    const start = exchange('facebook/video-start');
    expect(uploading(start)).toMatchObject({ kind: 'video', size: 1048576 });
    const renamed = { ...start, requestBody: start.requestBody.replace('file_size', 'bytes_total') };
    expect(uploading(renamed)).toEqual({ kind: 'video', numbers: [61550000000001, 1048576] });
    expect(uploading(exchange('facebook/photo-upload'))).toEqual({ kind: 'image' });
    expect(uploading(page())).toBeUndefined();
  });

  test('of a video that was changed in the page say so', () => {
    const start = exchange('facebook/video-start');
    const body = `${start.requestBody}&creativeTools=${encodeURIComponent('[{"type":"VideoTrim","params":{}}]')}`;
    expect(recogniseUploads({ ...start, requestBody: body })[0]).toMatchObject({ edited: true });
    const trimmed = { video: { id: '1', video_edits: { trim_timestamps: { start_time_in_sec: 2 } } } };
    const media = (video: unknown) => contentOf({ 'input.attachments': [video] })?.media;
    expect(media(trimmed)).toEqual([{ upload: '1', kind: 'video', edited: true }]);
    expect(media({ video: { id: '1', video_edits: { trim_timestamps: null, mute: false } } })).toEqual([
      { upload: '1', kind: 'video' },
    ]);
  });

  test('that failed are none', () => {
    const failed = 'for (;;);{"__ar":1,"error":1366046,"payload":null}';
    expect(recogniseUploads({ ...exchange('facebook/photo-upload'), responseBody: failed })).toEqual([]);
    expect(recogniseUploads({ ...exchange('facebook/photo-upload'), status: 500 })).toEqual([]);
    expect(recogniseUploads(page())).toEqual([]);
  });
});

describe('an answer that says neither yes nor no', () => {
  const album = page();
  test.each<[string, Partial<Exchange>]>([
    ['none', { status: 0, responseBody: '' }],
    ['a server that stumbled', { status: 502, responseBody: '<html>' }],
    ['nothing', { responseBody: '' }],
    ['HTML', { responseBody: '<!DOCTYPE html>' }],
    ['one that is cut off', { responseBody: answers.published?.slice(0, 120) ?? '' }],
    ['another root without a post', { responseBody: '{"data":{"content_publish":{"ok":true}}}' }],
    ['another shape', { responseBody: '{"data":{"story_create":"122100000000000009"}}' }],
  ])('%s: the post may be out, and is told as it was sent', (_, part) => {
    const open = { ...album, ...part };
    expect(recognise(open)).toEqual([]);
    expect(understands(open)).toBe(false);
    const id = '3f0c1a52-0000-4000-8000-000000000001_FEED';
    const [published] = recognise(album);
    const parts = [{ ...published?.parts[0], id }];
    expect(unanswered(open)).toEqual([
      { ...published, id, parts, address: 'https://www.facebook.com/61550000000001' },
    ]);
  });

  test.each<[string, Partial<Exchange>]>([
    ['a refusal', { responseBody: answers.failed ?? '' }],
    ['a refusal without data', { responseBody: '{"errors":[{"code":1675012}]}' }],
    ['a refusal in the old form', { responseBody: 'for (;;);{"__ar":1,"error":1357004}' }],
    ['a status that says no', { status: 403, responseBody: '' }],
  ])('but not %s', (_, part) => {
    const refused = { ...album, ...part };
    expect([recognise(refused), unanswered(refused), understands(refused)]).toEqual([[], [], true]);
  });
});

describe('the post is found under any root', () => {
  const story = { post_id: '122100000000000009', url: 'https://www.facebook.com/stadt/posts/pfbid0abc' };
  test.each([
    ['of another name', { data: { content_publish: { story } } }],
    ['deeper', { data: { viewer: { actor: { composer: { result: story } } } } }],
    ['in a list', { data: { publish: { nodes: [null, story] } } }],
    [
      'by its address and a field of another name',
      { data: { x: { entity: { post_fbid: '122100000000000009', permalink: story.url } } } },
    ],
  ])('%s', (_, answer) => {
    expect(recognise({ ...page(), responseBody: JSON.stringify(answer) })).toMatchObject([
      { id: '122100000000000009', address: story.url },
    ]);
  });

  test('but not beside an error', () => {
    const answer = { data: { viewer: { last: story } }, errors: [{ code: 1 }] };
    expect(recognise({ ...page(), responseBody: JSON.stringify(answer) })).toEqual([]);
  });
});

describe('who may see a post', () => {
  const places = ['input', 'input.audience', 'input.audience.privacy'];
  const at = (names: string[]) => names.flatMap((name) => places.map((place) => `${place}.${name}`));

  test.each(at(['privacy_targeting', 'geo_gating', 'targeted_privacy_data', 'ageRestriction']))(
    'is not everybody where %s says something',
    (path) => {
      const limited = page({ [path]: { countries: ['DE'] } });
      expect([recognise(limited), unanswered(limited), understands(limited)]).toEqual([[], [], true]);
      for (const nothing of [null, [], {}, { countries: [] }, false, '']) {
        expect(recognise(page({ [path]: nothing }))).toHaveLength(1);
      }
    },
  );

  test.each<[string, Record<string, unknown>]>([
    ...at(['privacy_v2', 'audience_id']).map((path): [string, Record<string, unknown>] => [
      path,
      { [path]: { id: '1' } },
    ]),
    ['no audience', { 'input.audience': null }],
    ['another privacy', { 'input.audience.privacy': { reach: 'EVERYONE' } }],
    ['an audience in a list', { 'input.audience': [{ privacy: { base_state: 'EVERYONE' } }] }],
    ['audiences', { 'input.audiences': [{ id: '1' }] }],
  ])('is not known where %s says something else: nothing goes, and nothing is understood', (_, values) => {
    const open = page(values);
    expect([recognise(open), unanswered(open), understands(open)]).toEqual([[], [], false]);
  });
});

test('a draft that the page keeps by itself says nothing of what is published', () => {
  const kept = page({ 'input.is_autosave_draft': true });
  expect([recognise(kept), unanswered(kept), understands(kept)]).toEqual([[], [], false]);
});

test('understood is what publishes in the known form, where it is known for whom and with what success', () => {
  const friends = exchange('facebook/friends');
  expect(understands(friends)).toBe(true);
  expect(understands(page())).toBe(true);
  expect(understands({ ...friends, status: 500, responseBody: '' })).toBe(true);
  const changed = { 'input.message': undefined, 'input.content': { text: 'Hallo' } };
  expect(understands(exchange('facebook/friends', put(changed)))).toBe(false);
  expect(understands(exchange('facebook/comment'))).toBe(false);
  expect(understands(exchange('facebook/photo-upload'))).toBe(false);
});

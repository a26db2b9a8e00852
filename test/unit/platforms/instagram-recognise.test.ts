import { describe, expect, test } from 'vitest';
import {
  recognise,
  recogniseChange,
  recogniseUploads,
  unanswered,
  understands,
  uploading,
} from '../../../utils/platforms/instagram/recognise.ts';
import { at, exchange, fixture } from './meta-fixtures.ts';

const later = fixture<{ answer: string }>('instagram/later').answer;
const single = (...[from, to]: [string?, string?]) =>
  exchange('instagram/single', (it) => {
    if (from !== undefined) it.body = it.body?.replace(from, to ?? '');
  });
const owned = (media: Record<string, unknown>) =>
  recognise({
    ...exchange('instagram/single'),
    responseBody: JSON.stringify({ media: { code: 'DdJZRV-Sfal', ...media } }),
  });

describe('what the composer published', () => {
  test('one picture', () => {
    expect(recognise(single())).toEqual([
      {
        platform: 'instagram',
        profile: '61236465677',
        id: '3983826488373409445',
        address: 'https://www.instagram.com/p/DdJZRV-Sfal/',
        time: at,
        parts: [
          {
            id: '3983826488373409445',
            revision: '',
            text: 'Hallo Welt\n#stadt',
            content: {
              segments: [{ kind: 'text', text: 'Hallo Welt\n#stadt' }],
              links: [],
              media: [{ upload: '1798700000123', kind: 'image', description: 'Marktplatz bei Sonne' }],
            },
          },
        ],
      },
    ]);
  });

  test('several pictures, each with the description that it has', () => {
    const [publication] = recognise(exchange('instagram/sidecar'));
    expect(publication?.parts[0]?.content?.media).toEqual([
      { upload: '1798700000124', kind: 'image', description: 'Bild eins' },
      { upload: '1798700000125', kind: 'image' },
    ]);
  });

  test('a video among them', () => {
    const mixed = exchange('instagram/sidecar', (it) => {
      it.answer = it.answer.replace(
        '[{"media_type":1},{"media_type":1}]',
        '[{"media_type":1},{"media_type":2}]',
      );
    });
    expect(recognise(mixed)[0]?.parts[0]?.content?.media.map(({ kind }) => kind)).toEqual(['image', 'video']);
  });

  test('a reel, with a name in its text and an id beyond what a number holds', () => {
    expect(recognise(exchange('instagram/reel'))[0]).toMatchObject({
      id: '3983826488373409446',
      address: 'https://www.instagram.com/reel/DdJZRV-Sfam/',
      parts: [
        {
          text: 'Stadtfest mit @stadtwerke.krefeld',
          content: { media: [{ upload: '1798700000200', kind: 'video' }] },
        },
      ],
    });
    const bare = exchange('instagram/reel', (it) => {
      it.answer = it.answer.replaceAll(/"(39838\d+)"/g, '$1');
    });
    expect(recognise(bare)).toEqual(recognise(exchange('instagram/reel')));
  });

  test.each([
    '/create/configure/',
    '/api/v1/web/create/configure/',
    '/api/v1/media/configure',
    '/api/v1/media/configure/?a=1',
  ])('at %s', (path) => {
    expect(recognise({ ...single(), url: `https://www.instagram.com${path}` })).toEqual(recognise(single()));
  });

  test('whose it is says the id, or the author', () => {
    expect(owned({ pk: '1', user: { pk: 61236465677 } })[0]).toMatchObject({
      id: '1',
      profile: '61236465677',
    });
    expect(owned({ id: '1_2' })[0]).toMatchObject({ id: '1', profile: '2' });
    expect(owned({ pk: '1' })).toEqual([]);
  });
});

describe('what is no publication', () => {
  test('the answers until a video is transcoded, then the last one is', () => {
    const reel = exchange('instagram/reel');
    expect(recognise({ ...reel, status: 202, responseBody: later })).toEqual([]);
    expect(recognise({ ...reel, status: 202 })).toEqual([]);
    expect(recognise({ ...reel, responseBody: later })).toEqual([]);
    expect(recognise(reel)).toHaveLength(1);
  });

  test.each([
    ['archive_only=false', 'archive_only=true'],
    ['is_meta_only_post=0', 'is_meta_only_post=1'],
    ['archive_only=false', 'audience=besties'],
  ])('%s made %s', (from, to) => {
    expect(recognise(single(from, to))).toEqual([]);
    expect(understands(single(from, to))).toBe(true);
  });

  test.each([
    ['archive_only=false', 'audience=%7B%7D'],
    ['archive_only=false', 'privacy_v2=friends'],
  ])('%s made %s, which is not understood either', (from, to) => {
    const open = single(from, to);
    expect([recognise(open), unanswered(open), understands(open)]).toEqual([[], [], false]);
  });

  test('what an account shows to its followers alone', () => {
    expect(owned({ id: '1_2', user: { pk: '2', is_private: false } })).toHaveLength(1);
    expect(owned({ id: '1_2', user: { pk: '2', is_private: true } })).toEqual([]);
  });

  test('stories, comments and other requests', () => {
    for (const path of [
      'media/configure_to_story/',
      'web/comments/1/add/',
      'media/configure_x/',
      'media/1/configure/x',
    ]) {
      const other = { ...single(), url: `https://www.instagram.com/api/v1/${path}` };
      expect(recognise(other)).toEqual([]);
      expect(understands(other)).toBe(false);
    }
    expect(recognise({ ...single(), url: 'https://example.org/api/v1/media/configure/' })).toEqual([]);
    expect(recognise({ ...single(), method: 'GET' })).toEqual([]);
  });

  test('what the answer calls a failure', () => {
    const { responseBody } = single();
    expect(recognise({ ...single(), responseBody: responseBody.replace('"ok"', '"fail"') })).toEqual([]);
  });

  test.each([
    ['a failure', { responseBody: '{"message":"feedback_required","status":"fail"}' }],
    ['a status that says no', { status: 400, responseBody: '' }],
  ])('%s in answer', (_, part) => {
    const refused = { ...single(), ...part };
    expect([recognise(refused), unanswered(refused), understands(refused)]).toEqual([[], [], true]);
  });

  test('and while a video is being transcoded nothing is known', () => {
    const later = { ...single(), responseBody: '{"message":"Transcode not finished yet."}', status: 202 };
    expect([recognise(later), unanswered(later), understands(later)]).toEqual([[], [], false]);
  });

  test.each([
    ['HTML', { responseBody: '<html></html>' }],
    ['nothing', { responseBody: '' }],
    ['no answer', { status: 0, responseBody: '' }],
    ['a server that stumbled', { status: 502, responseBody: '' }],
    ['a code that is none', { responseBody: '{"media":{"pk":"1","id":"1_2","code":"../x"},"status":"ok"}' }],
    ['nothing more', { responseBody: '{"status":"ok"}' }],
    ['media without a code', { responseBody: '{"media":{"pk":"1","id":"1_2"},"status":"ok"}' }],
  ])('%s in answer: the post may be out, and is told as it was sent', (_, part) => {
    const open = { ...single(), ...part };
    expect([recognise(open), understands(open)]).toEqual([[], false]);
    const [published] = recognise(single());
    expect(unanswered(open)).toMatchObject([{ parts: [{ text: published?.parts[0]?.text }] }]);
  });

  test('the post is found wherever it stands in the answer', () => {
    const { media } = JSON.parse(single().responseBody);
    const responseBody = JSON.stringify({ data: { xdt_configure: { result: media } } });
    expect(recognise({ ...single(), responseBody })).toEqual(recognise(single()));
  });

  test('a body without uploads, which is not understood either', () => {
    for (const requestBody of ['caption=Hallo', '{"caption":"Hallo","children_metadata":[{}]}', '{', '']) {
      expect(recognise({ ...single(), requestBody })).toEqual([]);
      expect(understands({ ...single(), requestBody })).toBe(false);
    }
  });
});

describe('names in a caption', () => {
  const segments = (caption: string) => {
    const sent = exchange('instagram/single', (it) => {
      it.body = String(new URLSearchParams({ caption, upload_id: '1' }));
    });
    return recognise(sent)[0]?.parts[0]?.content?.segments;
  };

  test.each([
    'info@krefeld.de',
    'https://medium.com/@stadt',
    '@stadt@krefeld.social',
    'a @ b',
    '@',
    '@ä',
    '#@stadt@',
  ])('%s is none', (text) => expect(segments(text)).toEqual([{ kind: 'text', text }]));

  test.each([
    ['@stadt.krefeld', 'stadt.krefeld', ''],
    ['@stadt.', 'stadt', '.'],
    ['@_stadt_', '_stadt_', ''],
    ['@Stadt-Fest', 'Stadt', '-Fest'],
  ])('%s names %s', (text, name, rest) => {
    const after = rest ? [{ kind: 'text', text: rest }] : [];
    expect(segments(text)).toEqual([{ kind: 'mention', name, url: '' }, ...after]);
    expect(segments(`(${text}`)?.[1]).toEqual({ kind: 'mention', name, url: '' });
  });
});

describe('uploads', () => {
  const file = new Blob(['a'], { type: 'image/jpeg' });
  const original = new File(['b'], 'b.png', { type: 'image/png' });
  const photo = exchange('instagram/photo-upload');

  test('a picture, as it was cut and as it was chosen', () => {
    expect(recogniseUploads({ ...photo, files: [file], original })).toEqual([
      { id: '1798700000123', kind: 'image', file, original },
    ]);
    expect(recogniseUploads({ ...photo, requestHeaders: {} })).toEqual([
      { id: '1798700000123', kind: 'image' },
    ]);
  });

  test('a video, and its cover is no picture', () => {
    const video = exchange('instagram/video-upload');
    expect(recogniseUploads({ ...video, files: [file] })).toEqual([
      { id: '1798700000200', kind: 'video', file },
    ]);
    const cover = { ...video, url: video.url.replace('igvideo', 'igphoto'), files: [file] };
    expect(recogniseUploads(cover)).toEqual([]);
  });

  describe('a video in pieces', () => {
    const video = exchange('instagram/video-upload');
    const requestHeaders = { ...video.requestHeaders, 'x-entity-length': '10', offset: '5' };
    const chosen = new File(['0123456789'], 'a.mp4', { type: 'video/mp4' });

    test('says of which file a piece is, of what size that is, and where it begins', () => {
      expect(uploading({ ...video, requestHeaders })).toEqual({
        ...{ kind: 'video', size: 10, piece: { of: 'fb_uploader_1798700000200', offset: 5 } },
      });
    });

    test('is the file that was chosen, and never one of the pieces', () => {
      const piece = new Blob(['56789']);
      const upload = { ...video, requestHeaders, files: [piece] };
      expect(recogniseUploads({ ...upload, original: chosen })[0]?.file).toBe(chosen);
      expect(recogniseUploads(upload)[0]?.file).toBeUndefined();
      const unsaid = { ...video, files: [piece], original: chosen };
      expect(recogniseUploads(unsaid)[0]?.file).toBe(chosen);
    });

    test('sent whole without a type, is the file that was chosen, with its type', () => {
      const whole = new Blob(['0123456789']);
      const upload = { ...video, requestHeaders: { ...requestHeaders, offset: '0' }, files: [whole] };
      expect(recogniseUploads({ ...upload, original: chosen })[0]?.file).toBe(chosen);
      expect(recogniseUploads(upload)[0]?.file).toBe(whole);
    });
  });

  test.each<[string, Record<string, unknown>, boolean]>([
    ['nothing was done', { mute: false, trim_start: 0, trim_end: 12.5, crop_x1: 0, crop_y1: 0 }, false],
    ['it was trimmed at the start', { trim_start: 1.5 }, true],
    ['it was trimmed at the end', { trim_end: 9 }, true],
    ['it was muted', { mute: true }, true],
    ['it was cropped', { crop_width: 608, crop_height: 1080, crop_x1: 656 }, true],
    ['all of it is shown', { crop_width: 1920, crop_height: 1080, crop_x1: 0 }, false],
  ])('of a video say where %s', (_, edits, edited) => {
    const video = exchange('instagram/video-upload');
    const name = 'X-Instagram-Rupload-Params';
    const told = {
      media_type: 2,
      upload_id: '1798700000200',
      upload_media_duration_ms: '12500',
      video_edit_params: edits,
    };
    const size = { upload_media_width: 1920, upload_media_height: 1080 };
    const requestHeaders = {
      ...video.requestHeaders,
      [name.toLowerCase()]: JSON.stringify({ ...told, ...size }),
    };
    delete (requestHeaders as Record<string, string>)[name];
    expect(recogniseUploads({ ...video, requestHeaders })[0]?.edited ?? false).toBe(edited);
  });

  test('that failed, or only ask how far they are, are none', () => {
    expect(recogniseUploads({ ...photo, responseBody: '{"status":"fail"}' })).toEqual([]);
    expect(recogniseUploads({ ...photo, responseBody: '' })).toEqual([]);
    expect(recogniseUploads({ ...photo, status: 400 })).toEqual([]);
    expect(recogniseUploads({ ...photo, method: 'GET' })).toEqual([]);
    expect(recogniseUploads(single())).toEqual([]);
  });
});

test('a deletion tells which post is gone', () => {
  const removed = exchange('instagram/delete');
  expect(recogniseChange(removed)).toEqual([
    { platform: 'instagram', profile: '', id: '3983826488373409445', kind: 'deleted' },
  ]);
  expect(recogniseChange({ ...removed, responseBody: '{"did_delete":false,"status":"ok"}' })).toEqual([]);
  expect(recogniseChange(single())).toEqual([]);
});

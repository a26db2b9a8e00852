import { describe, expect, test } from 'vitest';
import { type Answered, differencesOf, type Uploaded } from '../../../utils/mastodon/differences.ts';
import type { PlannedStatus } from '../../../utils/post/plan.ts';

const planned: PlannedStatus = {
  ...{ text: 'Guten Morgen', spoilerText: '', sensitive: false, language: 'de', visibility: 'public' },
  // The second and third picture of the post.
  ...{ media: [1, 2], replyTo: 0 },
};
const sent: Uploaded[] = [
  { id: '8', ready: true, kind: 'image', description: 'Das Rathaus' },
  { id: '9', ready: true, kind: 'image', description: '' },
];
const picture = (id: string, description: string | null, type = 'image') => ({ id, description, type });
const standing: Answered = {
  ...{ content: '<p>Guten Morgen</p>', spoilerText: '', sensitive: false, visibility: 'public' },
  ...{ language: 'de', inReplyToId: '1', mentions: [] },
  mediaAttachments: [picture('8', 'Das Rathaus'), picture('9', null)],
};
const differ = (
  change: Partial<Answered>,
  plan: Partial<PlannedStatus> = {},
  media = sent,
  replyTo?: string,
) => differencesOf({ ...planned, ...plan }, media, replyTo ?? '1', { ...standing, ...change });

describe('what stands as planned differs in nothing', () => {
  test.each<[string, Partial<Answered>, Partial<PlannedStatus>?]>([
    ['all as it was', {}],
    ['an animated picture', { mediaAttachments: [picture('8', 'Das Rathaus', 'gifv'), picture('9', '')] }],
    [
      'a kind that is not said',
      { mediaAttachments: [picture('8', 'Das Rathaus', 'unknown'), picture('9', '')] },
    ],
    [
      'white space in a description',
      { mediaAttachments: [picture('8', ' Das\r\nRathaus'), picture('9', '')] },
    ],
    [
      'pictures with other names in the status, and those of their files in their addresses (snac)',
      {
        mediaAttachments: [
          { ...picture('https://a.example/p/1_0', 'Das Rathaus'), url: 'https://a.example/s/8' },
          { ...picture('https://a.example/p/1_1', ''), url: 'https://a.example/s/9' },
        ],
      },
    ],
    ['a language by its name alone', { language: 'zh' }, { language: 'zh-CN' }],
    ['no language was planned', { language: 'en' }, { language: undefined }],
    ['a server that says little', { language: null, visibility: null, sensitive: null, content: null }],
    ['a warning, which covers', { spoilerText: 'Blut', sensitive: true }, { spoilerText: 'Blut' }],
    [
      'a warning that became the text',
      { content: '<p>Blut</p>', sensitive: true },
      { text: '', spoilerText: 'Blut' },
    ],
  ])('%s', (_, change, plan) => expect(differ(change, plan)).toEqual([]));
});

describe('what stands otherwise is told', () => {
  test.each<[string, Partial<Answered>, object[], Partial<PlannedStatus>?]>([
    [
      'an account that the server has silenced',
      { visibility: 'unlisted' },
      [{ kind: 'visibility', is: 'unlisted' }],
    ],
    ['another language', { language: 'en' }, [{ kind: 'language', is: 'en' }]],
    ['a language of one beginning', { language: 'd' }, [{ kind: 'language', is: 'd' }]],
    [
      'no poll',
      { poll: null },
      [{ kind: 'poll' }],
      { written: { poll: { options: ['Ja', 'Nein'], lasts: 3600, multiple: false } } },
    ],
    ['no reply', { inReplyToId: null }, [{ kind: 'reply' }]],
    ['a reply to something else', { inReplyToId: '7' }, [{ kind: 'reply' }]],
    ['another text', { content: '<p>Guten</p>' }, [{ kind: 'text' }]],
    ['no text', { content: '' }, [{ kind: 'text' }]],
    ['no warning', { sensitive: true }, [{ kind: 'warning' }], { spoilerText: 'Blut' }],
    [
      'another warning',
      { spoilerText: 'X', sensitive: true },
      [{ kind: 'warning' }],
      { spoilerText: 'Blut' },
    ],
    ['pictures that are not covered', {}, [{ kind: 'covered', is: false }], { sensitive: true }],
    ['pictures that are', { sensitive: true }, [{ kind: 'covered', is: true }]],
    [
      'one picture of two',
      { mediaAttachments: [picture('8', 'Das Rathaus')] },
      [{ kind: 'media-count', is: 1, planned: 2 }],
    ],
    ['no pictures', { mediaAttachments: [] }, [{ kind: 'media-count', is: 0, planned: 2 }]],
    [
      'another order',
      { mediaAttachments: [picture('9', ''), picture('8', 'Das Rathaus')] },
      [{ kind: 'media-order' }],
    ],
    [
      'no description',
      { mediaAttachments: [picture('8', null), picture('9', null)] },
      [{ kind: 'description', media: 1 }],
    ],
    [
      "another's description",
      { mediaAttachments: [picture('8', 'Der Zoo'), picture('9', 'Das Rathaus')] },
      [
        { kind: 'description', media: 1 },
        { kind: 'description', media: 2 },
      ],
    ],
    [
      'a film',
      { mediaAttachments: [picture('8', 'Das Rathaus'), picture('9', '', 'video')] },
      [{ kind: 'media-kind', media: 2 }],
    ],
  ])('%s', (_, change, found, plan) => expect(differ(change, plan)).toEqual(found));

  test('where it is not known what was uploaded, what does not need it', () => {
    expect(differ({ visibility: 'private' }, {}, [])).toEqual([{ kind: 'visibility', is: 'private' }]);
    expect(differ({ mediaAttachments: [] }, {}, [])).toEqual([{ kind: 'media-count', is: 0, planned: 2 }]);
  });
});

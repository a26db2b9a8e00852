/* Answers as Mastodon 4.5 gives them, as far as anything of them could be used. */

export const instance = {
  domain: 'social.example',
  title: 'Stadt',
  version: '4.5.15',
  source_url: 'https://github.com/mastodon/mastodon',
  configuration: {
    statuses: { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 },
    media_attachments: {
      description_limit: 1500,
      image_size_limit: 16_777_216,
      image_matrix_limit: 33_177_600,
      video_size_limit: 103_809_024,
      supported_mime_types: ['image/jpeg', 'image/png', 'video/mp4'],
    },
  },
  rules: [
    { id: '1', text: 'Seid nett', hint: '' },
    { id: '2', text: 'Keine Werbung', hint: '' },
  ],
};

export const account = {
  id: '109',
  username: 'stadt',
  acct: 'stadt',
  display_name: 'Stadt',
  url: 'https://social.example/@stadt',
  avatar: 'https://social.example/avatar.png',
  avatar_static: 'https://social.example/avatar.png',
  fields: [{ name: 'Web', value: 'https://stadt.example' }],
};

export const media = { id: '22', type: 'image', url: 'https://social.example/22.png', description: null };

export const status = {
  id: '33',
  created_at: '2026-11-29T10:00:00.000Z',
  in_reply_to_id: null,
  spoiler_text: '',
  uri: 'https://social.example/users/stadt/statuses/33',
  url: 'https://social.example/@stadt/33',
  content: '<p>Hallo</p>',
  account,
  media_attachments: [media],
};

export const scheduled = {
  id: '44',
  scheduled_at: '2026-12-01T10:00:00.000Z',
  params: { text: 'Hallo', spoiler_text: null, visibility: 'public' },
  media_attachments: [],
};

export const app = { id: '1', name: 'Mitposten', client_id: 'abc', client_secret: 'def' };

export const token = { access_token: 'geheim', token_type: 'Bearer', scope: 'read', created_at: 1 };

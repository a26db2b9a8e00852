import type { Server } from '../server.ts';
import { isSince } from '../version.ts';

/** Mastodon 4.5's compiled-in limits of media; sizes in bytes, areas in pixels. */
export const mediaLimits = {
  imageBytes: 16 * 1024 * 1024,
  imagePixels: 7680 * 4320,
  // Not announced (app/models/media_attachment.rb).
  gifPixels: 1280 * 720,
  videoBytes: 99 * 1024 * 1024,
  videoPixels: 3840 * 2160,
  videoFrameRate: 120,
  // Larger images are taken, and made smaller.
  keptPixels: 3840 * 2160,
  previewPixels: 640 * 360,
};

/** How long a description may be, in code points: more since 4.6. */
export function descriptionLimit(server: Server): number {
  return isSince(server, 6) ? 10_000 : 1500;
}

/** Mastodon 4.5's limits of polls; times in seconds. */
export const pollLimits = { options: 4, characters: 50, shortest: 300, longest: 2_629_746 };

/** What a server says it accepts, the same in v1 and v2 of the instance. */
export function configuration(server: Server) {
  const { options } = server;
  return {
    statuses: {
      max_characters: options.maxCharacters,
      max_media_attachments: options.maxMedia,
      characters_reserved_per_url: 23,
      ...(options.textTypes.length ? { supported_mime_types: options.textTypes } : {}),
    },
    media_attachments: {
      supported_mime_types: options.mimeTypes,
      // Not announced before 4.4.
      ...(isSince(server, 4) ? { description_limit: descriptionLimit(server) } : {}),
      image_size_limit: mediaLimits.imageBytes,
      image_matrix_limit: options.imagePixels,
      video_size_limit: options.videoBytes,
      video_frame_rate_limit: mediaLimits.videoFrameRate,
      video_matrix_limit: mediaLimits.videoPixels,
    },
    polls: {
      max_options: pollLimits.options,
      max_characters_per_option: pollLimits.characters,
      min_expiration: pollLimits.shortest,
      max_expiration: pollLimits.longest,
    },
  };
}

/** The kinds of files that Mastodon 4.5 says it takes. */
export const mimeTypes = [
  ...['jpeg', 'png', 'gif', 'heic', 'heif', 'webp', 'avif'].map((kind) => `image/${kind}`),
  ...['webm', 'mp4', 'quicktime', 'ogg'].map((kind) => `video/${kind}`),
  ...[
    'wave',
    'wav',
    'x-wav',
    'x-pn-wave',
    'vnd.wave',
    'ogg',
    'vorbis',
    'mpeg',
    'mp3',
    'webm',
    'flac',
    'aac',
    'm4a',
    'x-m4a',
    'mp4',
    '3gpp',
  ].map((kind) => `audio/${kind}`),
  'video/x-ms-asf',
];

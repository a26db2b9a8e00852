import type { mastodon } from 'masto';
import { Problem } from '../post/problem.ts';
import { clientFor, problemOf, statusOf } from './client.ts';
import type { Account, Limits } from './types.ts';

/** Mastodon's own values up to 4.5, for servers that leave something out (app/models/media_attachment.rb and others). */
const usual: Limits = {
  characters: 500,
  charactersPerUrl: 23,
  media: 4,
  descriptionCharacters: 1500,
  imageBytes: 16 * 1024 * 1024,
  imagePixels: 33_177_600,
  videoBytes: 99 * 1024 * 1024,
  mimeTypes: [
    'image/jpeg',
    'image/png',
    'image/gif',
    'image/webp',
    'video/mp4',
    'video/webm',
    'video/quicktime',
  ],
};

type Server = Account['server'] & { limits: Limits };

/** What the server says of itself: v2 of the instance, else v1. Throws Problem `not-mastodon` where it answers neither. */
export async function readServer(host: string): Promise<Server> {
  const client = clientFor(host);
  try {
    const instance = await client.v2.instance.fetch();
    return described(host, instance.title, instance.version, instance.configuration, instance.rules);
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    if (statusOf(thrown) !== 404) throw notMastodon(thrown, host);
  }
  try {
    const instance = await client.v1.instance.fetch();
    return described(host, instance.title, instance.version, instance.configuration, instance.rules ?? []);
  } catch (thrown) {
    if (statusOf(thrown) === 404) throw new Problem('refused', 'not-mastodon', host);
    throw notMastodon(thrown, host);
  }
}

type Configuration = Partial<mastodon.v2.Instance['configuration']> | mastodon.v1.Instance['configuration'];

function described(
  host: string,
  title: string | undefined,
  version: string | undefined,
  configuration: Configuration | undefined,
  rules: mastodon.v1.Rule[] | undefined,
): Server {
  // A page that answers every address with some JSON is no Mastodon.
  if (typeof version !== 'string') throw new Problem('refused', 'not-mastodon', host);
  const { statuses, mediaAttachments: media } = configuration ?? {};
  return {
    title: title || host,
    software: softwareOf(version),
    version,
    rules: (rules ?? []).map(({ text }) => text),
    limits: {
      characters: statuses?.maxCharacters ?? usual.characters,
      charactersPerUrl: statuses?.charactersReservedPerUrl ?? usual.charactersPerUrl,
      media: statuses?.maxMediaAttachments ?? usual.media,
      descriptionCharacters:
        (media as { descriptionLimit?: number } | undefined)?.descriptionLimit ?? usual.descriptionCharacters,
      imageBytes: media?.imageSizeLimit ?? usual.imageBytes,
      imagePixels: media?.imageMatrixLimit ?? usual.imagePixels,
      videoBytes: media?.videoSizeLimit ?? usual.videoBytes,
      mimeTypes: media?.supportedMimeTypes ?? usual.mimeTypes,
    },
  };
}

/** The kind of server, from the version it gives to clients: `0.20.0-rc1+git-…`, `2.7.2 (compatible; Pleroma 2.x)`. */
function softwareOf(version: string): string {
  const [, named] = /(?:compatible; |really )([A-Za-z]+)/.exec(version) ?? [];
  if (named) return named.toLowerCase();
  if (version.startsWith('0.') && version.includes('git')) return 'gotosocial';
  if (version.startsWith('0.')) return 'hollo';
  return 'mastodon';
}

function notMastodon(thrown: unknown, host: string): Problem {
  const problem = problemOf(thrown, false);
  // An answer that is no JSON, or a refusal, came from something else; no answer at all may be the network.
  const answered = problem.report.reason === 'server-refused' || !(thrown instanceof TypeError);
  if (problem.report.reason === 'no-network' && !answered) {
    return new Problem('unreachable', 'no-network', host);
  }
  if (problem.report.kind === 'unreachable' && problem.report.reason !== 'no-network') return problem;
  return new Problem('refused', 'not-mastodon', host);
}

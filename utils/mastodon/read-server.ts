import type { mastodon } from 'masto';
import type { Account, Limits } from '../post/account.ts';
import { Problem } from '../post/problem.ts';
import { clientFor, isTimeout, problemOf, statusOf } from './client.ts';

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
    return described(host, await client.v2.instance.fetch());
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    if (statusOf(thrown) !== 404) throw notMastodon(thrown, host);
  }
  try {
    return described(host, await client.v1.instance.fetch());
  } catch (thrown) {
    if (statusOf(thrown) === 404) throw new Problem('refused', 'not-mastodon', host);
    throw notMastodon(thrown, host);
  }
}

/** As much of either version as is used. masto gives nothing for an answer that is a page or `null`. */
type Described = Partial<mastodon.v2.Instance | mastodon.v1.Instance> | null | undefined;

function described(host: string, instance: Described): Server {
  const { title, version, rules, configuration } = instance ?? {};
  // A page that answers every address with some JSON is no Mastodon.
  if (typeof version !== 'string') throw new Problem('refused', 'not-mastodon', host);
  const { statuses, mediaAttachments: media }: Partial<NonNullable<typeof configuration>> =
    configuration ?? {};
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
  const { report } = problemOf(thrown, false);
  if (report.reason === 'server-down' || report.reason === 'rate-limited') return problemOf(thrown, false);
  // `fetch` itself throws a TypeError. Anything else came after an answer, which was none of a Mastodon server.
  const isAnswered = report.reason !== 'no-network' || !(thrown instanceof TypeError || isTimeout(thrown));
  return isAnswered
    ? new Problem('refused', 'not-mastodon', host)
    : new Problem('unreachable', 'no-network', host);
}

import * as v from 'valibot';
import type { Account, Limits } from '../post/account.ts';
import { entriesOf, lineUpTo } from '../post/bounds.ts';
import { limitsOf } from '../post/limits.ts';
import { Problem } from '../post/problem.ts';
import { clientFor, problemOf, statusOf } from './client.ts';

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

/** As much of either version as is used. A page that answers every address with some JSON has no version. */
const instance = v.object({
  version: lineUpTo(200),
  title: v.fallback(lineUpTo(200), ''),
  rules: entriesOf(v.object({ text: lineUpTo(2000) }), 100),
  configuration: v.fallback(
    v.object({
      statuses: v.fallback(v.record(v.string(), v.unknown()), {}),
      mediaAttachments: v.fallback(v.record(v.string(), v.unknown()), {}),
    }),
    { statuses: {}, mediaAttachments: {} },
  ),
});

function described(host: string, answer: unknown): Server {
  const parsed = v.safeParse(instance, answer);
  if (!parsed.success) throw new Problem('refused', 'not-mastodon', host);
  const { title, version, rules, configuration } = parsed.output;
  const { statuses, mediaAttachments: media } = configuration;
  return {
    title: title || host,
    software: softwareOf(version),
    version,
    rules: rules.map(({ text }) => text),
    limits: v.parse(limitsOf, {
      characters: statuses.maxCharacters,
      charactersPerUrl: statuses.charactersReservedPerUrl,
      media: statuses.maxMediaAttachments,
      descriptionCharacters: media.descriptionLimit,
      imageBytes: media.imageSizeLimit,
      imagePixels: media.imageMatrixLimit,
      videoBytes: media.videoSizeLimit,
      mimeTypes: media.supportedMimeTypes,
    }),
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
  // Anything else came after an answer, which was none of a Mastodon server.
  return report.reason === 'no-network'
    ? new Problem('unreachable', 'no-network', host)
    : new Problem('refused', 'not-mastodon', host);
}

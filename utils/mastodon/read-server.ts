import type { mastodon } from 'masto';
import { SerializerNativeImpl } from 'masto/adapters/serializers/index.js';
import * as v from 'valibot';
import type { Account, Limits } from '../post/account.ts';
import { Problem } from '../post/problem.ts';
import { askOpenly, jsonOf, type Open } from './ask-openly.ts';
import { hostOf } from './typed-address.ts';

/** Mastodon's own values up to 4.5, for servers that leave something out (app/models/media_attachment.rb and others). */
const usual: Required<Limits> = {
  characters: 500,
  charactersPerUrl: 23,
  media: 4,
  descriptionCharacters: 1500,
  imageBytes: 16 * 1024 * 1024,
  imagePixels: 33_177_600,
  videoBytes: 99 * 1024 * 1024,
  polls: { options: 4, characters: 50, shortest: 300, longest: 2_629_746 },
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

/** What a server says of itself. */
export type ServerFacts = Account['server'] & {
  /** The host that answered in the end, in ASCII. */
  host: string;
  /** The host of its handles, which may be another. */
  domain: string;
  limits: Limits;
  /** It says nothing before somebody signs in (limited federation, up to 4.4): all of this is only what is usual. */
  isClosed?: true;
};

/**
 * What the server says of itself: v2 of the instance, else v1. Without a token redirects are followed, with one they are
 * not. Throws Problem: `not-mastodon` where it answers neither, `redirected`, `challenged`, or what hinders the requests.
 */
export async function readServer(host: string, token?: string): Promise<ServerFacts> {
  const ask = token === undefined ? (path: string) => askOpenly(host, path) : asSignedIn(host, token);
  let answer = await ask('/api/v2/instance');
  // GoToSocial and others have both; snac and what is older than 4.0 only the first.
  if (answer.status === 404) answer = await ask('/api/v1/instance');
  if (answer.isChallenge) throw new Problem('refused', 'challenged', answer.host);
  const { status } = answer;
  if (status >= 500) throw new Problem('unreachable', 'server-down', `HTTP ${status}`);
  if (status === 429) throw new Problem('unreachable', 'rate-limited', '', Date.now() + 5 * 60_000);
  const body = new SerializerNativeImpl().deserialize('json', JSON.stringify(jsonOf(answer) ?? null));
  if (status === 401 && typeof body === 'object' && body !== null && 'error' in body) {
    if (token !== undefined) throw new Problem('needs-login', 'signed-out', String(body.error));
    return { ...described(answer.host, { version: '4.3.0' }), isClosed: true };
  }
  // A server that leads to a page of its own, or of another, is asked for a sign-in that is not Mastodon's.
  const isLed = answer.host !== host || (answer.isHtml && answer.isLed);
  if (status !== 200 || answer.isHtml)
    throw new Problem('refused', isLed ? 'redirected' : 'not-mastodon', answer.host);
  // Whatever it is: `described` looks at each part.
  return described(answer.host, body as Described);
}

function asSignedIn(host: string, token: string): (path: string) => Promise<Open> {
  return async (path) => {
    const send: typeof fetch = (input, init) =>
      fetch(input, { ...init, redirect: 'manual', headers: { authorization: `Bearer ${token}` } });
    const answer = await askOpenly(host, path, send);
    if (answer.isLed) throw new Problem('unreachable', 'server-moved', host);
    return answer;
  };
}

/** As much of either version as is used. masto gives nothing for an answer that is a page or `null`. */
type Described = Partial<mastodon.v2.Instance | mastodon.v1.Instance> | null | undefined;

function described(host: string, instance: Described): ServerFacts {
  const { title, version, rules, configuration } = instance ?? {};
  // A page that answers every address with some JSON is no Mastodon.
  if (typeof version !== 'string') throw new Problem('refused', 'not-mastodon', host);
  const {
    statuses,
    mediaAttachments: media,
    polls,
  }: Partial<NonNullable<typeof configuration>> = configuration ?? {};
  return {
    host,
    domain: domainOf(instance, host),
    title: title || host,
    software: softwareOf(version),
    version,
    rules: (rules ?? []).map(({ text }) => text),
    ...(namesPlainText(instance) ? { namesPlainText: true } : {}),
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
      polls: {
        options: polls?.maxOptions ?? usual.polls.options,
        characters: polls?.maxCharactersPerOption ?? usual.polls.characters,
        shortest: polls?.minExpiration ?? usual.polls.shortest,
        longest: polls?.maxExpiration ?? usual.polls.longest,
      },
    },
  };
}

/** glitch-soc and GoToSocial list the kinds of text that they take among the limits, Pleroma and Akkoma under their own name. */
function namesPlainText(instance: unknown): boolean {
  const lists = v.safeParse(textKinds, instance);
  if (!lists.success) return false;
  const { configuration, pleroma } = lists.output;
  return [configuration, pleroma].some((kinds) => kinds.includes('text/plain'));
}

const none: unknown[] = [];
const list = v.fallback(v.array(v.unknown()), none);
const textKinds = v.object({
  configuration: v.fallback(
    v.pipe(
      v.object({ statuses: v.object({ supportedMimeTypes: list }) }),
      v.transform(({ statuses }) => statuses.supportedMimeTypes),
    ),
    none,
  ),
  pleroma: v.fallback(
    v.pipe(
      v.object({ metadata: v.object({ postFormats: list }) }),
      v.transform(({ metadata }) => metadata.postFormats),
    ),
    none,
  ),
});

/** `domain` in the second version, `uri` in the first: in some servers an address. */
function domainOf(instance: Described, host: string): string {
  const { domain, uri } = (instance ?? {}) as { domain?: unknown; uri?: unknown };
  try {
    return hostOf(String(domain ?? uri ?? host));
  } catch {
    return host;
  }
}

/** The kind of server, from the version it gives to clients: `0.20.0-rc1+git-…`, `2.7.2 (compatible; Pleroma 2.x)`. */
function softwareOf(version: string): string {
  const [, named] = /(?:compatible; |really )([A-Za-z]+)/.exec(version) ?? [];
  if (named) return named.toLowerCase();
  if (version.startsWith('0.') && version.includes('git')) return 'gotosocial';
  if (version.startsWith('0.')) return 'hollo';
  return 'mastodon';
}

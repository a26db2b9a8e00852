import { SerializerNativeImpl } from 'masto/adapters/serializers/index.js';
import * as v from 'valibot';
import type { Account, Limits } from '../post/account.ts';
import { entriesOf, lineUpTo } from '../post/bounds.ts';
import { limitsOf } from '../post/limits.ts';
import { Problem } from '../post/problem.ts';
import { askOpenly, type Open } from './ask-openly.ts';
import { hostOf } from './typed-address.ts';

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
  const body = camelCased(answer);
  if (status === 401 && typeof body === 'object' && body !== null && 'error' in body) {
    if (token !== undefined) throw new Problem('needs-login', 'signed-out', String(body.error));
    return { ...described(answer.host, { version: '4.3.0' }), isClosed: true };
  }
  // A server that leads to a page of its own, or of another, is asked for a sign-in that is not Mastodon's.
  const isLed = answer.host !== host || (answer.isHtml && answer.isLed);
  if (status !== 200 || answer.isHtml)
    throw new Problem('refused', isLed ? 'redirected' : 'not-mastodon', answer.host);
  return described(answer.host, body);
}

/** As masto names things; nothing for what is no JSON, or nested beyond all reason. */
function camelCased({ isHtml, text }: Open): unknown {
  if (isHtml) return undefined;
  try {
    return new SerializerNativeImpl().deserialize('json', text);
  } catch {
    return undefined;
  }
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

/** As much of either version as is used. A page that answers every address with some JSON has no version. */
const instance = v.object({
  version: lineUpTo(200),
  title: v.fallback(lineUpTo(200), ''),
  /** Of its handles: `uri` in the first version, in some servers an address. */
  domain: v.fallback(v.optional(v.string()), undefined),
  uri: v.fallback(v.optional(v.string()), undefined),
  rules: entriesOf(v.object({ text: lineUpTo(2000) }), 100),
  configuration: v.fallback(
    v.object({
      statuses: v.fallback(v.record(v.string(), v.unknown()), {}),
      mediaAttachments: v.fallback(v.record(v.string(), v.unknown()), {}),
      polls: v.fallback(v.record(v.string(), v.unknown()), {}),
    }),
    { statuses: {}, mediaAttachments: {}, polls: {} },
  ),
});

function described(host: string, answer: unknown): ServerFacts {
  const parsed = v.safeParse(instance, answer);
  if (!parsed.success) throw new Problem('refused', 'not-mastodon', host);
  const { title, version, rules, configuration, domain, uri } = parsed.output;
  const { statuses, mediaAttachments: media, polls } = configuration;
  return {
    host,
    domain: domainOf(domain ?? uri, host),
    title: title || host,
    software: softwareOf(version),
    version,
    rules: rules.map(({ text }) => text),
    ...(namesPlainText(answer) ? { namesPlainText: true } : {}),
    limits: v.parse(limitsOf, {
      characters: statuses.maxCharacters,
      charactersPerUrl: statuses.charactersReservedPerUrl,
      media: statuses.maxMediaAttachments,
      descriptionCharacters: media.descriptionLimit,
      imageBytes: media.imageSizeLimit,
      imagePixels: media.imageMatrixLimit,
      videoBytes: media.videoSizeLimit,
      mimeTypes: media.supportedMimeTypes,
      polls: {
        options: polls.maxOptions,
        characters: polls.maxCharactersPerOption,
        shortest: polls.minExpiration,
        longest: polls.maxExpiration,
      },
    }),
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

function domainOf(said: string | undefined, host: string): string {
  try {
    return hostOf(said ?? host);
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

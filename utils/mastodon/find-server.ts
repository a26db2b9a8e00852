import * as v from 'valibot';
import { Problem } from '../post/problem.ts';
import { askOpenly, jsonOf } from './ask-openly.ts';
import { readServer, type ServerFacts } from './read-server.ts';
import { hostOf } from './typed-address.ts';

/**
 * The server that a person means by a host, which may be the one of its handles alone: a city's own site, which leads only
 * `/.well-known/` on to its Mastodon server (docs.joinmastodon.org, `WEB_DOMAIN`). `user` is the name in the handle that
 * was typed, if one was. Throws Problem, of the host that was typed.
 */
export async function findServer(host: string, user: string | undefined): Promise<ServerFacts> {
  try {
    return await readServer(host);
  } catch (thrown) {
    const reason = thrown instanceof Problem ? thrown.report.reason : undefined;
    if (reason !== 'not-mastodon' && reason !== 'no-network' && reason !== 'redirected') throw thrown;
    for (const point of pointers(host, user)) {
      const led = await point().catch(() => undefined);
      if (led === undefined || led === host) continue;
      const found = await readServer(led).catch(() => undefined);
      if (found) return found;
    }
    throw thrown;
  }
}

type Pointer = () => Promise<string | undefined>;

/** What may say where the server of a domain's handles is, the surest first. */
function pointers(host: string, user: string | undefined): Pointer[] {
  const resource = user === undefined ? '' : encodeURIComponent(`acct:${user}@${host}`);
  return [...(resource ? [() => webFinger(host, resource)] : []), () => hostMeta(host), () => nodeInfo(host)];
}

const links = v.object({
  links: v.pipe(v.array(v.object({ rel: v.string(), href: v.optional(v.string()) })), v.maxLength(100)),
});

/** WebFinger (RFC 7033), whose `self` is the account at its server. */
async function webFinger(host: string, resource: string): Promise<string | undefined> {
  const answer = await askOpenly(host, `/.well-known/webfinger?resource=${resource}`);
  const { success, output } = v.safeParse(links, jsonOf(answer));
  if (!success) return answer.host;
  const self = output.links.find(({ rel }) => rel === 'self')?.href;
  return self === undefined ? answer.host : hostOf(self);
}

/** Host metadata (RFC 6415), whose `lrdd` is where WebFinger is asked. */
async function hostMeta(host: string): Promise<string | undefined> {
  const answer = await askOpenly(host, '/.well-known/host-meta');
  const [, template] =
    /<Link[^>]*\btemplate="(https:\/\/[^"]{1,500})"/i.exec(answer.text.slice(0, 20_000)) ?? [];
  return template === undefined ? answer.host : hostOf(template.replace(/\?.*/, ''));
}

async function nodeInfo(host: string): Promise<string | undefined> {
  const answer = await askOpenly(host, '/.well-known/nodeinfo');
  const { success, output } = v.safeParse(links, jsonOf(answer));
  const [first] = success ? output.links : [];
  return first?.href === undefined ? answer.host : hostOf(first.href);
}

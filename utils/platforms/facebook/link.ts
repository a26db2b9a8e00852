import * as v from 'valibot';
import { parsed } from '../meta/json.ts';
import { anything, maybe, read } from '../meta/schemas.ts';

const addresses = v.object({
  canonical: maybe(v.string()),
  final: maybe(v.string()),
  url: maybe(v.string()),
  user: maybe(v.string()),
  external_url: maybe(v.string()),
});

const scraped = v.object({
  share_type: anything,
  share_params: maybe(v.object({ ...addresses.entries, urlInfo: maybe(addresses) })),
});

/** Of a card of a web address, as opposed to one of somebody's post. */
const webAddress = 100;

/**
 * The address that a link attachment leads to, or `share` where it is somebody's post that is shared; `undefined` for
 * forms that are not known (form of `share_scrape_data` as several programs send it, 2026).
 */
export function cardOf(link: unknown): { url: string } | 'share' | undefined {
  const { share_scrape_data: data } = read(v.object({ share_scrape_data: anything }), link) ?? {};
  const card = read(scraped, typeof data === 'string' ? parsed(data) : data);
  if (card && card.share_type != null && Number(card.share_type) !== webAddress) return 'share';
  const { share_params: params } = card ?? {};
  const url = [params?.urlInfo, params, read(addresses, link)]
    .flatMap((each) => [each?.canonical, each?.url, each?.final, each?.user, each?.external_url])
    .map(linkTarget)
    .find((target) => target !== undefined);
  return url === undefined ? undefined : { url };
}

/** The web address, or the one it leads to where it only counts the click; `undefined` where it is none. */
export function linkTarget(url: string | undefined): string | undefined {
  const { protocol, hostname, pathname, searchParams } = (url ? URL.parse(url) : undefined) ?? {};
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const counts = /^lm?\.facebook\.com$/.test(hostname ?? '') && pathname === '/l.php';
  const target = counts ? searchParams?.get('u') : undefined;
  return target && /^https?:\/\//i.test(target) ? target : url;
}

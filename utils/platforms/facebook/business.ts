import * as v from 'valibot';
import type { Exchange, Platform, Publication, PublishedPart } from '../../post/types.ts';
import { withAtNames } from '../meta/at-names.ts';
import type { Judged } from '../meta/judged.ts';
import { narrowest, type Reach, reachOf, reachOfMark } from '../meta/limited.ts';
import { anything, id, maybe, read, recordOf } from '../meta/schemas.ts';
import { contentOf, message } from './content.ts';
import { addressOf, postIdOf } from './ids.ts';
import { type Answer, answerTo, postsIn, type Request } from './request.ts';
import { timingOf } from './timing.ts';

/*
 * What the Business Suite sends to publish for Facebook, Instagram or both by one request (put together from several
 * programs that send it and read its answer, 2026-04 to 2026-10; no recording is public).
 */
const channel = v.object({
  message: maybe(message),
  attachments: maybe(v.array(v.unknown())),
  unpublished_content_data: anything,
  is_autosave_draft: anything,
});

const base = v.object({
  ...channel.entries,
  actor_id: maybe(id),
  audiences: maybe(v.array(v.unknown())),
  audience: anything,
  feedback_id: anything,
  story_id: anything,
  request_review_data: maybe(v.object({ review_request_status: anything })),
});

const input = v.object({
  base,
  channels: v.array(v.string()),
  identities: v.fallback(v.array(id), []),
  logging: maybe(v.object({ composer_session_id: maybe(id) })),
  feedback_id: anything,
  story_id: anything,
  audience: anything,
  is_autosave_draft: anything,
});

const presence = v.object({ business_presence: v.object({ business_presence_id: id }) });

const item = v.object({
  id: maybe(id),
  pending_publish_content_id: maybe(id),
  story: maybe(v.object({ post_id: maybe(id), id: maybe(id), url: maybe(v.string()) })),
});
type Item = v.InferOutput<typeof item>;

const created = v.object({
  items: v.fallback(v.array(maybe(item)), []),
  errors: anything,
});

/** The channels that are seen by everybody, as opposed to stories and groups. */
const publicChannels = {
  facebook: /^FACEBOOK_(?:NEWS_FEED|POST|REELS?|VIDEO)$/,
  instagram: /^INSTAGRAM_(?:POST|FEED|REELS?|VIDEO)$/,
};

type Network = keyof typeof publicChannels;
const networks = ['facebook', 'instagram'] as const;

/** The input of the Business Suite's publishing request, as far as it is read. */
export type Business = v.InferOutput<typeof input>;

/** What the request publishes, where it is one of the Business Suite's. */
export function businessOf({ input: given }: Request): Business | undefined {
  const business = read(input, given);
  if (!business?.channels.length) return undefined;
  const { base, feedback_id, story_id } = business;
  const others = [feedback_id, story_id, base.feedback_id, base.story_id];
  const isKnown = contentOf(base.message, base.attachments ?? []) !== undefined;
  return others.every((other) => other == null) && isKnown ? business : undefined;
}

/** What the request publishes for everybody: once, however many networks it goes to; and what its answer says of that. */
export function businessPublications(
  business: Business,
  request: Request,
  exchange: Exchange,
): Judged | undefined {
  // Kept while somebody writes, it says nothing of what is published next.
  if (business.is_autosave_draft || business.base.is_autosave_draft) return undefined;
  const to = reach(business, request.input);
  if (to !== 'everybody') return to === 'some' ? 'nothing' : { unanswered: [] };
  const answer = answerTo(exchange, (name) => name === 'xfamily_content_create');
  if (answer === 'refused') return 'nothing';
  const { isKnown, items, errors } = createdBy(answer);
  const item = items.find((each) => each !== undefined);
  const ids = [item?.story?.post_id, item?.story?.id, item?.id, item?.pending_publish_content_id];
  const given = ids.find((each) => each !== undefined) ?? business.logging?.composer_session_id;
  const id = given === undefined ? '' : postIdOf(given);
  const sent = networks.flatMap((network) => {
    if (isRefused(network, errors)) return [];
    const part = partFor(network, business, request, exchange, id);
    return part ? [{ network, ...part }] : [];
  });
  const [first, second] = sent;
  if (!first) return 'nothing';
  const { profile, alsoAs } = identitiesOf(first.network, business, request);
  // Without any id it could not be known again.
  if (!profile || !id) return { unanswered: [] };
  const publication: Publication = {
    platform: first.network,
    profile,
    ...(alsoAs.length ? { alsoAs } : {}),
    id,
    address: addressFor(first.network, item, profile),
    ...first.timing,
    parts: [first.part],
    ...(second ? { variants: { [second.network]: [second.part] } } : {}),
  };
  return isKnown ? { published: [publication] } : { unanswered: [publication] };
}

/** What an answer says was made: in the known form, or under whatever name a post's id stands. */
function createdBy(answer: Exclude<Answer, 'refused'>): v.InferOutput<typeof created> & { isKnown: boolean } {
  const root = answer === 'unknown' ? undefined : answer.root;
  const said = read(created, root);
  const hasErrors = Object.values(recordOf(said?.errors) ?? {}).some((error) => error != null);
  const isNamed = (each: Item | undefined) =>
    [each?.story?.post_id, each?.story?.id, each?.id, each?.pending_publish_content_id].some(Boolean);
  if (said && (said.items.some(isNamed) || hasErrors)) return { ...said, isKnown: true };
  const items = postsIn(root).map((each) => read(item, { story: each, id: each.id }));
  return { items, errors: undefined, isKnown: items.some((each) => each?.story?.post_id || each?.story?.id) };
}

function reach({ base, audience, channels }: Business, given: Request['input']): Reach {
  const isPublic = (name: string) => networks.some((network) => publicChannels[network].test(name));
  const isOther = (name: string) => /stor(?:y|ies)|group/i.test(name);
  return narrowest(
    reachOfMark(base.request_review_data?.review_request_status),
    reachOf(given, audienceFields),
    reachOf(given.base, audienceFields),
    ...[audience, base.audience].map((each) => (each == null ? 'everybody' : reachOfOne(each))),
    base.audiences?.length ? narrowest(...base.audiences.map(reachOfOne)) : 'unknown',
    channels.some(isPublic) ? 'everybody' : channels.every(isOther) ? 'some' : 'unknown',
  );
}

/** To a Page's public, or to those that a privacy says. */
function reachOfOne(audience: unknown): Reach {
  const { privacy } = recordOf(audience) ?? {};
  const base = read(v.object({ base_state: v.string() }), privacy)?.base_state;
  if (base !== undefined && base !== 'EVERYONE') return 'some';
  const isPage =
    read(presence, audience) &&
    Object.entries(recordOf(audience) ?? {}).every(
      ([key, value]) => key in presence.entries || value == null,
    );
  return isPage ? 'everybody' : 'unknown';
}

/** What says for whom a post is, and is read by name. */
const audienceFields = ['audience', 'audiences'];

function isRefused(network: Network, errors: unknown): boolean {
  const said = Object.entries(recordOf(errors) ?? {}).filter(([name]) => isAbout(name, network));
  return said.some(([, error]) => error != null);
}

/** Whether an error's name is that of a public channel, in small letters. */
function isAbout(name: string, network: Network): boolean {
  return name.startsWith(network) && !/stor(?:y|ies)|group/.test(name);
}

function partFor(
  network: Network,
  business: Business,
  { input: given }: Request,
  exchange: Exchange,
  id: string,
) {
  const { base, channels } = business;
  const name = channels.find((each) => publicChannels[network].test(each));
  if (name === undefined) return undefined;
  if (reachOf(given[name]) !== 'everybody') return undefined;
  const own = read(channel, given[name]);
  const timing = timingOf(own?.unpublished_content_data ?? base.unpublished_content_data, exchange.at ?? 0);
  const said = own?.message?.text ? own.message : base.message;
  const content = contentOf(said, own?.attachments?.length ? own.attachments : (base.attachments ?? []));
  if (!timing || own?.is_autosave_draft || !content || content === 'share') return undefined;
  const { segments } = content;
  const named = segments.flatMap((each) => (each.kind === 'text' ? withAtNames(each.text) : [each]));
  const part: PublishedPart = {
    id,
    revision: '',
    text: said?.text ?? '',
    content: network === 'instagram' ? { ...content, segments: named } : content,
  };
  return { timing, part };
}

/** The ids as which the request acts: a Page's own, its presence in the Business Suite, and Instagram's. */
function identitiesOf(network: Platform, { base, identities }: Business, { viewer }: Request) {
  const actor = base.actor_id ?? viewer;
  const pages = [
    actor,
    ...(base.audiences ?? []).map((each) => read(presence, each)?.business_presence.business_presence_id),
  ];
  const onInstagram =
    identities.find((each) => instagramId.test(each)) ?? identities.find((each) => !pages.includes(each));
  const page = [...pages, ...identities].filter((each) => each !== undefined && each !== onInstagram);
  const all = new Set(network === 'instagram' ? [onInstagram, ...page] : page);
  const [profile, ...alsoAs] = [...all].filter((each) => each !== undefined);
  return { profile, alsoAs };
}

/** As Meta's interfaces for programs number Instagram's accounts. */
const instagramId = /^1784\d{13}$/;

function addressFor(
  network: Platform,
  item: v.InferOutput<typeof created>['items'][number],
  profile: string,
): string {
  const story = item?.story;
  const post = story?.post_id ?? (story?.id && postIdOf(story.id));
  return network === 'facebook' ? addressOf(story?.url, post, profile) : 'https://www.instagram.com/';
}

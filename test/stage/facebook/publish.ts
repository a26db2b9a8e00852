import * as v from 'valibot';
import { parse } from './http.ts';
import { type Identity, instagramId, page, person } from './identities.ts';
import { pfbid, type Store, type StoredMedia, type StoredPost } from './posts.ts';
import { Refused, read } from './refused.ts';

const messageSchema = v.looseObject({
  text: v.string(),
  ranges: v.array(v.object({ entity: v.object({ id: v.string() }), offset: v.number(), length: v.number() })),
});

const attachmentSchema = v.union([
  v.object({ photo: v.looseObject({ id: v.string() }) }),
  v.object({ video: v.looseObject({ id: v.string() }) }),
  v.object({ link: v.looseObject({ share_scrape_data: v.string() }) }),
]);

const unpublishedSchema = v.looseObject({
  scheduled_publish_time: v.optional(v.number()),
  unpublished_content_type: v.picklist(['SCHEDULED', 'DRAFT', 'PUBLISHED']),
});

/** What every kind of publishing carries. */
const contentSchema = v.looseObject({
  actor_id: v.string(),
  message: v.optional(messageSchema),
  attachments: v.optional(v.array(attachmentSchema)),
  unpublished_content_data: v.nullish(unpublishedSchema),
});

const storySchema = v.looseObject({
  ...contentSchema.entries,
  composer_type: v.string(),
  composer_source_surface: v.string(),
  idempotence_token: v.string(),
  source: v.literal('WWW'),
  client_mutation_id: v.string(),
  logging: v.looseObject({ composer_session_id: v.string() }),
  audience: v.looseObject({
    privacy: v.optional(v.looseObject({ base_state: v.picklist(['EVERYONE', 'FRIENDS', 'SELF']) })),
    to_id: v.optional(v.string()),
  }),
});

const channelSchema = v.partial(v.omit(contentSchema, ['actor_id']));

const businessSchema = v.looseObject({
  base: v.looseObject({ ...contentSchema.entries, is_autosave_draft: v.optional(v.boolean()) }),
  channels: v.array(v.string()),
  identities: v.array(v.string()),
});

/** Takes what the composer of www sends as `input`. */
export function publishStory(store: Store, input: unknown): StoredPost {
  const story = read(storySchema, input);
  const token = `${story.actor_id} ${story.idempotence_token}`;
  const earlier = store.byToken.get(token);
  if (earlier) return earlier;
  const { privacy, to_id: target } = story.audience;
  const group = story.composer_type === 'group' ? target : undefined;
  if (!privacy && !target) throw new Refused(1675012, 'no audience');
  const post = postOf(store, story, story.actor_id, {
    audience: group ? 'GROUP' : (privacy?.base_state ?? 'EVERYONE'),
    group,
    surface: story.composer_source_surface,
    channel: undefined,
  });
  keep(store, story, [post]);
  store.byToken.set(token, post);
  return post;
}

/** What was taken from the Business Suite: one post for each channel. */
export interface BusinessPosts {
  posts: StoredPost[];
  isDraft: boolean;
}

/** Takes what the composer of the Business Suite sends as `input`: one post for each channel. */
export function publishChannels(store: Store, input: unknown): BusinessPosts {
  const { base, channels, identities, ...rest } = read(businessSchema, input);
  if (channels.length === 0) throw new Refused(1675012, 'no channel');
  const posts = channels.map((channel) => {
    // A channel says only what it has other than the base.
    const own = rest[channel] ? read(channelSchema, rest[channel]) : {};
    const actor = channel.startsWith('INSTAGRAM') ? (identities[1] ?? instagramId) : base.actor_id;
    const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null));
    return postOf(store, { ...base, ...said }, actor, {
      audience: 'EVERYONE',
      group: undefined,
      surface: 'business',
      channel,
    });
  });
  const isDraft = keep(store, base, posts);
  return { posts, isDraft };
}

/** The one who posts, by id. */
export function identityOf(id: string): Identity {
  return id === person.id ? person : page;
}

/** Puts posts where they belong. True if they are drafts. */
function keep(
  store: Store,
  content: Content & { is_autosave_draft?: unknown },
  posts: StoredPost[],
): boolean {
  const isDraft =
    content.is_autosave_draft === true ||
    content.unpublished_content_data?.unpublished_content_type === 'DRAFT';
  (isDraft ? store.drafts : store.posts).push(...posts);
  return isDraft;
}

type Content = v.InferOutput<typeof contentSchema>;
type Place = Pick<StoredPost, 'audience' | 'group' | 'surface' | 'channel'>;

function postOf(store: Store, content: Content, actor: string, place: Place): StoredPost {
  const attachments = content.attachments ?? [];
  const text = content.message?.text ?? '';
  if (text.trim() === '' && attachments.length === 0) throw new Refused(1366046, 'empty post');
  const media = attachments.flatMap((one) => {
    if ('photo' in one) return [mediaOf(store, one.photo.id, 'photo')];
    return 'video' in one ? [mediaOf(store, one.video.id, 'video')] : [];
  });
  const shares = attachments.flatMap((one) => {
    return 'link' in one ? [read(scrapeSchema, parse(one.link.share_scrape_data))] : [];
  });
  const unpublished = content.unpublished_content_data;
  const isScheduled = unpublished?.unpublished_content_type === 'SCHEDULED';
  if (isScheduled && !unpublished.scheduled_publish_time) throw new Refused(1675012, 'no time');
  const id = store.newId();
  return {
    id,
    url: permalink(actor, id, media, place),
    actor,
    text,
    ranges: content.message?.ranges ?? [],
    media,
    link: shares.flatMap((one) => (one.share_type === 100 ? [one.share_params.urlInfo.canonical] : []))[0],
    shared: shares.flatMap((one) => (one.share_type === 22 ? one.share_params : []))[0],
    scheduledFor: isScheduled ? unpublished.scheduled_publish_time : undefined,
    ...place,
  };
}

function permalink(actor: string, id: string, media: StoredMedia[], { group, channel }: Place): string {
  if (channel?.startsWith('INSTAGRAM')) return `https://www.instagram.com/p/${pfbid().slice(7, 18)}/`;
  const site = 'https://www.facebook.com';
  if (group) return `${site}/groups/${group}/posts/${id}/`;
  if (media.some(({ kind }) => kind === 'video')) return `${site}/reel/${id}/`;
  return `${site}/${identityOf(actor).vanity}/posts/${pfbid()}`;
}

function mediaOf(store: Store, id: string, kind: StoredMedia['kind']): StoredMedia {
  const media = store.media.get(id);
  if (media?.kind !== kind) throw new Refused(1373034, `no ${kind} ${id}`);
  return media;
}

const scrapeSchema = v.variant('share_type', [
  v.object({
    share_type: v.literal(100),
    share_params: v.looseObject({ urlInfo: v.looseObject({ canonical: v.string() }) }),
  }),
  v.object({ share_type: v.literal(22), share_params: v.tuple([v.string()]) }),
]);

import * as v from 'valibot';
import type { Exchange, Publication } from '../../post/types.ts';
import { anything, id, maybe, read } from '../meta/schemas.ts';
import { contentOf, message } from './content.ts';
import { addressOf, postIdOf } from './ids.ts';
import { answered, type Request } from './request.ts';
import { timingOf } from './timing.ts';

/*
 * What the composer of www.facebook.com sends (recorded 2026-09 for a post of text alone; attachments, mentions and
 * times as several programs send them).
 */
const input = v.object({
  composer_type: maybe(v.string()),
  composer_source_surface: maybe(v.string()),
  composer_entry_point: maybe(v.string()),
  actor_id: maybe(id),
  message: maybe(message),
  attachments: maybe(v.array(v.unknown())),
  idempotence_token: maybe(id),
  logging: maybe(v.object({ composer_session_id: maybe(id) })),
  feedback_id: anything,
  story_id: anything,
  audiences: anything,
  audience: anything,
  is_autosave_draft: anything,
  unpublished_content_data: anything,
});

const privacy = v.object({ base_state: v.literal('EVERYONE'), allow: anything, deny: anything });
const audience = v.object({ privacy: anything, to_id: anything });

/** Marks of a place that is not the profile's own: `isGroup` and its like stand beside `input`. */
const elsewhere = [
  'isGroup',
  'groupID',
  'isEvent',
  'isProfileReviews',
  'isSocialLearning',
  'isWorkSharedDraft',
];
const otherPlace = /group|event|edit|stor(?:y|ies)|birthday|review|draft/i;
const otherAct = /edit|comment|draft|birthday|^stories/i;

const place = { post_id: maybe(id), url: maybe(v.string()) };
const created = v.object({
  ...place,
  story_id: maybe(id),
  story: maybe(v.object({ ...place, id: maybe(id), legacy_story_hideable_id: maybe(id) })),
  feed_story_edge: maybe(v.object({ node: maybe(v.object(place)) })),
});

/** The input of the publishing request of www.facebook.com, as far as it is read. */
export type Story = v.InferOutput<typeof input>;

/** The request's story, where it publishes one: known by its structure, because the operation's name changes. */
export function storyOf(request: Request): Story | undefined {
  const story = read(input, request.input);
  if (!story || story.feedback_id != null || story.story_id != null || otherAct.test(request.name))
    return undefined;
  const { composer_type, composer_source_surface, composer_entry_point } = story;
  const hasComposer = [composer_type, composer_source_surface, composer_entry_point].some(Boolean);
  const hasContent = story.message !== undefined || (story.attachments?.length ?? 0) > 0;
  const isKnown = contentOf(story.message, story.attachments ?? []) !== undefined;
  return hasComposer && hasContent && isKnown ? story : undefined;
}

/** What was published for everybody by an accepted request. */
export function storyPublications(story: Story, request: Request, exchange: Exchange): Publication[] {
  const profile = story.actor_id ?? request.viewer;
  const content = contentOf(story.message, story.attachments ?? []);
  const timing = timingOf(story.unpublished_content_data, exchange.at ?? 0);
  const answer = read(
    created,
    answered(exchange, (name) => name.endsWith('story_create')),
  );
  if (!profile || !timing || !answer || !content || content === 'share') return [];
  if (!isForEverybody(story, request, profile) || story.is_autosave_draft) return [];
  const post = publishedId(answer);
  // Published in the background, a post has no id yet (`publishing_flow`): the composer's own is known before.
  const id = post ?? story.idempotence_token ?? story.logging?.composer_session_id;
  if (!id) return [];
  const url = answer.story?.url ?? answer.url ?? answer.feed_story_edge?.node?.url;
  const { viewer } = request;
  return [
    {
      platform: 'facebook',
      profile,
      ...(viewer && viewer !== profile ? { alsoAs: [viewer] } : {}),
      id,
      address: addressOf(url, post, profile),
      ...timing,
      parts: [{ id, revision: '', text: story.message?.text ?? '', content }],
    },
  ];
}

function isForEverybody(story: Story, { variables }: Request, profile: string): boolean {
  const places = [
    story.composer_type,
    story.composer_source_surface,
    read(v.string(), variables.feedLocation),
  ];
  if (places.some((name) => name && otherPlace.test(name)) || elsewhere.some((mark) => variables[mark]))
    return false;
  const to = read(audience, story.audience);
  // What `audiences` would say here is not known.
  if (!to || story.audiences != null) return false;
  // To the profile's own page, as a Page may say it.
  if (to.to_id != null && read(id, to.to_id) !== profile) return false;
  if (to.privacy == null) return to.to_id != null;
  const said = read(privacy, to.privacy);
  return said !== undefined && isNobody(said.allow) && isNobody(said.deny);
}

const isNobody = (list: unknown) => list == null || (Array.isArray(list) && list.length === 0);

function publishedId({ post_id, story_id, story, feed_story_edge }: v.InferOutput<typeof created>) {
  const given = post_id ?? story?.post_id ?? feed_story_edge?.node?.post_id ?? story_id ?? story?.id;
  return given === undefined ? story?.legacy_story_hideable_id : postIdOf(given);
}

import * as v from 'valibot';
import type { Exchange, Publication } from '../../post/types.ts';
import type { Judged } from '../meta/judged.ts';
import { isNothing, narrowest, type Reach, reachOf, reachOfMark } from '../meta/limited.ts';
import { anything, id, maybe, read, recordOf } from '../meta/schemas.ts';
import { contentOf, message } from './content.ts';
import { addressOf, postIdOf } from './ids.ts';
import { answerTo, isPermalink, isPostId, postsIn, type Request } from './request.ts';
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

const privacy = v.object({ base_state: maybe(v.string()), allow: anything, deny: anything });
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

/** What a request publishes for everybody, and what its answer says of that. */
export function storyPublications(story: Story, request: Request, exchange: Exchange): Judged | undefined {
  // Kept while somebody writes, it says nothing of what is published next.
  if (story.is_autosave_draft) return undefined;
  const profile = story.actor_id ?? request.viewer;
  const content = contentOf(story.message, story.attachments ?? []);
  const timing = timingOf(story.unpublished_content_data, exchange.at ?? 0);
  if (!profile || !timing || !content || content === 'share') return 'nothing';
  const to = reach(story, request, profile);
  if (to !== 'everybody') return to === 'some' ? 'nothing' : { unanswered: [] };
  const answer = answerTo(exchange, (name) => name.endsWith('story_create'));
  if (answer === 'refused') return 'nothing';
  const { post, url } = answer === 'unknown' ? unnamed : placeIn(answer.root);
  // Published in the background, a post has no id yet (`publishing_flow`): the composer's own is known before.
  const id = post ?? story.idempotence_token ?? story.logging?.composer_session_id;
  const isKnown = answer !== 'unknown' && recordOf(answer.root) !== undefined;
  // Without any id it could not be known again.
  if (!id) return { unanswered: [] };
  const { viewer } = request;
  const publication: Publication = {
    platform: 'facebook',
    profile,
    ...(viewer && viewer !== profile ? { alsoAs: [viewer] } : {}),
    id,
    address: addressOf(url, post, profile),
    ...timing,
    parts: [{ id, revision: '', text: story.message?.text ?? '', content }],
  };
  return isKnown ? { published: [publication] } : { unanswered: [publication] };
}

function reach(story: Story, { variables, input }: Request, profile: string): Reach {
  const places = [
    story.composer_type,
    story.composer_source_surface,
    read(v.string(), variables.feedLocation),
  ];
  if (places.some((name) => name && otherPlace.test(name))) return 'some';
  return narrowest(
    ...elsewhere.map((mark) => reachOfMark(variables[mark])),
    reachOf(input, ['audience', 'audiences']),
    reachOf(input.audience, ['privacy']),
    reachOf(recordOf(input.audience)?.privacy),
    // What `audiences` would say here is not known.
    story.audiences != null ? 'unknown' : reachOfAudience(read(audience, story.audience), profile),
  );
}

function reachOfAudience(to: v.InferOutput<typeof audience> | undefined, profile: string): Reach {
  const place = to?.to_id == null ? undefined : read(id, to.to_id);
  // To the profile's own page, as a Page may say it; else a group or somebody else's.
  if (place !== undefined && place !== profile) return 'some';
  if (to?.privacy == null) return place === undefined ? 'unknown' : 'everybody';
  const said = read(privacy, to.privacy);
  if (said === undefined || said.base_state === undefined) return 'unknown';
  if (said.base_state !== 'EVERYONE' || !isNothing(said.allow) || !isNothing(said.deny)) return 'some';
  return 'everybody';
}

const unnamed = { post: undefined, url: undefined };

/** The post's id and address as an answer gives them, in the known form or wherever they stand. */
function placeIn(root: unknown): { post: string | undefined; url: string | undefined } {
  const { post_id, story_id, url, story, feed_story_edge } = read(created, root) ?? {};
  const ids = [post_id, story?.post_id, feed_story_edge?.node?.post_id, story_id, story?.id];
  const given = ids.find((each) => each !== undefined);
  const post = given === undefined ? story?.legacy_story_hideable_id : postIdOf(given);
  const known = { post, url: story?.url ?? url ?? feed_story_edge?.node?.url };
  if (post !== undefined) return known;
  const fields = postsIn(root).flatMap((record) => Object.entries(record));
  const other = read(id, fields.find(([name, value]) => isPostId(name, value))?.[1]);
  return {
    post: other === undefined ? undefined : postIdOf(other),
    url: known.url ?? fields.map(([, value]) => value).find(isPermalink),
  };
}

import type { Draft } from './draft.ts';
import { graphql, NotDone } from './request.ts';
import { identity, wire } from './setup.ts';

/** Where a post is made. */
export type Place = { kind: 'newsfeed' | 'timeline' } | { kind: 'group'; id: string };

/** Where the address says that one is. */
export function placeOf(pathname: string): Place {
  const id = /^\/groups\/(\d+)/.exec(pathname)?.[1];
  if (id) return { kind: 'group', id };
  return { kind: pathname === '/' ? 'newsfeed' : 'timeline' };
}

/** Publishes a draft; gives the permalink where the answer has one. Throws `NotDone` where nothing was published. */
export async function publish(draft: Draft, place: Place, session: string): Promise<string | undefined> {
  if (wire === 'restructured') return publishOtherwise(draft, place, session);
  const name = wire === 'renamed' ? 'useCometFeedComposerPublishMutation' : 'ComposerStoryCreateMutation';
  const { data } = await graphql<StoryAnswer>(name, variablesOf(draft, place, session));
  if (!data.story_create) throw new NotDone('refused');
  return data.story_create.story?.url ?? undefined;
}

/** Puts another text into a post that is out, and gives its permalink. */
export async function edit(storyId: string, draft: Draft, session: string): Promise<string> {
  const { data } = await graphql<{ data: { story_edit: { story: { url: string } } | null } }>(
    'ComposerStoryEditMutation',
    {
      input: {
        story_id: storyId,
        composer_type: 'edit',
        composer_entry_point: 'edit_composer',
        composer_source_surface: 'newsfeed',
        idempotence_token: `${session}_EDIT`,
        source: 'WWW',
        attachments: attachmentsOf(draft),
        audience: { privacy: { allow: [], base_state: draft.audience, deny: [] } },
        message: { ranges: draft.ranges, text: draft.text },
        editable_post_feature_capabilities: ['CONTAINED_LINK', 'CONTAINED_MEDIA'],
        logging: { composer_session_id: session },
        actor_id: identity.id,
        client_mutation_id: '1',
      },
      feedLocation: 'NEWSFEED',
    },
  );
  if (!data.story_edit) throw new NotDone('refused');
  return data.story_edit.story.url;
}

interface StoryAnswer {
  data: { story_create: { story: { url: string | null } | null } | null };
}

/** The variables of a text post were recorded (2026-09), of other posts read in programs that make them. */
function variablesOf(draft: Draft, place: Place, session: string) {
  const isGroup = place.kind === 'group';
  const attachments = attachmentsOf(draft);
  return {
    input: {
      composer_entry_point: 'inline_composer',
      composer_source_surface: place.kind,
      composer_type: isGroup ? 'group' : 'feed',
      idempotence_token: `${session}_FEED`,
      source: 'WWW',
      ai_generated_self_disclosure_metadata: { was_self_disclosed_as_ai_generated: false },
      ...(attachments.length > 0 ? { attachments } : {}),
      audience: audienceOf(draft, place),
      message: { ranges: draft.ranges, text: draft.text },
      inline_activities: [],
      text_format_preset_id: '0',
      ...unpublishedOf(draft),
      publishing_flow: { supported_flows: ['ASYNC_SILENT', 'ASYNC_NOTIF', 'FALLBACK'] },
      reels_remix: { is_original_audio_reusable: true, remix_status: 'ENABLED' },
      post_publish_story_data: { reshare_post_as_sticker: 'DISABLED' },
      logging: { composer_session_id: session },
      navigation_data: {
        attribution_id_v2: 'CometHomeRoot.react,comet.home,via_cold_start,1790000000000,,,,',
      },
      tracking: [null],
      event_share_metadata: { surface: place.kind },
      actor_id: identity.id,
      client_mutation_id: String(mutations++),
    },
    feedLocation: place.kind.toUpperCase(),
    feedbackSource: 1,
    focusCommentID: null,
    gridMediaWidth: null,
    groupID: isGroup ? place.id : null,
    scale: 1,
    privacySelectorRenderLocation: 'COMET_STREAM',
    checkPhotosToReelsUpsellEligibility: true,
    referringStoryRenderLocation: null,
    renderLocation: { newsfeed: 'homepage_stream', timeline: 'timeline', group: 'group' }[place.kind],
    useDefaultActor: false,
    inviteShortLinkKey: null,
    isFeed: place.kind === 'newsfeed',
    isFundraiser: false,
    isFunFactPost: false,
    isGroup,
    isEvent: false,
    isTimeline: place.kind === 'timeline',
    isSocialLearning: false,
    isPageNewsFeed: false,
    isProfileReviews: false,
    isWorkSharedDraft: false,
  };
}

let mutations = 1;

/** An invention: what a publishing request could look like after Meta has built it anew. */
async function publishOtherwise(draft: Draft, place: Place, session: string): Promise<string | undefined> {
  const { data } = await graphql<{ data: { content_publish?: { entity: { permalink: string } } } }>(
    'CometContentPublishMutation',
    {
      input: {
        creator: identity.id,
        body: { plain: draft.text, marks: draft.ranges },
        pieces: attachmentsOf(draft),
        reach: audienceOf(draft, place),
        release: unpublishedOf(draft).unpublished_content_data ?? null,
        session,
      },
    },
  );
  if (!data.content_publish) throw new NotDone('refused');
  return data.content_publish.entity.permalink;
}

function audienceOf({ audience }: Draft, place: Place) {
  if (place.kind === 'group') return { to_id: place.id };
  // As recorded for a person; for a Page read in programs.
  const expansion = identity.kind === 'page' ? 'UNSPECIFIED' : 'TAGGEES';
  return { privacy: { allow: [], base_state: audience, deny: [], tag_expansion_state: expansion } };
}

function unpublishedOf({ scheduledFor }: Draft) {
  if (!scheduledFor) return {};
  return {
    unpublished_content_data: {
      scheduled_publish_time: scheduledFor,
      unpublished_content_type: 'SCHEDULED',
    },
  };
}

function attachmentsOf({ media, shared }: Draft): unknown[] {
  // As several programs send it: 22 is a post.
  if (shared) return [shareOf({ share_type: 22, share_params: [shared] })];
  if (media.kind === 'pictures') return media.pictures.map(({ id }) => ({ photo: { id } }));
  if (media.kind === 'video') return [{ video: { id: media.id, notify_when_processed: true } }];
  if (media.kind === 'card') return [{ link: { share_scrape_data: media.card.shareScrapeData } }];
  return [];
}

function shareOf(scraped: unknown) {
  return { link: { share_scrape_data: JSON.stringify(scraped) } };
}

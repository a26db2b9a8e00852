import { type Channel, type Draft, type Item, plainText } from './draft.ts';
import { businessId, identities, page } from './setup.ts';

/** What is to become of the draft. */
export type Intent = 'publish' | 'schedule' | 'draft' | 'autosave';

/** The variables of `BusinessComposerStoryCreationMutation`. `time` in seconds, for what is scheduled. */
export function creationVariables(
  draft: Draft,
  intent: Intent,
  { session, count, time }: { session: string; count: number; time: number | undefined },
) {
  const attachments = draft.items.map(attachmentOf);
  const unpublished = unpublishedContent(intent, time);
  const message = (text: 'base' | Channel) => ({ ranges: [], text: plainText(draft.texts[text]) });
  const own = (channel: Channel) => (draft.customized ? { message: message(channel) } : {});
  const chosen = (channel: Channel, content: object) => (draft.channels.includes(channel) ? content : null);
  return {
    input: {
      client_mutation_id: String(count),
      base: {
        actor_id: page.id,
        composer_entry_point: new URLSearchParams(location.search).get('ref') ?? 'biz_web_home_create_post',
        source: 'WWW',
        message: message('base'),
        attachments,
        unpublished_content_data: unpublished,
        explicit_place_id: '',
        audiences: [{ business_presence: { business_presence_id: businessId } }],
        is_autosave_draft: intent === 'autosave',
        request_review_data: { review_request_status: null },
        post_collaborators: { post_collaborators: [] },
      },
      channels: [...draft.channels, ...(draft.story ? ['FACEBOOK_STORY'] : [])],
      FACEBOOK_NEWS_FEED: chosen('FACEBOOK_NEWS_FEED', {
        ...own('FACEBOOK_NEWS_FEED'),
        attachments,
        unpublished_content_data: unpublished,
      }),
      INSTAGRAM_POST: chosen('INSTAGRAM_POST', own('INSTAGRAM_POST')),
      FACEBOOK_STORY: draft.story ? { attachments } : null,
      INSTAGRAM_STORY: null,
      FACEBOOK_GROUP: null,
      identities,
      ad_campaign_group: null,
      raw_boosted_component_spec: 'null',
      logging: { composer_session_id: session },
    },
    checkPhotosToReelsUpsellEligibility: false,
  };
}

/** How a request names a picture or a video. */
export function attachmentOf({ kind, id }: Item) {
  return kind === 'photo' ? { photo: { id } } : { video: { id, notify_when_processed: true } };
}

/** What keeps the content from being published now, or null. */
export function unpublishedContent(intent: Intent, time: number | undefined) {
  switch (intent) {
    case 'schedule':
      return { scheduled_publish_time: time, unpublished_content_type: 'SCHEDULED' };
    case 'draft':
      return { unpublished_content_type: 'DRAFT' };
    case 'publish':
    case 'autosave':
      return null;
  }
}

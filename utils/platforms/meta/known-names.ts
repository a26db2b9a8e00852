/*
 * Names that Meta's clients and servers are known to use (recorded or sent by several programs, 2025 to 2026). Only these
 * stay in a diagnosis: a name that is not here could be a person's words. What a recogniser reads has to be here.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Names of fields: of forms, of GraphQL's variables, and of answers. */
export const knownFields = words(`
  __a __aaid __ar __bid __ccg __comet_req __crn __csr __d __dyn __hblp __hs __hsdp __hsi __jssesw __req __rev __s __sjsp
  __spin_b __spin_r __spin_t __typename __user av doc_id dpr fb_api_analytics_tags fb_api_caller_class
  fb_api_req_friendly_name fb_dtsg jazoest lsd qpl_active_flow_ids server_timestamps variables

  input actor_id ai_generated_self_disclosure_metadata allow attachments attribution_id_v2 audience audiences base_state
  client_mutation_id composer_entry_point composer_session_id composer_source_surface composer_type deny entity
  event_share_metadata explicit_place_id external_url feedback_id idempotence_token inline_activities is_autosave_draft
  is_original_audio_reusable length link logging message navigation_data notify_when_processed offset photo
  post_collaborators post_publish_story_data privacy privacy_targeting publishing_flow ranges reels_remix remix_status
  request_review_data reshare_post_as_sticker review_request_status scheduled_publish_time share share_params
  share_scrape_data share_type source story_id story_location supported_flows surface tag_expansion_state text
  text_format_preset_id to_id tracking unpublished_content_data unpublished_content_type video
  was_self_disclosed_as_ai_generated canonical final url urlInfo user

  checkPhotosToReelsUpsellEligibility feedLocation feedbackSource focusCommentID gridMediaWidth groupID
  inviteShortLinkKey isEvent isFeed isFunFactPost isFundraiser isGroup isPageNewsFeed isProfileReviews isSocialLearning
  isTimeline isWorkSharedDraft privacySelectorRenderLocation referringStoryRenderLocation renderLocation scale
  useDefaultActor

  base business_presence business_presence_id channels identities ad_campaign_group raw_boosted_component_spec
  FACEBOOK_GROUP FACEBOOK_NEWS_FEED FACEBOOK_POST FACEBOOK_REEL FACEBOOK_REELS FACEBOOK_STORY FACEBOOK_VIDEO
  INSTAGRAM_FEED INSTAGRAM_POST INSTAGRAM_REEL INSTAGRAM_REELS INSTAGRAM_STORY INSTAGRAM_VIDEO geo_gating
  targeted_privacy_data ig_targeted_privacy_data ig_business_id ig_collaborators enable_remix is_draft is_scheduled
  metadata placements should_share_to_story trim_timestamps start_time_in_sec end_time_in_sec video_id

  data errors extensions is_final label path code severity story_create story post_id legacy_story_hideable_id
  logging_token feed_story_edge group_feed_story_edge node default_actor id move_to_trash_story success
  xfamily_content_create items pending_publish_content_id creation_time facebook_group facebook_news_feed facebook_post
  facebook_reel facebook_story facebook_video instagram_feed instagram_post instagram_reel instagram_story
  instagram_video cpx_reel_publish published_video_id payload photoID imageSrc thumbSrc width height
  alt_text accessibility_caption custom_accessibility_caption

  archive_only caption children_metadata client_sidecar_id clips_share_preview_to_feed disable_comments disable_oa_reuse
  igtv_share_preview_to_feed is_meta_only_post is_open_to_public_submission is_unified_video
  like_and_view_counts_disabled location media_share_flow share_to_facebook share_to_fb_destination_type
  share_to_threads share_to_threads_destination_id source_type upload_id video_subtitles_enabled
  media pk media_type product_type carousel_media is_private status did_delete media_id
  video_edit_params crop_width crop_height crop_x1 crop_y1 mute trim_start trim_end upload_media_duration_ms
  upload_media_width upload_media_height
  video_id metadata placements ig_business_id trim_timestamps is_draft is_scheduled published_video_id success
  cpx_reel_publish creativeTools
`);

/** Names of operations that publish, change or remove (Meta's own list of 2026-01 and recordings to 2026-10). */
export const knownOperations = words(`
  ComposerStoryCreateMutation ComposerStoryCreateWebMutation ComposerStoryEditMutation ComposerStoryEditWebMutation
  CometReshareStoryCreateMutation useCometPhotoAlbumStoryCreateMutation EventCometStoryCreateMutation_StoryMutation
  useCometFeedComposerPublish useCometTrashPostMutation useCometArchivePostMutation PCFBMoveToTrashStoryMutation
  PCFBMoveToTrashStoryMutationWithReauth CometActivityLogItemCurationMutation useCometFeedStoryRescheduleMutation
  useCometUpdateScheduleTimeDialogRescheduleMutation useCometUpdateScheduleTimeDialogPublishMutation
  useCometScheduledPostManualPublishMutation CometMediaChangeAltTxtMutation
  BusinessComposerStoryCreationMutation BusinessComposerStoryEditMutation BusinessComposerVideoEditMutation
  BusinessComposerVideoSetPublishedMutation BusinessComposerVideoSetOkMutation
  BusinessComposerVideoSetUndiscoverableMutation ReelComposerReelPublishMutation ReelComposerDraftReelPublishMutation
  VideoComposerVideoPublishingMutation BusinessContentManagerPublishContentMutation
  BusinessContentManagerRescheduleContentMutation BusinessContentManagerCancelScheduleContentMutation
  BusinessContentManagerDeleteContentMutation
  useCometUFICreateCommentMutation CometUFIFeedbackReactMutation CometPrivacySelectorSavePrivacyMutation
  StoriesCreateMutation BirthdayCometPostMutation CometProfileSwitchMutation
`);

/** The hosts that the pages send to. */
export const knownHosts = words(`
  www.facebook.com business.facebook.com upload.facebook.com upload-business.facebook.com vupload-edge.facebook.com
  vupload-edge-business.facebook.com vupload2-business.facebook.com rupload.facebook.com graph.facebook.com
  graph-video.facebook.com www.instagram.com i.instagram.com
`);

/** What the paths of their addresses are made of. */
export const knownSegments = words(`
  ajax api attachments clips comments configure configure_sidecar configure_text_only_post configure_to_clips
  configure_to_igtv configure_to_story create delete fb_video graphql igtv media photo query react_composer receive
  requests rupload_igphoto rupload_igvideo start upload v1 video web
`);

/** What a request may be made by. */
export const knownMethods = words('GET POST PUT PATCH DELETE');

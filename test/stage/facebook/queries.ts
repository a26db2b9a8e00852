import * as v from 'valibot';
import { documents } from './answers.ts';
import type { LoggedRequest } from './http.ts';
import { mentionable } from './identities.ts';
import { type Store, type StoredPost, storyId } from './posts.ts';
import { identityOf } from './publish.ts';
import { Refused, read } from './refused.ts';

/**
 * Answers what is no publishing. The names and what is asked are recorded where Meta's own code is known; the answers
 * carry only what the page needs, and the name of the call that saves an alternative text is made up.
 */
export function answerQuery(store: Store, { friendlyName = '', variables, fields }: LoggedRequest): string {
  const known = answers[friendlyName] ?? answers[friendlyName.replace(/_.*$/, '')];
  if (!known) throw new Refused(1675002, `no call ${friendlyName}`);
  return documents({ data: known(store, variables, fields.av ?? '') });
}

type Answer = (store: Store, variables: unknown, actor: string) => Record<string, unknown>;

const answers: Record<string, Answer> = {
  CometNewsFeedPaginationQuery: (store, variables) => {
    const { groupID } = read(v.looseObject({ groupID: v.nullish(v.string()) }), variables);
    const shown = store.posts.filter(({ group, scheduledFor, channel }) => {
      return (groupID ?? undefined) === group && !scheduledFor && !channel?.startsWith('INSTAGRAM');
    });
    return { viewer: { news_feed: { edges: shown.reverse().map((post) => ({ node: nodeOf(post) })) } } };
  },
  FeedComposerCometRootQuery: () => ({ viewer: { composer: { can_schedule: true } } }),
  CometEditFeedComposerDialogQuery: () => ({ viewer: { composer: { can_schedule: false } } }),
  ShareToFeedComposerCometDialogQuery: () => ({ viewer: { composer: { can_schedule: false } } }),
  CometPrivacySelectorPickerContainerQuery: () => ({ privacy_selector: { base_states: audiences } }),
  CometPrivacySelectorSavePrivacyMutation: () => ({ privacy_selector_save: { success: true } }),
  useFeedComposerCometMentionsTypeaheadQuery: (_store, variables) => {
    const { query } = read(v.looseObject({ query: v.string() }), variables);
    const nodes = mentionable.filter(({ name }) => name.toLowerCase().startsWith(query.toLowerCase()));
    return { comet_composer_typeahead: { nodes: nodes.map(({ id, name }) => ({ id, name })) } };
  },
  ComposerLinkAttachmentPreviewQuery: (_store, variables) => {
    const { params } = read(v.looseObject({ params: v.looseObject({ url: v.string() }) }), variables);
    if (!URL.canParse(params.url)) return { link_preview: null };
    const { href, host } = new URL(params.url);
    const share = { share_type: 100, share_params: { urlInfo: { canonical: href }, title: titleOf(host) } };
    return {
      link_preview: { share_scrape_data: JSON.stringify(share), story_attachment: { title: titleOf(host) } },
    };
  },
  CometPhotoDetailsSaveAltTextMutation: saveAltText,
  BusinessComposerPhotoAltTextSaveMutation: saveAltText,
  BusinessComposerVideoSetPublishedMutation: () => ({ video_set_published: { success: true } }),
  useCometUFICreateCommentMutation: (store, variables) => {
    const message = v.looseObject({ text: v.string() });
    const entries = { feedback_id: v.string(), idempotence_token: v.string(), message };
    const { input } = read(v.looseObject({ input: v.looseObject(entries) }), variables);
    const node = { id: store.newId(), body: { text: input.message.text } };
    return { comment_create: { feedback_comment_edge: { node } } };
  },
  CometUFIFeedbackReactMutation: () => ({ feedback_react: { feedback: { id: 'feedback' } } }),
  CometUFILiveTypingBroadcastMutation: () => ({ live_typing_broadcast: { client_mutation_id: '1' } }),
  ComposerStoryEditMutation: (store, variables) => {
    const message = v.looseObject({ text: v.string() });
    const { input } = read(
      v.looseObject({ input: v.looseObject({ story_id: v.string(), message }) }),
      variables,
    );
    const post = postNamed(store, input.story_id);
    post.text = input.message.text;
    return { story_edit: { story: { id: input.story_id, url: post.url } } };
  },
  BusinessContentManagerScheduledContentQuery: (store) => ({
    content: { items: plannedIn(store).map(({ id, text }) => ({ id, text })) },
  }),
  // What the planner's requests hold and are answered with is not recorded: see `planner-variables.ts`.
  BusinessContentManagerRescheduleContentMutation: (store, variables) => {
    const post = plannedNamed(store, variables);
    post.scheduledFor = newTimeIn(variables);
    return mutated(post);
  },
  BusinessContentManagerCancelScheduleContentMutation: (store, variables) => {
    const post = plannedNamed(store, variables);
    store.posts.splice(store.posts.indexOf(post), 1);
    store.drafts.push(post);
    return mutated(post);
  },
  BusinessContentManagerDeleteContentMutation: (store, variables) => {
    const post = plannedNamed(store, variables);
    store.posts.splice(store.posts.indexOf(post), 1);
    return mutated(post);
  },
  useCometTrashPostMutation: (store, variables) => {
    const { input } = read(v.looseObject({ input: v.looseObject({ story_id: v.string() }) }), variables);
    store.posts.splice(store.posts.indexOf(postNamed(store, input.story_id)), 1);
    return { move_to_trash_story: { success: true } };
  },
};

const audiences = ['EVERYONE', 'FRIENDS', 'SELF'];

function saveAltText(store: Store, variables: unknown): Record<string, unknown> {
  const wanted = v.object({ photo_id: v.string(), custom_alt_text: v.string() });
  const { input } = read(v.looseObject({ input: v.looseObject(wanted.entries) }), variables);
  const photo = store.media.get(input.photo_id);
  if (!photo) throw new Refused(1373034, `no photo ${input.photo_id}`);
  photo.alt = input.custom_alt_text;
  return { photo_alt_text_save: { photo: { id: photo.id } } };
}

function nodeOf(post: StoredPost) {
  const { id, actor, text, media, link, url } = post;
  const attachments = media.map((one) => ({
    id: one.id,
    kind: one.kind,
    uri: mediaUrl(one.id),
    accessibility_caption: one.alt,
  }));
  const { name } = identityOf(actor);
  return {
    id: storyId(post),
    post_id: id,
    url,
    actors: [{ id: actor, name }],
    message: { text },
    attachments,
    link,
  };
}

/** The address of an uploaded file on the platform's content hosts. */
export function mediaUrl(id: string): string {
  return `https://scontent.xx.fbcdn.net/v/t39.30808-6/${id}_n.jpg`;
}

function postNamed(store: Store, node: string): StoredPost {
  const post = store.posts.find((one) => storyId(one) === node);
  if (!post) throw new Refused(1373034, `no story ${node}`);
  return post;
}

const plannedIn = ({ posts }: Store) => posts.filter(({ scheduledFor }) => scheduledFor !== undefined);

const mutated = (post: StoredPost) => ({ publishing_action: { mutated_story_ids: [storyId(post)] } });

/** The scheduled post whose id stands anywhere in a request. */
function plannedNamed(store: Store, variables: unknown): StoredPost {
  const said = JSON.stringify(variables);
  const post = plannedIn(store).find((each) => said.includes(each.id) || said.includes(storyId(each)));
  if (!post) throw new Refused(1373034, 'no such content');
  return post;
}

/** In seconds, whichever of the ways that the page has. */
function newTimeIn(variables: unknown): number {
  const said = JSON.stringify(variables);
  const text = /"(?:scheduled_publish_time|time|scheduled_at)":"?([^",}]+)/.exec(said)?.[1] ?? '';
  const time = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (!time) throw new Refused(1675012, 'no time');
  return time > 100_000_000_000 ? Math.floor(time / 1000) : time;
}

function titleOf(host: string): string {
  return `${host.replace(/^www\./, '')}: Startseite`;
}

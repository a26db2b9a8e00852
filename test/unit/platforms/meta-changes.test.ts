import { describe, expect, test } from 'vitest';
import { recogniseChange as onFacebook } from '../../../utils/platforms/facebook/recognise.ts';
import { wire as facebookWire } from '../../../utils/platforms/facebook/wire.ts';
import { recogniseChange as onInstagram } from '../../../utils/platforms/instagram/recognise.ts';
import { wire as instagramWire } from '../../../utils/platforms/instagram/wire.ts';
import { changeNamed } from '../../../utils/platforms/meta/change-name.ts';
import type { Exchange } from '../../../utils/post/types.ts';
import { at } from './meta-fixtures.ts';

const page = '61550000000001';
const post = '122100000000000009';
const story = `S:_I${page}:${post}`;
const soon = at + 3 * 86_400_000;
const seconds = soon / 1000;

interface Asked {
  name: string;
  variables: unknown;
  url?: string;
  answer?: unknown;
  status?: number;
}

function asked({
  name,
  variables,
  url = 'https://business.facebook.com/api/graphql/?_callFlowletID=1',
  answer = { data: { publishing_action: { mutated_story_ids: [story] } } },
  status = 200,
}: Asked): Exchange {
  const fields = { av: page, fb_api_req_friendly_name: name, variables: JSON.stringify(variables) };
  return {
    ...{ url, method: 'POST', requestHeaders: {}, requestBody: String(new URLSearchParams(fields)) },
    ...{ files: [], status, at },
    responseBody: typeof answer === 'string' ? answer : JSON.stringify(answer),
  };
}

/** What an exchange says of the post. */
const ofPost = (exchange: Exchange) => onFacebook(exchange).find(({ id }) => id === post);

describe('of what an operation is, its name says', () => {
  test.each([
    ['ComposerStoryEditMutation', 'edited'],
    ['ComposerStoryEditWebMutation', 'edited'],
    ['BusinessComposerStoryEditMutation', 'edited'],
    ['BusinessComposerVideoEditMutation', 'edited'],
    ['BusinessContentManagerRescheduleContentMutation', 'rescheduled'],
    ['useCometFeedStoryRescheduleMutation', 'rescheduled'],
    ['BusinessContentManagerCancelScheduleContentMutation', 'deleted'],
    ['BusinessContentManagerDeleteContentMutation', 'deleted'],
    ['useCometTrashPostMutation', 'deleted'],
    ['useCometArchivePostMutation', 'deleted'],
    ['PCFBMoveToTrashStoryMutation', 'deleted'],
    ['PCFBMoveToTrashStoryMutationWithReauth', 'deleted'],
    ['PolarisPostDeleteMutation', 'deleted'],
    ['usePolarisEditMediaCaptionMutation', 'edited'],
    ['deletePostMutation', 'deleted'],
  ])('%s: %s', (name, kind) => {
    expect(changeNamed(name)).toBe(kind);
    const body = `av=1&fb_api_req_friendly_name=${name}&variables=%7B%7D`;
    expect(facebookWire.worthReading(body)).toBe(true);
    if (/Edit|[Dd]elete|Archive/.test(name)) expect(instagramWire.worthReading(body)).toBe(true);
  });

  test.each([
    'ComposerStoryCreateMutation',
    'BusinessComposerStoryCreationMutation',
    'BusinessComposerVideoSetPublishedMutation',
    'BusinessComposerPublishMutation',
    'CometEditFeedComposerDialogQuery',
    'useCometUFIDeleteCommentMutation',
    'useCometUFIEditCommentMutation',
    'CometPostEditCommentPrivacyMutation',
    'BusinessContentManagerDeleteDraftContentMutation',
    'BizInboxDeleteMessageContentMutation',
    'StoriesDeleteMutation',
    'useCometEditPostAudienceMutation',
    'CometPrivacySelectorSavePrivacyMutation',
    'useCometPhotoAlbumStoryEditMutation',
    'AdsStoryEditMutation',
    'BusinessAdPostDeleteMutation',
    'CometSavedPostDeleteMutation',
    'useCometUnarchivePostMutation',
    'useCometRestoreTrashPostMutation',
    'CometMediaChangeAltTxtMutation',
    'CometVideoEditorTrimMutation',
    'CometProfileEditMutation',
    'CometActivityLogItemCurationMutation',
    'usePolarisDeleteMediaTagMutation',
    'BusinessVideoCaptionsDeleteMutation',
    '',
  ])('%s is none', (name) => {
    expect(changeNamed(name)).toBeUndefined();
    expect(onFacebook(asked({ name, variables: { input: { post_id: post } } }))).toEqual([]);
  });
});

test.each([
  'BusinessContentManagerPublishContentMutation',
  'useCometScheduledPostManualPublishMutation',
  'useCometUpdateScheduleTimeDialogPublishMutation',
])('%s: what was planned is out now', (name) => {
  const exchange = asked({ name, variables: { input: { story_ids: [story] } } });
  expect(ofPost(exchange)).toMatchObject({ kind: 'rescheduled', at });
  expect(facebookWire.worthReading(exchange.requestBody)).toBe(true);
});

describe('whichever way the post is named', () => {
  const shapes: Record<string, unknown> = {
    'a list of stories': { input: { actor_id: page, story_ids: [story], page_id: page } },
    'a story in base64': { input: { story_node: btoa(`${story}:${post}`) } },
    'an id of its own': { input: { content_id: post } },
    'a number': { contentID: 1_221_000_000_000_009 },
    'page and post': { input: { target: { page_post_id: `${page}_${post}` } } },
    'a list of entries': { input: { items: [{ content: { id: '1' } }, { content: { id: post } }] } },
    'without an input': { ids: ['99999999', post] },
  };
  test.each(Object.entries(shapes))('%s', (_, variables) => {
    const name = 'BusinessContentManagerDeleteContentMutation';
    const changes = onFacebook(asked({ name, variables }));
    const id = 'contentID' in Object(variables) ? '1221000000000009' : post;
    expect(changes).toContainEqual({ platform: 'facebook', profile: page, id, kind: 'deleted' });
  });

  test('what is attached, shared, or says who sees it is another', () => {
    const others = { attachments: [{ id: '1' }, { share_params: [post] }], audience: { id: post } };
    const name = 'BusinessComposerStoryEditMutation';
    expect(ofPost(asked({ name, variables: { input: { content_id: '44444444', ...others } } }))).toBe(
      undefined,
    );
  });

  test('however much stands there, so many and no more', () => {
    const name = 'BusinessContentManagerDeleteContentMutation';
    const many = Array.from({ length: 5000 }, (_, index) => String(10_000_000 + index));
    const changes = onFacebook(asked({ name, variables: { input: { ids: many } } }));
    expect(changes.length).toBeLessThanOrEqual(60);
    let deep: unknown = post;
    for (let depth = 0; depth < 500; depth += 1) deep = { deep };
    expect(onFacebook(asked({ name, variables: { deep } }))).toEqual([]);
  });
});

describe('the new time', () => {
  const name = 'BusinessContentManagerRescheduleContentMutation';
  const rescheduled = (fields: Record<string, unknown>) =>
    ofPost(asked({ name, variables: { input: { story_ids: [story], ...fields } } }));

  test.each<[string, Record<string, unknown>]>([
    ['in seconds', { scheduled_publish_time: seconds }],
    ['in seconds, as a text', { schedule_time: String(seconds) }],
    ['in milliseconds', { scheduledTime: soon }],
    ['with its zone', { unpublished: { scheduled_at: new Date(soon).toISOString() } }],
    ['beside the one before', { old_time: at / 1000 - 60, scheduled_publish_time: seconds }],
    ['twice', { scheduled_publish_time: seconds, schedule: { time: soon } }],
  ])('%s', (_, fields) => {
    expect(rescheduled(fields)).toEqual({
      ...{ platform: 'facebook', profile: page, id: post, kind: 'rescheduled', at: soon },
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['none', {}],
    ['one that is over', { scheduled_publish_time: at / 1000 - 60 }],
    ['one in a hundred years', { scheduled_publish_time: seconds + 3_000_000_000 }],
    ['two of them', { time: seconds, schedule_time: seconds + 600 }],
    ['one without its zone', { schedule_time: '2026-11-26T10:00:00' }],
    ['a number under another name', { version: seconds }],
  ])('is not said by %s', (_, fields) => {
    expect(rescheduled(fields)).toEqual({
      ...{ platform: 'facebook', profile: page, id: post, kind: 'rescheduled' },
    });
  });

  test('of a post that www names alone is of that one alone', () => {
    const input = { actor_id: page, story_id: btoa(`${story}:${post}`), scheduled_publish_time: seconds };
    const by = { name: 'useCometFeedStoryRescheduleMutation', variables: { input } };
    expect(onFacebook(asked({ ...by, url: 'https://www.facebook.com/api/graphql/' }))).toEqual([
      { platform: 'facebook', profile: page, id: post, kind: 'rescheduled', at: soon },
    ]);
  });

  test('goes with an edit that says it, and not with a deletion', () => {
    const input = { story_ids: [story], unpublished_content_data: { scheduled_publish_time: seconds } };
    const by = (name: string) => ofPost(asked({ name, variables: { input } }));
    expect(by('BusinessComposerStoryEditMutation')).toMatchObject({ kind: 'edited', at: soon });
    expect(by('BusinessContentManagerDeleteContentMutation')).not.toHaveProperty('at');
  });
});

describe('counts only where it was accepted', () => {
  const name = 'BusinessContentManagerDeleteContentMutation';
  const variables = { input: { content_ids: [post] } };
  test.each<[string, Partial<Asked>]>([
    ['another status', { status: 500 }],
    ['no answer', { answer: '' }],
    ['nothing under its root', { answer: { data: { content_delete: null } } }],
    ['an error', { answer: { data: { content_delete: { id: post } }, errors: [{ message: 'no' }] } }],
    ['no success', { answer: { data: { content_delete: { result: { success: false } } } } }],
    ['errors within', { answer: { data: { content_delete: { id: post, errors: [{ code: 1 }] } } } }],
    ['nothing that was changed', { answer: { data: { publishing_action: { mutated_story_ids: [] } } } }],
    ['another host', { url: 'https://facebook.com.example/api/graphql/' }],
    ['another path', { url: 'https://business.facebook.com/ajax/bz' }],
  ])('%s', (_, change) => {
    expect(onFacebook(asked({ name, variables, ...change }))).toEqual([]);
  });

  test('an error that harms nothing is none', () => {
    const warned = { data: { content_delete: { id: post } }, errors: [{ severity: 'WARNING' }] };
    expect(ofPost(asked({ name, variables, answer: warned }))).toMatchObject({ kind: 'deleted' });
  });

  test('what saves itself, and what is of a comment, is none', () => {
    const edit = (input: object) =>
      ofPost(asked({ name: 'BusinessComposerStoryEditMutation', variables: { input } }));
    expect(edit({ content_id: post })).toBeDefined();
    expect(edit({ content_id: post, base: { is_autosave_draft: true } })).toBe(undefined);
    expect(edit({ content_id: post, feedback_id: 'ZmVlZGJhY2s6MQ==' })).toBe(undefined);
  });
});

describe('Instagram', () => {
  const pk = '3983826488373409445';
  const rest = (path: string, answer: unknown, status = 200): Exchange => ({
    ...{ url: `https://www.instagram.com/api/v1${path}`, method: 'POST', requestHeaders: {}, files: [], at },
    ...{ requestBody: 'caption_text=Neu&jazoest=22047', status, responseBody: JSON.stringify(answer) },
  });
  const change = { platform: 'instagram', profile: '', id: pk };

  test.each<[string, unknown, string]>([
    [`/media/${pk}/edit_media/`, { status: 'ok' }, 'edited'],
    [`/media/${pk}_61236465677/edit_media/`, { media: { pk, code: 'Ab' } }, 'edited'],
    [`/media/${pk}_61236465677/delete/?media_type=PHOTO`, { did_delete: true, status: 'ok' }, 'deleted'],
    [`/media/${pk}/only_me/`, { status: 'ok' }, 'deleted'],
  ])('%s', (path, answer, kind) => {
    const exchange = rest(path, answer);
    expect(onInstagram(exchange)).toEqual([{ ...change, kind }]);
    expect(instagramWire.concerns(exchange.url, 'POST')).toBe(true);
    expect(instagramWire.worthReading(exchange.requestBody)).toBe(true);
    expect(onInstagram({ ...exchange, status: 400 })).toEqual([]);
    expect(onInstagram(rest(path, { status: 'fail' }))).toEqual([]);
  });

  test.each([
    `/media/${pk}/like/`,
    `/media/${pk}/comment/`,
    `/media/${pk}/undo_only_me/`,
    `/media/${pk}/info/`,
  ])('%s is none', (path) => {
    const exchange = rest(path, { status: 'ok', did_delete: true });
    expect(onInstagram(exchange)).toEqual([]);
    expect(instagramWire.concerns(exchange.url, 'POST')).toBe(false);
  });

  test.each([
    ['https://www.instagram.com/api/graphql', { media_id: `${pk}_61236465677`, caption_text: 'Neu' }],
    ['https://www.instagram.com/graphql/query', { input: { media: { pk } } }],
  ])('%s, by the name of its operation', (url, variables) => {
    const answer = { data: { xdt_edit_media: { media: { pk } } }, status: 'ok' };
    const exchange = asked({ name: 'usePolarisEditMediaCaptionMutation', variables, url, answer });
    expect(onInstagram(exchange)).toContainEqual({ ...change, profile: page, kind: 'edited' });
    expect(instagramWire.concerns(url, 'POST')).toBe(true);
    expect(onInstagram({ ...exchange, responseBody: '{"data":{"x":{"y":1}},"status":"fail"}' })).toEqual([]);
  });
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import { takeFailure } from '../failures.ts';
import { loseAnswer } from '../http.ts';
import type { Faults } from './faults.ts';
import { cookieOf, type LoggedRequest, sendJson } from './http.ts';
import { type Account, createIds, type StoredMedia, type StoredPost } from './posts.ts';
import { answerFor, makePost, publishCallOf, readWish } from './publish.ts';
import { isUpload, receive, type Upload } from './uploads.ts';

/** What the server keeps. */
export interface Store {
  accounts: Account[];
  posts: StoredPost[];
  comments: { media: string; text: string }[];
}

/** Answers the page's calls on both hosts; gives false for what is none. */
export function createApi(store: Store, faults: Faults) {
  const uploads = new Map<string, Upload>();
  const polled = new Map<string, number>();
  const newId = createIds();

  /** True if the post waits for a video of it, once more. */
  const isTranscoding = (key: string, hasVideo: boolean) => {
    const polls = (polled.get(key) ?? 0) + 1;
    polled.set(key, polls);
    return hasVideo && polls <= faults.transcoding;
  };

  const publish = (logged: LoggedRequest, request: IncomingMessage, response: ServerResponse) => {
    const call = publishCallOf(logged.path);
    if (!call) return false;
    const owner = store.accounts.find(({ id }) => id === cookieOf(logged, 'ds_user_id'));
    if (!owner) return fail(request, response, 'login_required', 403);
    if (logged.headers['x-csrftoken'] !== cookieOf(logged, 'csrftoken'))
      return fail(request, response, 'CSRF token missing or incorrect', 403);
    const failure = takeFailure(faults.failures);
    if (failure?.kind === 'silent') return true;
    if (failure?.kind === 'refused')
      return fail(request, response, 'Please wait a few minutes before you try again.', failure.status);
    const wish = readWish(call, logged, uploads);
    if (typeof wish === 'string') return fail(request, response, wish);
    const key = keyOf(wish.media);
    const hasVideo = wish.media.some(({ kind }) => kind === 'video');
    if (isTranscoding(key, hasVideo)) return fail(request, response, 'Transcode not finished yet.', 202);
    // The same uploads are the same post, however often a client that had no answer asks.
    const known = store.posts.find(({ media }) => keyOf(media) === key);
    const post = known ?? makePost(wish, owner, newId);
    if (!known) store.posts.push(post);
    if (failure?.kind === 'lost') loseAnswer(request);
    else if (failure?.kind === 'vague') sendJson(request, response, { status: 'ok' });
    else sendJson(request, response, answerFor(post, faults.bareIds));
    return true;
  };

  return (logged: LoggedRequest, request: IncomingMessage, response: ServerResponse): boolean => {
    const { path, fields } = logged;
    if (isUpload(path)) {
      const { status, body } = receive(uploads, logged, newId);
      sendJson(request, response, body, status);
      return true;
    }
    if (path === '/api/v1/feed/user/own/') {
      const items = store.posts.filter(({ kind }) => kind !== 'story').reverse();
      sendJson(request, response, {
        items: items.map((post) => ({ pk: post.pk, id: post.id, caption: post.caption })),
        status: 'ok',
      });
      return true;
    }
    const edited = editOf(logged);
    if (edited) {
      const post = store.posts.find((each) => each.pk === edited.pk);
      if (!post) return fail(request, response, 'Media not found or unavailable');
      post.caption = edited.caption;
      const media = { pk: post.pk, id: post.id, code: post.code, caption: { text: post.caption } };
      const isQuery = path === '/graphql/query';
      const body = isQuery ? { data: { xdt_edit_media: { media } } } : { media };
      sendJson(request, response, { ...body, status: 'ok' });
      return true;
    }
    if (path === '/graphql/query') {
      const body = { data: { viewer: { user: { id: cookieOf(logged, 'ds_user_id') } } }, status: 'ok' };
      sendJson(request, response, { ...body, extensions: { is_final: true } });
      return true;
    }
    const [, media] = /^\/api\/v1\/web\/comments\/(\d+)\/add\/$/.exec(path) ?? [];
    if (media) {
      const text = fields.comment_text ?? '';
      store.comments.push({ media, text });
      sendJson(request, response, { id: String(newId()), text, status: 'ok' });
      return true;
    }
    const [, pk] = /^\/api\/v1\/web\/create\/(\d+)\/delete\/$/.exec(path) ?? [];
    if (pk) {
      store.posts.splice(0, Infinity, ...store.posts.filter((post) => post.pk !== pk));
      sendJson(request, response, { did_delete: true, status: 'ok' });
      return true;
    }
    if (path.startsWith('/api/v1/direct_v2/')) {
      sendJson(request, response, { action: 'item_ack', status_code: '200', status: 'ok' });
      return true;
    }
    return publish(logged, request, response);
  };
}

/** Which post gets which caption, in either of the ways that the page has: see `own-posts.tsx`. */
function editOf({ path, fields }: LoggedRequest): { pk: string; caption: string } | undefined {
  const [, pk] = /^\/api\/v1\/media\/(\d+)_\d+\/edit_media\/$/.exec(path) ?? [];
  if (pk) return { pk, caption: fields.caption_text ?? '' };
  if (fields.fb_api_req_friendly_name !== 'usePolarisEditMediaCaptionMutation') return undefined;
  const { media, caption_text } = JSON.parse(fields.variables ?? '{}');
  return { pk: media.pk, caption: caption_text };
}

function keyOf(media: StoredMedia[]): string {
  return media.map(({ uploadId }) => uploadId).join();
}

function fail(request: IncomingMessage, response: ServerResponse, message: string, status = 400): true {
  sendJson(request, response, { message, status: 'fail' }, status);
  return true;
}

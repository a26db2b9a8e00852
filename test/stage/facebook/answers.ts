import { type StoredPost, storyId } from './posts.ts';
import type { BusinessPosts } from './publish.ts';

/**
 * The bodies of answers. No recording of an answer to a publishing request is public: their fields are put together
 * from several programs that read them (as of 2026-10), and everything beside those fields is left out. That several
 * documents come one a line, the last with `is_final`, is recorded (2026-03).
 */

/** A post is out, or will be at its time: then it has no id yet. */
export function published(post: StoredPost, root = 'story_create'): string {
  const id = post.scheduledFor ? null : post.id;
  const url = post.scheduledFor ? null : post.url;
  const story = { id: storyId(post), url };
  const edge = post.group ? { group_feed_story_edge: { node: { url } } } : {};
  const create = {
    story_id: id,
    post_id: id,
    logging_token: null,
    publishing_flow: 'FALLBACK',
    story,
    ...edge,
  };
  return documents({ data: { [root]: create } }, { path: [root], data: {} });
}

/** A post that is out, with an error that harms nothing. */
export function warned(post: StoredPost, code = 1357010): string {
  const error = { message: 'field_exception', code, severity: 'WARNING' };
  return JSON.stringify({ data: { story_create: { post_id: post.id, story: null } }, errors: [error] });
}

/** A post that will be out soon; its id is told later, by a way that nobody has described. */
export function asynchronous(): string {
  const create = { story_id: null, post_id: null, logging_token: null, publishing_flow: 'ASYNC_SILENT' };
  return documents({ data: { story_create: { ...create, story: null } } });
}

/** Nothing was published. */
export function refused(code = 1373034, message = 'A server error', root = 'story_create'): string {
  return JSON.stringify({ data: { [root]: null }, errors: [{ message, code, severity: 'CRITICAL' }] });
}

/** The posts that the Business Suite made of one request. What an error looks like is a guess. */
export function publishedChannels({ posts, isDraft }: BusinessPosts, refusedChannels: string[] = []): string {
  const first = posts[0];
  if (isDraft)
    return JSON.stringify({ data: { xfamily_content_create: { items: [{ id: '1' }], errors: null } } });
  const items = first?.scheduledFor
    ? [{ pending_publish_content_id: first.id }]
    : posts.map(({ id }) => ({ story: { post_id: id } }));
  const error = { message: 'Could not be shared', code: 1366046 };
  const each = Object.fromEntries([
    ...posts.map(({ channel }) => [(channel ?? '').toLowerCase(), null]),
    ...refusedChannels.map((channel) => [channel.toLowerCase(), error]),
  ]);
  const errors = first?.scheduledFor ? null : each;
  return JSON.stringify({ data: { xfamily_content_create: { items, errors } } });
}

/** The answer under `/ajax/`, with the prefix that keeps it from being run as a script. */
export function ajax(payload: unknown): string {
  const json = JSON.stringify({ __ar: 1, payload });
  return `for (;;);${json.replaceAll('/', '\\/')}`;
}

/** One document a line; all but the first are deferred parts. */
export function documents(...parts: Record<string, unknown>[]): string {
  return parts
    .map((part, index) => {
      const label = index > 0 ? { label: 'ComposerStoryCreateMutation$defer$feed' } : {};
      return JSON.stringify({ ...label, ...part, extensions: { is_final: index === parts.length - 1 } });
    })
    .join('\n');
}

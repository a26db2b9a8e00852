import type { Exchange } from '../../post/types.ts';
import { fieldsOf, isAccepted, postedTo } from '../meta/exchange.ts';
import { documents, parsed } from '../meta/json.ts';
import { id, read, recordOf } from '../meta/schemas.ts';

/** One GraphQL request of www.facebook.com or business.facebook.com. */
export interface Request {
  /** The operation's name. It says what something surely is, never what it is not: names change. */
  name: string;
  /** As whom the page acts. */
  viewer: string | undefined;
  variables: Record<string, unknown>;
  input: Record<string, unknown>;
}

/** The request of an exchange, `undefined` where it is none that changes something. */
export function requestOf(exchange: Exchange): Request | undefined {
  if (!/^\/api\/graphql\/?$/.test(postedTo(exchange, 'facebook.com'))) return undefined;
  const form = fieldsOf(exchange);
  const variables = recordOf(parsed(form.get('variables') ?? ''));
  const input = recordOf(variables?.input);
  if (!variables || !input) return undefined;
  const viewer = read(id, form.get('av'));
  return { name: form.get('fb_api_req_friendly_name') ?? '', viewer, variables, input };
}

/** What the answer says under the names that the test takes; the first that is not null. */
export function answered(exchange: Exchange, isMeant: (name: string) => boolean): unknown {
  const roots = records(documents(exchange.responseBody)).flatMap(({ data }) =>
    Object.entries(recordOf(data) ?? {}),
  );
  return roots.find(([name, value]) => value != null && isMeant(name))?.[1];
}

/**
 * What a request that publishes was answered with: the root under which the post stands, that it was refused, or something
 * that is not known, so that the post may be out.
 */
export type Answer = { root: unknown } | 'refused' | 'unknown';

/** Reads the answer; the post is looked for under the names that the test takes, and then wherever its id stands. */
export function answerTo(exchange: Exchange, isMeant: (name: string) => boolean): Answer {
  const { status } = exchange;
  if (status >= 400 && status < 500) return 'refused';
  if (!isAccepted(exchange)) return 'unknown';
  const read = records(documents(exchange.responseBody));
  const roots = read.flatMap(({ data }) => Object.entries(recordOf(data) ?? {}));
  const named = roots.filter(([name]) => isMeant(name)).map(([, root]) => root);
  const root = named.find((each) => each != null);
  if (root !== undefined) return { root };
  const isFault = read.some(({ errors, error }) => error != null || (Array.isArray(errors) && errors.length));
  if (named.length || isFault) return 'refused';
  const other = roots.map(([, each]) => each).find((each) => postsIn(each).length);
  return other === undefined ? 'unknown' : { root: other };
}

/** So far below its root a post's id may stand. */
const deepest = 6;

/** The records in it that name a post, the outermost first. */
export function postsIn(value: unknown): Record<string, unknown>[] {
  let level: unknown[] = [value];
  const found: Record<string, unknown>[] = [];
  for (let depth = 0; depth < deepest && level.length; depth += 1) {
    found.push(...records(level).filter(namesPost));
    level = level.flatMap((each) => (typeof each === 'object' && each ? Object.values(each) : []));
  }
  return found;
}

const namesPost = (record: Record<string, unknown>) =>
  Object.entries(record).some(([name, value]) => isPostId(name, value) || isPermalink(value));

/** Whether a field is the id of a post: `post_id`, `story_id`, `legacy_story_hideable_id`, or a story's own. */
export function isPostId(name: string, value: unknown): boolean {
  const isStory = typeof value === 'string' && name === 'id' && value.startsWith('Uzpf');
  return isStory || (/(?:post|story).*id$/i.test(name) && read(id, value) !== undefined);
}

/** Whether it is the address of a post, as answers give them (observed to 2026-10). */
export function isPermalink(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^https:\/\/(?:[\w-]+\.)*facebook\.com\/.*(?:\/(?:posts|videos|reel|share)\/|permalink|story_fbid|pfbid)/.test(
      value,
    )
  );
}

function records(values: readonly unknown[]): Record<string, unknown>[] {
  return values.map(recordOf).filter((each) => each !== undefined);
}

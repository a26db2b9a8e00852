import * as v from 'valibot';
import type { Change, Exchange } from '../../post/types.ts';
import { changesNamed } from '../meta/changes.ts';
import { isAccepted } from '../meta/exchange.ts';
import { anything, id, maybe, read } from '../meta/schemas.ts';
import { postIdOf } from './ids.ts';
import { answered, requestOf } from './request.ts';

const input = v.object({ story_id: id, actor_id: maybe(id), feedback_id: anything });
const trashed = v.object({ success: anything });

/**
 * What an accepted request changed of a post: of the one that it names as `story_id`, else of each that it may mean whose
 * operation says so.
 */
export function recogniseChange(exchange: Exchange): Change[] {
  const request = isAccepted(exchange) ? requestOf(exchange) : undefined;
  const story = read(input, request?.input);
  if (story?.feedback_id != null) return [];
  const named = changesNamed(exchange, 'facebook');
  const { kind, at } = named[0] ?? { kind: isTrashed(exchange) ? ('deleted' as const) : undefined };
  const profile = story?.actor_id ?? request?.viewer;
  if (!story || !profile || !kind) return named;
  const id = postIdOf(story.story_id);
  return [{ platform: 'facebook', profile, id, kind, ...(at !== undefined && { at }) }];
}

/** Told by what it is answered with, whatever its name (`useCometTrashPostMutation`, 2026-09). */
function isTrashed(exchange: Exchange): boolean {
  const root = answered(exchange, (field) => field === 'move_to_trash_story');
  const trash = read(trashed, root);
  return trash !== undefined && trash.success !== false;
}

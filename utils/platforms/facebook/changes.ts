import * as v from 'valibot';
import type { Change, Exchange } from '../../post/types.ts';
import { isAccepted } from '../meta/exchange.ts';
import { anything, id, maybe, read } from '../meta/schemas.ts';
import { postIdOf } from './ids.ts';
import { answered, requestOf } from './request.ts';

const input = v.object({ story_id: id, actor_id: maybe(id), feedback_id: anything });
const trashed = v.object({ success: anything });

/** The edit or deletion that an accepted request made (`ComposerStoryEditMutation`, `useCometTrashPostMutation`, 2026-09). */
export function recogniseChange(exchange: Exchange): Change[] {
  const request = isAccepted(exchange) ? requestOf(exchange) : undefined;
  const story = read(input, request?.input);
  const profile = story?.actor_id ?? request?.viewer;
  if (!request || !story || !profile || story.feedback_id != null) return [];
  const kind = kindOf(request.name, exchange);
  return kind ? [{ platform: 'facebook', profile, id: postIdOf(story.story_id), kind }] : [];
}

function kindOf(name: string, exchange: Exchange): Change['kind'] | undefined {
  const trash = read(
    trashed,
    answered(exchange, (field) => field === 'move_to_trash_story'),
  );
  if (trash) return trash.success === false ? undefined : 'deleted';
  // What an edit is answered with is not known: something that is not null.
  const isEdit = /StoryEdit/.test(name) && answered(exchange, () => true) !== undefined;
  return isEdit ? 'edited' : undefined;
}

import type { Draft } from './draft.ts';
import { say } from './labels.ts';
import type { FeedPost } from './posts.ts';
import type { Place } from './publish.ts';
import { identity } from './setup.ts';

/** What the dialog is for: a new post, another text for one that is out, or sharing somebody's. */
export type Purpose =
  | { kind: 'create' }
  | { kind: 'edit'; post: FeedPost }
  | { kind: 'share'; post: FeedPost };

/** The query by which each of them opens. */
export const openings: Record<Purpose['kind'], string> = {
  create: 'FeedComposerCometRootQuery',
  edit: 'CometEditFeedComposerDialogQuery',
  share: 'ShareToFeedComposerCometDialogQuery',
};

/** What the dialog says. */
export function wordsFor({ kind }: Purpose, place: Place): { title: string; hint: string; button: string } {
  const hint = place.kind === 'group' ? say.groupPlaceholder : say.trigger;
  if (kind === 'edit') return { title: say.editPost, hint, button: say.save };
  if (kind === 'share') return { title: say.share, hint: say.sharePlaceholder, button: say.shareNow };
  return { title: say.createPost, hint, button: say.post };
}

/** What is in the dialog when it opens. */
export function draftFor(purpose: Purpose): Draft {
  return {
    text: purpose.kind === 'edit' ? purpose.post.message.text : '',
    ranges: [],
    media: { kind: 'none' },
    audience: identity.kind === 'page' ? 'EVERYONE' : 'FRIENDS',
    scheduledFor: undefined,
    shared: purpose.kind === 'share' ? purpose.post.post_id : undefined,
  };
}

import type { Change } from '../../post/types.ts';

/*
 * What changes a post says so in its operation's name: `ComposerStoryEdit(Web)Mutation`, `useCometTrashPostMutation`,
 * `useCometArchivePostMutation`, `PCFBMoveToTrashStoryMutation(WithReauth)`, `useCometFeedStoryRescheduleMutation`,
 * `BusinessComposer{Story,Video}EditMutation`, `BusinessContentManager{Reschedule,CancelSchedule,Delete}ContentMutation` (Meta's
 * own list of its operations, 2025-12 to 2026-01). Names change, so their words are read. The tap, which is in every page, asks
 * less of them.
 */

const post = /Content|Story|Post|Video|Reel|Clips|Media|Caption(?!s)/;
const other =
  /Comment|Reply|Draft|Message|Inbox|Thread|Stories|Audience|Privacy|Album|Ads?(?=[A-Z])|Boost|Campaign|Saved|Collection|Reaction|Tag|Event|Group|Poll|Label|Highlight|Notif|Collab|Feedback|Captions|Thumbnail|Restore|Undo/;
const acts = [
  ['deleted', /Delet|Trash|Archive|Cancel(?:Content)?Schedul/],
  ['rescheduled', /Reschedul/],
  ['edited', /Edit(?:ed)?(?=[A-Z_]|$)/],
] as const;

/**
 * Whether it makes public at once what was planned (`BusinessContentManagerPublishContentMutation`,
 * `useCometScheduledPostManualPublishMutation`, `useCometUpdateScheduleTimeDialogPublishMutation`, same list).
 */
export const publishesPlanned = (name: string): boolean =>
  /(?:Manager|Manual|ScheduleTimeDialog)Publish(?:Content)?Mutation/.test(name);

/** What an operation of this name does to a post that exists; nothing for comments, drafts, stories, albums and the like. */
export function changeNamed(name: string): Change['kind'] | undefined {
  const words = name.charAt(0).toUpperCase() + name.slice(1);
  if (!/Mutation/.test(words) || !post.test(words) || other.test(words)) return undefined;
  return acts.find(([, act]) => act.test(words))?.[0];
}

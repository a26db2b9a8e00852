import type { Difference } from './difference.ts';
import type { Loss } from './plan.ts';
import type { ProblemReport } from './problem.ts';
import type { Progress } from './progress.ts';
import type { Change, Platform } from './types.ts';

/**
 * What became of a publication on one account, with what no preview could tell before it was read at its source. `differs`: what
 * stands there otherwise than it was planned.
 */
export type Outcome = { account: string; losses?: Loss[] } & (
  | { state: 'done'; url: string; differs?: Difference[]; twice?: Twice }
  /**
   * It is public at this time, milliseconds since 1970: until then the server keeps it, or the extension does. `isMoved`: a person
   * has moved it there because its post was moved.
   */
  | {
      state: 'scheduled';
      at: number;
      keptHere: boolean;
      isMoved?: boolean;
      differs?: Difference[];
      hindered?: Hindrance;
    }
  /** What was planned is not published. */
  | { state: 'cancelled' }
  /** Nothing is sent before, and a person may undo it; milliseconds since 1970. */
  | { state: 'paused'; until: number }
  /** Its pause is over, or a person has undone it. */
  | { state: 'sending'; progress?: Progress }
  | { state: 'undone' }
  /** It is to be gone from Mastodon, and is not yet where something hinders that. */
  | { state: 'taking-back'; problem?: ProblemReport }
  | { state: 'taken-back' }
  /** `twin`: where the same stands already, if that is why. */
  | { state: 'waiting' | 'failed'; problem: ProblemReport; twin?: string }
);

/** It stands twice: where the second is, whether that is being taken away, and what hinders it. */
export interface Twice {
  links: string[];
  isLeaving?: boolean;
  problem?: ProblemReport;
}

/** Why what is planned stayed as it was: a problem, or it may be published by now. */
export type Hindrance = ProblemReport | 'late';

/** Why a publication is offered and did not go by itself. The words for it are in the locales under `offer.<key>`. */
export type OfferReason =
  /** The switch was off. */
  | 'not-armed'
  /** No press of a person on the Post button was seen. */
  | 'not-pressed'
  /** It is not what the composer held when Post was pressed. */
  | 'text-differs'
  /** The Post button that was pressed could not be seen. */
  | 'button-hidden'
  /** What was pressed may have been something else: the press was led to the Post button, or that was there only for it. */
  | 'not-aimed'
  /** The switch was on by a rule, and could not be seen. */
  | 'pill-hidden'
  /** Nothing says surely that it was published: it is made of the draft, or of what was sent. */
  | 'unseen'
  /** A video was changed in the page, and its file is as it was chosen. */
  | 'video-edited'
  /** Of a picture or video the bytes were not seen, as where a draft was restored: it is offered without that. */
  | 'media-missing'
  /** It is what a composer held, and was published under an id that is not known as that profile's. */
  | 'other-profile'
  /** It was published, and nobody saw in which composer. */
  | 'no-composer'
  /** Whether what was changed for Mastodon still holds, a person has to say: see `doubt`. */
  | 'edits-in-doubt';

/**
 * What is not sure of what a person changed for Mastodon: `outdated`, the original has changed since, and which text goes is
 * asked; `loose`, nobody can say what of the published post it was for, so it holds for nothing; `unsure`, something was pressed in
 * the preview while that may not have been seen.
 */
export type EditsDoubt = 'outdated' | 'loose' | 'unsure';

/** What a person is told of one publication of a tab. */
export interface Notice {
  /** The publication's. */
  id: string;
  platform: Platform;
  profileName: string;
  /** Its first words. */
  excerpt: string;
  /** When it was published, milliseconds since 1970. */
  time: number;
  /** A person changed something for Mastodon alone. */
  edited: boolean;
  doubt?: EditsDoubt;
  accounts: { id: string; handle?: string | undefined; name: string }[];
  /** What was done to it on its platform since, where its mirror stands, or is planned, as it was. */
  changed?: Change['kind'];
  /** When it is to be public there now, milliseconds since 1970, where that was said. */
  changedTo?: number;
  /** Where it still is offered: why it did not go by itself. */
  offered: OfferReason | undefined;
  outcomes: Outcome[];
}

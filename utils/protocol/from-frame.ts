import * as v from 'valibot';
import type { Notice } from '../post/notice.ts';
import { accounts, edits, text, whichText } from './shapes.ts';
import type { PreviewBasis } from './views.ts';

/*
 * What a frame of ours inside a platform's page may say to the background. It is of the extension's own origin, so the page
 * can neither read nor press what is in it; but it stands in the page's tab, so each message carries the ticket that watch
 * was given for it, and the background looks whether it comes from that tab and that frame.
 */
const ticket = v.pipe(v.string(), v.uuid());

export const fromFrame = v.variant('type', [
  /** At first, and whenever watch says that there is news. Answered by FrameAnswer. */
  v.object({ type: v.literal('frame-hello'), ticket }),
  v.object({ type: v.literal('frame-choose'), ticket, accounts }),
  v.object({ type: v.literal('frame-edit'), ticket, edits }),
  v.object({ type: v.literal('frame-mirror'), ticket, publication: text, text: v.exactOptional(whichText) }),
  v.object({ type: v.literal('frame-dismiss'), ticket, publication: text }),
  /** A person does not want it sent, as long as nothing was. */
  v.object({ type: v.literal('frame-undo'), ticket, publication: text }),
  /** What stands on this account is to be gone. */
  v.object({ type: v.literal('frame-take-back'), ticket, publication: text, account: text }),
  /** It is to go although the same stands there, or not at all. */
  v.object({ type: v.literal('frame-all-the-same'), ticket, publication: text, account: text }),
  v.object({ type: v.literal('frame-discard'), ticket, publication: text, account: text }),
  /** What stands there is to be corrected. */
  v.object({ type: v.literal('frame-correct'), ticket, publication: text, account: text }),
  /** What is planned of it is not to be published, or at the time that the message names: on every account. */
  v.object({ type: v.literal('frame-cancel'), ticket, publication: text }),
  v.object({ type: v.literal('frame-replan'), ticket, publication: text }),
  /** The second of what stands twice on this account is to be gone, or both stay. */
  v.object({ type: v.literal('frame-remove-double'), ticket, publication: text, account: text }),
  v.object({ type: v.literal('frame-keep-both'), ticket, publication: text, account: text }),
  /** What is said in its video is to stand below it. */
  v.object({ type: v.literal('frame-transcript'), ticket, publication: text, account: text }),
  v.object({ type: v.literal('frame-options'), ticket }),
]);
export type FromFrame = v.InferOutput<typeof fromFrame>;

/** What a frame is for: the preview of a composer, or what is told of its tab. */
export type FrameAnswer =
  | { kind: 'composer'; composer: string; tab: number; basis: PreviewBasis }
  | { kind: 'notices'; tab: number; notices: Notice[] };

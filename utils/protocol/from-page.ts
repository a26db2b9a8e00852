import * as v from 'valibot';
import type { OfferReason } from '../post/notice.ts';
import type { Shape } from '../post/shape.ts';
import { change, drafted, longText, many, platform, profile, publication, text } from './shapes.ts';
import type { ComposerView } from './views.ts';

/*
 * What lookout and watch may say to the background. Our own code, but it runs beside a page's: parsed, held to this narrow
 * list, and taken only from a tab's own page. Nothing in it says what goes to Mastodon instead of what was published: edits,
 * accounts and answers to questions come from pages of the extension's own (`from-frame.ts`). No answer holds a token.
 */

const offerReasons = [
  'not-armed',
  'not-pressed',
  'text-differs',
  'button-hidden',
  'not-aimed',
  'pill-hidden',
  'unseen',
  'video-edited',
  'media-missing',
  'other-profile',
  'no-composer',
  'edits-in-doubt',
] as const satisfies OfferReason[];

/** What a page does that takes the mirror away from the person. */
export const troubles = ['tap-lost', 'panel-removed', 'frame-failed'] as const;
export type Trouble = (typeof troubles)[number];

/**
 * What of a page is not as this version knows it: the composer of a post that is out, the request that published one, or what
 * a known request was answered with.
 */
export const missing = ['composer', 'request', 'answer'] as const;
export type Missing = (typeof missing)[number];

/** Whether a platform's pages are still as this version knows them, with shapes of requests for a diagnosis. */
const health = v.object({
  platform,
  state: v.picklist(['ok', 'changed']),
  missing: v.exactOptional(v.picklist(missing)),
  shapes: many(v.custom<Shape>((value) => typeof value === 'object' && value !== null)),
});
export type Health = v.InferOutput<typeof health>;

const composer = text;

export const fromPage = v.variant('type', [
  /** A composer may be open, or something may have been published: put watch into this page. */
  v.object({ type: v.literal('watch'), platform }),
  /** How this page's line is renewed after an update. */
  v.object({ type: v.literal('line'), secret: v.pipe(v.string(), v.uuid()) }),
  /** How it is renewed, where an earlier version has said so. Answered by a string or nothing. */
  v.object({ type: v.literal('earlier-line') }),
  /** A composer of this profile is open. Answered by a ComposerView. */
  v.object({ type: v.literal('composer'), composer, profile, openedAt: v.number(), sighted: v.boolean() }),
  /** A person pressed the switch. `sure`: it was as drawn, uncovered and in its place; else our own window asks. */
  v.object({ type: v.literal('arm'), composer, armed: v.boolean(), sure: v.boolean(), excerpt: longText }),
  /** Post was pressed in an armed composer: should the page be gone before anything is heard of it, that is told. */
  v.object({ type: v.literal('pressed'), composer, texts: many(longText) }),
  /** What came of it is known, and there is nothing to tell: it was refused, or is not for everybody. */
  v.object({ type: v.literal('settled'), composer }),
  v.object({ type: v.literal('gone'), composers: many(composer) }),
  /** The page goes for good, and with it all that it had to offer. */
  v.object({ type: v.literal('left') }),
  /** The post of an armed composer was accepted, at a person's press, as it stood there. Answered by `Taken`. */
  v.object({ type: v.literal('published'), composer, publication, drafted }),
  /**
   * A post that does not go by itself. Its files stay in the page. Without a composer the profile's rule says whether it is
   * offered; `acting` is who acts on the page, as far as it tells.
   */
  v.object({
    type: v.literal('offer'),
    composer: v.nullable(composer),
    acting: v.exactOptional(profile),
    publication,
    drafted,
    reason: v.picklist(offerReasons),
  }),
  /** Post was pressed at this time, and nobody saw what came of it: it is looked for at its source, and offered. */
  v.object({ type: v.literal('look-for'), composer, since: v.number() }),
  /** The draft that was offered has been published after all, or was not. */
  v.object({ type: v.literal('withdraw'), publication: text }),
  /** A ticket for a frame of ours in this page: which composer it is for, or none for what is told of the tab. */
  v.object({
    type: v.literal('frame'),
    ticket: v.pipe(v.string(), v.uuid()),
    composer: v.nullable(composer),
  }),
  v.object({
    type: v.literal('trouble'),
    trouble: v.picklist(troubles),
    platform,
    composer: v.nullable(composer),
    /** What was told is over: what had not come is there. */
    isOver: v.optional(v.literal(true)),
  }),
  /** Let the pointer reach everything in this page, also what lets it through; for a moment. */
  v.object({ type: v.literal('probe'), isOn: v.boolean() }),
  /** A post was edited or deleted on its platform, or got another time there: each that may be meant. */
  v.object({ type: v.literal('change'), changes: many(change) }),
  v.object({ type: v.literal('options') }),
  v.object({ type: v.literal('health'), health }),
]);
export type FromPage = v.InferOutput<typeof fromPage>;

/** What each of them is answered with. */
export interface PageAnswers {
  watch: undefined;
  line: undefined;
  'earlier-line': string | undefined;
  composer: ComposerView;
  arm: ComposerView | undefined;
  pressed: undefined;
  settled: undefined;
  gone: undefined;
  left: undefined;
  published: Taken;
  offer: undefined;
  'look-for': undefined;
  withdraw: undefined;
  frame: undefined;
  trouble: undefined;
  probe: undefined;
  change: undefined;
  options: undefined;
  health: undefined;
}

/** Whether the background has taken it: then it lies in the outbox. */
export interface Taken {
  taken: boolean;
  /** Why a person is to be asked first. */
  because?: OfferReason;
}

import type { Shape } from '../post/shape.ts';
import type { Exchange } from '../post/types.ts';
import type { Health, Missing } from '../protocol/from-page.ts';
import { carries } from './carries.ts';
import type { Heard } from './publications.ts';
import type { OpenComposer, Store, TabIo } from './state.ts';

/** How long after a composer has closed the page may take to say what became of its post, in milliseconds. */
export const waits = 20_000;

/** The same where there is a video, which is sent on its way while the composer is gone already. */
const waitsForVideo = 10 * 60_000;

function waitsFor({ draft }: OpenComposer): number {
  const hasVideo = draft.parts.some(({ media }) => media.some(({ kind }) => kind === 'video'));
  return hasVideo ? waitsForVideo : waits;
}

/** So many requests are remembered for a diagnosis. */
const most = 20;

/** A request that was not understood. */
interface Unknown {
  at: number;
  body: string;
}

/** Who the health of a page asks. */
interface Questions {
  /** Whether a composer's post still has not been seen to be published. */
  isOpen(composer: OpenComposer): boolean;
  /** The page has changed: a person decides on what stood in the composer. */
  offer(composer: OpenComposer): void;
  /** A request was understood that published nothing for everybody: no post is waited for any more. */
  settled(): void;
}

/**
 * Notices that a platform's page is no longer what it was: a post was published that no composer is known of, or Post was
 * pressed, the composer closed, and nothing that the page sent was understood. What it sent instead is kept as shapes,
 * without a word of what was written.
 */
export function createHealth(io: TabIo, store: Store, { isOpen, offer, settled }: Questions) {
  let shapes: Shape[] = [];
  let unknown: Unknown[] = [];
  let understoodAt = Number.NEGATIVE_INFINITY;
  let told: string | undefined;
  let changedPlatform: Health['platform'] | undefined;

  function tell(platform: Health['platform'], missing?: Missing): void {
    const state = missing ? 'changed' : 'ok';
    if (told === (missing ?? state)) return;
    told = missing ?? state;
    changedPlatform = missing && platform;
    const health: Health = { platform, state, shapes, ...(missing && { missing }) };
    void io.ask({ type: 'health', health }).catch(() => {});
  }

  function judge(composer: OpenComposer, pressedAt: number): void {
    const { platform } = composer.profile;
    const text = (composer.press?.draft ?? composer.draft).parts.map((part) => part.text).join('\n');
    // What carries the post's own text, and is not understood, may have published it, whatever else was sent.
    const left = unknown.some(({ at, body }) => at >= pressedAt && carries(body, text));
    const isKnown = !isOpen(composer) || (understoodAt >= pressedAt && !left);
    // Somebody pressed something else before it closed: the post was given up.
    const isGivenUp = !left && !composer.press?.isLast;
    if (isKnown) tell(platform);
    else if (!isGivenUp) {
      tell(platform, left ? 'answer' : 'request');
      offer(composer);
    }
  }

  return {
    hear(exchange: Exchange, heard: Heard): void {
      if (heard === 'upload') return;
      const isUnderstood = heard === 'other' && io.recogniser.understands(exchange);
      if (heard === 'published' || isUnderstood) {
        understoodAt = io.now();
        if (isUnderstood) settled();
        if (changedPlatform) tell(changedPlatform);
        return;
      }
      unknown = [...unknown, { at: io.now(), body: exchange.requestBody }].slice(-most);
      const shape = io.recogniser.shapeOf?.(exchange);
      if (shape) shapes = [...shapes, shape].slice(-most);
    },
    gone(composer: OpenComposer): void {
      const pressedAt = composer.press?.at;
      // Where nothing that the page sends is seen, nothing can be understood.
      if (pressedAt === undefined || !store.state().sighted) return;
      io.later(() => judge(composer, pressedAt), waitsFor(composer));
    },
    /** A post of this platform is, or may be, out, and no composer is known of. */
    strayed: (platform: Health['platform']) => tell(platform, 'composer'),
  };
}

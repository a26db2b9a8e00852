import type { Health } from '../messages.ts';
import type { Shape } from '../post/shape.ts';
import type { Exchange } from '../post/types.ts';
import type { Heard } from './mirrors.ts';
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

/**
 * Notices that a platform's page is no longer what it was: Post was pressed, the composer closed, and nothing that the
 * page sent was understood. What it sent instead is kept as shapes, without a word of what was written.
 */
export function createHealth(io: TabIo, store: Store, changed: (composer: OpenComposer) => void) {
  let shapes: Shape[] = [];
  let understoodAt = Number.NEGATIVE_INFINITY;
  let told: Health['state'] | undefined;
  let changedPlatform: Health['platform'] | undefined;

  function tell(state: Health['state'], platform: Health['platform']): void {
    if (told === state) return;
    told = state;
    void io.send({ type: 'health', health: { platform, state, shapes } }).catch(() => {});
  }

  return {
    hear(exchange: Exchange, heard: Heard): void {
      if (heard === 'upload') return;
      // What belongs to no composer may mean that the page's ids are others now.
      if (heard === 'published' || (heard === 'other' && io.recogniser.understands(exchange))) {
        understoodAt = io.now();
        if (changedPlatform) tell('ok', changedPlatform);
        return;
      }
      const shape = io.recogniser.shapeOf?.(exchange);
      if (shape) shapes = [...shapes, shape].slice(-most);
    },
    gone(composer: OpenComposer): void {
      const { pressedAt } = composer;
      // Of a stale tab nothing is seen, whatever the page sends.
      if (pressedAt === undefined || store.state().stale) return;
      io.later(() => {
        const { platform } = composer.profile;
        if (understoodAt >= pressedAt) return tell('ok', platform);
        tell('changed', platform);
        changedPlatform = platform;
        changed(composer);
      }, waitsFor(composer));
    },
  };
}

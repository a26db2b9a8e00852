import type { Limits } from '../post/account.ts';
import type { FreedMedia } from '../post/freed-file.ts';
import { Problem } from '../post/problem.ts';
import type { Media } from '../post/types.ts';
import type { DeliverIo } from './deliver-io.ts';
import type { Delivery } from './types.ts';

/** The pictures and videos of one delivery, freed of where and when they were taken. */
export interface Freeing {
  /** Begins with one that will be needed soon. */
  begin(number: number): void;
  /** Gives one and keeps it no longer. Rejects with Problem. */
  take(number: number): Promise<FreedMedia>;
}

/** What is freed while the server is asked needs not be waited for afterwards. */
export function freeMedia(delivery: Delivery, limits: Limits, io: DeliverIo): Freeing {
  const begun = new Map<number, Promise<FreedMedia>>();

  async function kept(number: number): Promise<Media> {
    const media = await io.readMedia(delivery.source.publication, number);
    // It was never stored, or what is stored is none; or a person has given the post up.
    if (!media) throw new Problem('refused', 'media-missing');
    return media;
  }

  async function free(number: number): Promise<FreedMedia> {
    return io.prepare(await kept(number), limits, {
      keepCredit: !delivery.dropCredit,
      asItIs: delivery.asItIs === true,
      asJpeg: (delivery.mediaFailures?.[number] ?? 0) > 0,
    });
  }

  return {
    begin(number) {
      const freed = free(number);
      // Whoever takes it is told.
      freed.catch(() => {});
      begun.set(number, freed);
    },
    async take(number) {
      const freed = begun.get(number);
      if (!freed) return free(number);
      begun.delete(number);
      // Nothing of what was given up meanwhile leaves.
      await kept(number);
      return freed;
    },
  };
}

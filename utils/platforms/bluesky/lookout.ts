import type { Lookouts } from '../contract.ts';

/** A dialog with a post being written in it; what reaches the lookout at all writes records (`wire.ts`). */
export const lookout: Lookouts = {
  platform: 'bluesky',
  looksLikeComposer: (element) =>
    element.closest('[role="dialog"]')?.querySelector('[data-testid="composePostView"]') != null,
  mayPublish: () => true,
};

import type { Lookouts } from '../contract.ts';

/** The dialog of "new post", which begins with a way to choose files; whatever is not an upload may publish. */
export const lookout: Lookouts = {
  platform: 'instagram',
  looksLikeComposer: (element) =>
    element.closest('[role="dialog"]')?.querySelector('input[type="file"], [contenteditable]') != null,
  mayPublish: ({ url }) => !url.includes('/rupload_ig'),
};

import type { Lookouts } from '../contract.ts';

/**
 * Any field for rich text outside a post that is read; everything on the Business Suite's own address. Comments are told by
 * what they answer, and never publish.
 */
export const lookout: Lookouts = {
  platform: 'facebook',
  looksLikeComposer: (element) =>
    location.hostname.startsWith('business.') ||
    (!!element.closest('[contenteditable]') && !element.closest('[role="article"]')),
  mayPublish: ({ url, requestBody }) =>
    url.includes('/graphql') && !/%22feedback_id%22%3A%22/i.test(requestBody),
};

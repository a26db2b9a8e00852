/** Where a composer may be: the match patterns of every platform. */
export const matches = [
  'https://bsky.app/*',
  'https://www.facebook.com/*',
  'https://business.facebook.com/*',
  'https://www.instagram.com/*',
] as const;

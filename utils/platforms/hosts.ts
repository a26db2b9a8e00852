/** Where a composer may be: the match patterns of every platform. */
export const matches = ['https://bsky.app/*'] as const;

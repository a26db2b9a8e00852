/** Every scope the server knows, in the order of its discovery document. */
export const scopesSupported = [
  'read',
  'profile',
  'write',
  ...[
    'accounts',
    'blocks',
    'bookmarks',
    'conversations',
    'favourites',
    'filters',
    'follows',
    'lists',
    'media',
    'mutes',
    'notifications',
    'reports',
    'statuses',
  ].map((part) => `write:${part}`),
  ...[
    'accounts',
    'blocks',
    'bookmarks',
    'favourites',
    'filters',
    'follows',
    'lists',
    'mutes',
    'notifications',
    'search',
    'statuses',
  ].map((part) => `read:${part}`),
  'follow',
  'push',
];

/** Scopes in a string that names them, separated by spaces. */
export function scopesOf(scopes: string): string[] {
  return scopes.split(/\s+/).filter(Boolean);
}

/** Whether the granted scopes contain this one, or the wider one it belongs to. */
export function allows(granted: string, scope: string): boolean {
  const names = scopesOf(granted);
  return names.includes(scope) || names.includes(scope.split(':')[0] ?? scope);
}

/** Whether every scope is known to the server. */
export function areKnown(scopes: string): boolean {
  return scopesOf(scopes).every((scope) => scopesSupported.includes(scope));
}

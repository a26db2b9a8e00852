/** Where each platform's composers may be, as match patterns. */
type Places = Record<string, readonly string[]>;

/**
 * How the manifest has to list what runs in a platform's pages before their scripts: the tap in their own world, and right
 * behind it the lookout in ours, so that what both settle is settled before any other script runs.
 */
export function pageScripts(places: Places) {
  return Object.entries(places).flatMap(([platform, matches]) => [
    { matches: [...matches], run_at: 'document_start', js: [`tap-${platform}.js`], world: 'MAIN' },
    { matches: [...matches], run_at: 'document_start', js: [`lookout-${platform}.js`] },
  ]);
}

/** Whether a file of the extension as built is one that its manifest leads to. */
export function isKnownFile(path: string, platforms: readonly string[]): boolean {
  const platform = `(${platforms.join('|')})`;
  return new RegExp(
    `^(manifest\\.json|managed-schema\\.json|background\\.js|(popup|composer|options|ask|frame|report|start|catch-up)\\.html|(tap|lookout|watch|shown)-${platform}\\.js|` +
      `(assets|chunks)/[^/]+\\.(js|css)|icon/[^/]+\\.(png|svg)|` +
      `_locales/(de|en)/messages\\.json)$`,
  ).test(path);
}

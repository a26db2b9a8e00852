/** Where each platform's composers may be, as match patterns. */
type Places = Record<string, readonly string[]>;

/** How the manifest has to list watch: on each platform's pages its own, before their scripts, in our world. */
export function watchScripts(places: Places) {
  return Object.entries(places).map(([platform, matches]) => ({
    ...{ matches: [...matches], run_at: 'document_start', js: [`watch-${platform}.js`] },
  }));
}

/** How it has to list the taps, which alone run in the page's own world. WXT sorts their patterns. */
export function tapScripts(places: Places) {
  return Object.entries(places).map(([platform, matches]) => ({
    ...{ run_at: 'document_start', js: [`content-scripts/tap-${platform}.js`], world: 'MAIN' },
    matches: matches.toSorted(),
  }));
}

/** Whether a file of the extension as built is one that its manifest leads to. */
export function isKnownFile(path: string, platforms: readonly string[]): boolean {
  const platform = `(${platforms.join('|')})`;
  return new RegExp(
    `^(manifest\\.json|background\\.js|(popup|options)\\.html|(watch-${platform}|panel)\\.js|` +
      `content-scripts/tap-${platform}\\.js|(assets|chunks)/[^/]+\\.(js|css)|icon/[^/]+\\.(png|svg)|` +
      `_locales/(de|en)/messages\\.json)$`,
  ).test(path);
}

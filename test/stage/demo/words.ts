import { librarian, press, type Stage } from '../stage.ts';

/** What a person reads who may now try it by hand. */
export function invitation(stage: Stage, headless: boolean): string {
  const profile = `https://${stage.mastodon.host}/@${press.username}`;
  const { port } = stage.front;
  const lines = [
    'The stage is open. Nothing of it leaves this machine; every address works only in the browser it opened.',
    '',
    `  Bluesky          https://bsky.app/ (signed in as ${press.handle})`,
    `  Mastodon         ${profile} (public)`,
    `  Sign in there    user ${press.username}, password "${press.password}"`,
    `  Another server   bücher.example (300 characters, 2 pictures): user ${librarian.username}, password "${librarian.password}"`,
    '',
    'To try:',
    '  – write another post: pictures, a thread, a warning, a quote; "Auch auf Mastodon" beside the Post button',
    '  – post with the switch off, and take the offer that appears afterwards',
    '  – write more than 500 characters in a thread, or add a picture without an alternative text',
    '  – write for Mastodon itself in the popup, go on in a window of its own, correct what stands there',
    '  – open the popup and the options of the extension: rules, a second account, signing out',
    '',
    ...(headless
      ? [
          'There is no display, so the browser shows no window. From a shell, what stands on Mastodon:',
          `  curl --insecure --connect-to ::127.0.0.1:${port} ${profile}`,
          '',
        ]
      : []),
    'Ctrl+C ends everything.',
  ];
  return lines.join('\n');
}

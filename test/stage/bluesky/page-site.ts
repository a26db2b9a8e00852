import type { RequestListener } from 'node:http';
import type { Bundle } from './bundle.ts';

/** An account as the page stores it under `BSKY_STORAGE` (recorded 2026-11-22). */
export interface StoredAccount {
  service: string;
  did: string;
  handle: string;
  email: string;
  accessJwt: string;
  refreshJwt: string;
  active: boolean;
  pdsUrl: string;
}

/** What the stage tells the page in its document. */
export interface PageSetup {
  language: 'de' | 'en';
  accounts: StoredAccount[];
  displayNames: Record<string, string>;
  /** Elements that only weigh, for the benchmark. */
  nodes: number;
}

/** The page at https://bsky.app: one document for every path. `setup` is asked at each load. */
export function pageSite(bundle: Bundle, setup: () => PageSetup): RequestListener {
  const files: Record<string, { type: string; body: string }> = {
    '/static/main.js': { type: 'text/javascript; charset=utf-8', body: bundle.script },
    '/static/main.css': { type: 'text/css; charset=utf-8', body: bundle.style },
    '/favicon.ico': { type: 'image/svg+xml', body: favicon },
  };
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'https://bsky.app');
    const file = files[pathname] ?? { type: 'text/html; charset=utf-8', body: pageDocument(setup()) };
    // The headers of the real one: no Content-Security-Policy (bskyweb/cmd/bskyweb/server.go).
    response.writeHead(200, {
      'content-type': file.type,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  };
}

const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#2b6cb0"/></svg>';

function pageDocument(setup: PageSetup): string {
  const json = JSON.stringify(setup).replaceAll('<', '\\u003c');
  return `<!doctype html>
<!--
  A neutral imitation of the Bluesky web client for tests and screenshots.
  As recorded from the real client on 2026-11-22 (social-app v1.132.0, its own production build):
    the elements, roles, test ids and aria-labels of the composer and its dialogs, html[lang], the shape of
    BSKY_STORAGE, the focus trap, the order and the bodies of the requests, when the composer closes.
  Read in the source only, not seen running: the shape of a GIF from the picker, the polling up to five times.
  Guesses: everything about the looks, the feed and the side bar; the accounts' switch; the wording of questions;
    the GIF host's name; how the list of drafts looks; what cropping asks; how small a picture is made when quality alone does not do; which shortcuts there are
    besides the letter n; the file input that the media button makes.
-->
<html lang="${setup.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bluesky (stage)</title>
<link rel="stylesheet" href="/static/main.css">
<script type="application/json" id="stage-setup">${json}</script>
</head>
<body>
<div id="root"></div>
<script type="module" src="/static/main.js"></script>
</body>
</html>
`;
}

import type { ServerResponse } from 'node:http';
import type { Bundle } from './bundle.ts';
import type { Account } from './posts.ts';
import type { PublishCall } from './publish.ts';

/** What the stage tells the page in its document. */
export interface PageSetup {
  language: 'de' | 'en';
  account: Account;
  /** How the page sends its requests; XMLHttpRequest is what recordings show. */
  transport: 'xhr' | 'fetch';
  /** Videos are sent in several pieces, which say nothing of their kind (recorded 2026-06, of 10 MiB each). */
  pieces: boolean;
  /** How a caption is edited: as the app does, or by GraphQL. Nobody has recorded it. */
  edits: 'rest' | 'graphql';
  /** Whether the address follows the composer's steps. */
  routes: boolean;
  paths: Record<PublishCall, string>;
}

/** Answers with the page's script, stylesheet or picture, or with its one document for every other path. */
export function sendPage(response: ServerResponse, path: string, page: Page): void {
  const files: Record<string, { type: string; body: string | Buffer }> = {
    '/static/main.js': { type: 'text/javascript; charset=utf-8', body: page.bundle.script },
    '/static/main.css': { type: 'text/css; charset=utf-8', body: page.bundle.style },
    '/static/portrait.png': { type: 'image/png', body: page.portrait },
    '/favicon.ico': { type: 'image/png', body: page.portrait },
  };
  const file = files[path];
  if (file) {
    response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' });
    response.end(file.body);
    return;
  }
  const { account } = page.setup;
  const cookie = 'Domain=.instagram.com; Path=/; Secure';
  response.writeHead(200, {
    ...documentHeaders,
    'set-cookie': [
      `ds_user_id=${account.id}; ${cookie}`,
      `csrftoken=${page.csrf}; ${cookie}`,
      `sessionid=${account.id}%3Astage; HttpOnly; ${cookie}`,
    ],
  });
  response.end(page.still === undefined ? pageDocument(page.setup) : stillDocument(page.still));
}

/** Everything of one load. */
export interface Page {
  bundle: Bundle;
  portrait: Buffer;
  /** For the cookie that the page's calls repeat in a header. */
  csrf: string;
  setup: PageSetup;
  /** What stands in it, for a page without scripts. */
  still?: string | undefined;
}

/** A page without scripts: what is shown is all. */
const stillDocument = (body: string) =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Instagram (stage)</title></head><body>${body}</body></html>`;

// The policy as recorded 2026-02 on answers of www.instagram.com, shortened to what matters here. No Trusted Types.
const policy = [
  "script-src 'self' *.facebook.com *.fbcdn.net *.facebook.net 'unsafe-inline' 'unsafe-eval' blob:",
  "connect-src 'self' https://i.instagram.com https://*.i.instagram.com https://*.od.instagram.com https://i.threads.net *.facebook.com *.fbcdn.net blob:",
  "style-src 'self' 'unsafe-inline' *.fbcdn.net",
  "img-src 'self' data: blob: *.fbcdn.net *.cdninstagram.com",
  "media-src 'self' data: blob: *.fbcdn.net *.cdninstagram.com",
  "worker-src 'self' blob:",
  "object-src 'none'",
].join('; ');

const documentHeaders = {
  'content-type': 'text/html; charset="utf-8"',
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'document-policy': 'force-load-at-top',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'cache-control': 'private, no-cache, no-store, must-revalidate',
};

function pageDocument(setup: PageSetup): string {
  const json = JSON.stringify(setup).replaceAll('<', '\\u003c');
  return `<!doctype html>
<!--
  A neutral imitation of the Instagram web client for tests and screenshots. No account was used for it.
  As several public recordings and projects of 2025 and 2026 agree:
    the entry, the dialog and its changing names, the file input and what it accepts, the caption's editor (Lexical) and
    its attributes, the alternative texts' inputs, buttons that are div[role=button] with nothing but text, the policy,
    the paths, headers, bodies and answers of uploads, of one picture, of several and of a reel, "Transcode not
    finished yet." with status 202, ids beyond 2^53, comments.
  Seen live in German in 2026-09: "Dein Beitrag wurde geteilt."
  From translations of others: the German words of the alternative texts, of the choice of files and of "Erweiterte
    Einstellungen".
  Guesses: everything about the looks; the other German words; that uploads go by XMLHttpRequest; when they start (at
    "Share"); how large a cropped picture may be and which ratios there are; that a video has no alternative text, and
    that none means no such field; a child's field for it (by analogy with the app); the cover's moment; how long the
    client waits for a video; whether Enter makes a line or a paragraph; that the caption stays on the way back; what is
    said of a refused post; the direct message's upload; that the same uploads never make two posts; how a story is
    begun; the names of GraphQL calls; one's own posts in the feed, and how a caption is edited.
-->
<html lang="${setup.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Instagram (stage)</title>
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
